// A graph to an image.
#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <string>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "fault.hpp"
#include "graph/image.hpp"
#include "image_format.hpp"

namespace entente {
namespace {

using Bytes = std::span<const std::byte>;

/// The image of a store, piece by piece.
class ImagePieces {
public:
    explicit ImagePieces(const GraphStore& store) : sections_(store.sections) {
        // The order in which a graph was built is no part of its image.
        std::ranges::stable_sort(sections_, [](const Section& a, const Section& b) {
            return a.kind != b.kind ? a.kind < b.kind : a.index < b.index;
        });
        header_.section_count = static_cast<std::uint32_t>(sections_.size());
        std::size_t offset = sizeof(ImageHeader) + align_up(sections_.size() * sizeof(ImageEntry));
        for (const Section& section : sections_) {
            entries_.push_back({section.kind, section.index, offset, section.bytes.size()});
            offset += align_up(section.bytes.size());
        }
        header_.size = offset;
        ImageChecksum checksum;
        std::size_t skip = image_checksummed_from;
        for_each([&](Bytes bytes) {
            checksum.add(bytes.subspan(skip));
            skip = 0;
        });
        header_.checksum = checksum.value();
    }

    [[nodiscard]] std::size_t size() const { return static_cast<std::size_t>(header_.size); }

    /// Calls `visit` with the bytes of the image in order, in pieces that begin at whole words.
    template <class Visit>
    void for_each(Visit visit) const {
        visit(std::as_bytes(std::span(&header_, 1)));
        padded(std::as_bytes(std::span(entries_)), visit);
        for (const Section& section : sections_)
            padded(section.bytes, visit);
    }

private:
    template <class Visit>
    static void padded(Bytes bytes, Visit& visit) {
        static constexpr std::array<std::byte, image_alignment> zeros = {};
        constexpr std::size_t word = sizeof(std::uint64_t);
        const std::size_t whole = bytes.size() / word * word;
        visit(bytes.first(whole));
        // The rest of the last word goes with the padding, so that every piece is whole words.
        std::array<std::byte, word> last = {};
        const Bytes rest = bytes.subspan(whole);
        std::copy(rest.begin(), rest.end(), last.begin());
        std::size_t done = whole;
        if (!rest.empty()) {
            visit(Bytes(last));
            done += word;
        }
        visit(Bytes(zeros).first(align_up(bytes.size()) - done));
    }

    std::vector<Section> sections_;
    ImageHeader header_;
    std::vector<ImageEntry> entries_;
};

/// A new file beside the one that it is to replace; removed unless it was put in place.
class FileBeside {
public:
    explicit FileBeside(const std::filesystem::path& file)
        : file_(file), beside_(file.string() + ".XXXXXX"), descriptor_(::mkstemp(beside_.data())) {
        if (descriptor_ < 0) refuse();
    }
    ~FileBeside() {
        if (descriptor_ >= 0) ::close(descriptor_);
        if (!placed_) ::unlink(beside_.c_str());
    }
    FileBeside(const FileBeside&) = delete;
    FileBeside& operator=(const FileBeside&) = delete;

    void write(Bytes bytes) {
        while (!bytes.empty()) {
            const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
            if (written < 0 && errno == EINTR) continue;
            if (written < 0) refuse();
            bytes = bytes.subspan(static_cast<std::size_t>(written));
        }
    }
    void put_in_place() {
        constexpr mode_t readable = S_IRUSR | S_IWUSR | S_IRGRP | S_IROTH;
        if (::fchmod(descriptor_, readable) != 0 || ::fsync(descriptor_) != 0) refuse();
        if (std::rename(beside_.c_str(), file_.c_str()) != 0) refuse();
        placed_ = true;
    }

private:
    [[noreturn]] void refuse() const {
        throw data_error("UnwritableFile", fmt::format("{} cannot be written: {}.", file_.string(),
                                                       std::strerror(errno)));
    }

    std::filesystem::path file_;
    std::string beside_;
    int descriptor_;
    bool placed_ = false;
};

}  // namespace

std::vector<std::byte> to_image(const Graph& graph) {
    const ImagePieces pieces(graph.store());
    std::vector<std::byte> image;
    image.reserve(pieces.size());
    pieces.for_each([&](Bytes bytes) { image.insert(image.end(), bytes.begin(), bytes.end()); });
    return image;
}

void write_image(const Graph& graph, const std::filesystem::path& file) {
    const ImagePieces pieces(graph.store());
    FileBeside beside(file);
    pieces.for_each([&](Bytes bytes) { beside.write(bytes); });
    beside.put_in_place();
}

}  // namespace entente
