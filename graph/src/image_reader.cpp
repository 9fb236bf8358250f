// An image to a graph.
#include <memory>
#include <string>

#include <fmt/format.h>

#include "fault.hpp"
#include "graph/image.hpp"
#include "graph/mapped_file.hpp"
#include "image_format.hpp"
#include "section_list.hpp"

namespace entente {
namespace {

using Bytes = std::span<const std::byte>;

/// `name` begins the messages: "The image" and its file, if it is in one.
struct ImageSource {
    std::string name;
    Bytes bytes;

    template <class... Args>
    [[noreturn]] void refuse(const char* detail, fmt::format_string<Args...> why,
                             Args&&... args) const {
        throw data_error(detail, name + ' ' + fmt::format(why, std::forward<Args>(args)...));
    }
};

constexpr const char* mend = "Make it again from what it was made of.";

ImageHeader read_header(const ImageSource& image) {
    ImageHeader header;
    if (image.bytes.size() < sizeof header) {
        image.refuse("DamagedImage", "is cut short: it has {} bytes, less than a header. {}",
                     image.bytes.size(), mend);
    }
    std::memcpy(&header, image.bytes.data(), sizeof header);
    if (header.magic != image_magic) {
        image.refuse("NotAnImage", "is not an entente image.");
    }
    if (header.byte_order != image_byte_order) {
        image.refuse("OtherImage", "is of a machine with another byte order. {}", mend);
    }
    if (header.version != image_version) {
        image.refuse("OtherImage", "is of version {}, and this program reads version {}. {}",
                     header.version, image_version, mend);
    }
    if (header.size != image.bytes.size()) {
        image.refuse("DamagedImage", "is {}: it has {} of {} bytes. {}",
                     image.bytes.size() < header.size ? "cut short" : "damaged", image.bytes.size(),
                     header.size, mend);
    }
    return header;
}

std::vector<Section> read_table(const ImageSource& image, const ImageHeader& header) {
    const std::size_t room = (image.bytes.size() - sizeof header) / sizeof(ImageEntry);
    if (header.section_count > room) {
        image.refuse("DamagedImage", "is damaged: its table has {} sections. {}",
                     header.section_count, mend);
    }
    std::vector<Section> sections;
    for (std::size_t i = 0; i < header.section_count; ++i) {
        ImageEntry entry;
        std::memcpy(&entry, image.bytes.data() + sizeof header + i * sizeof entry, sizeof entry);
        const bool inside =
            entry.offset <= image.bytes.size() && entry.size <= image.bytes.size() - entry.offset;
        if (!inside) {
            image.refuse("DamagedImage", "is damaged: section {} lies outside it. {}", i, mend);
        }
        if (entry.kind < SectionKind::counts || entry.kind > SectionKind::column_cells) {
            image.refuse("DamagedImage", "is damaged: section {} is of no known kind. {}", i, mend);
        }
        sections.push_back({entry.kind, entry.index,
                            image.bytes.subspan(static_cast<std::size_t>(entry.offset),
                                                static_cast<std::size_t>(entry.size))});
    }
    return sections;
}

Graph read_image(const ImageSource& image, std::shared_ptr<const void> keeper, bool verify) {
    const ImageHeader header = read_header(image);
    if (verify) {
        ImageChecksum checksum;
        checksum.add(image.bytes.subspan(image_checksummed_from));
        if (checksum.value() != header.checksum) {
            image.refuse("DamagedImage", "is damaged: its checksum is wrong. {}", mend);
        }
    }
    SectionList sections(read_table(image, header), std::move(keeper));
    try {
        auto store = open_store(std::move(sections));
        if (verify) check_store(*store);
        return Graph(std::move(store));
    } catch (const Error& error) {
        image.refuse("DamagedImage", "is damaged: {} {}", error.diagnostic().message, mend);
    }
}

}  // namespace

Graph from_image(Bytes bytes, bool verify) {
    return read_image({"The image", bytes}, nullptr, verify);
}

Graph from_image(Bytes bytes, bool verify, std::shared_ptr<const void> keeper,
                 const std::string& name) {
    return read_image({name, bytes}, std::move(keeper), verify);
}

Graph open_image(const std::filesystem::path& file, bool verify) {
    const auto mapped = std::make_shared<const MappedFile>(file);
    return read_image({"The image " + file.string(), mapped->bytes()}, mapped, verify);
}

}  // namespace entente
