#include "zone_file.hpp"

#include <algorithm>
#include <cstddef>

namespace entente {
namespace {

/// Big-endian numbers, one after another. What lies beyond the end reads as 0 and makes bad().
class Bytes {
public:
    explicit Bytes(std::string_view bytes) : bytes_(bytes) {}

    [[nodiscard]] bool bad() const { return bad_; }
    std::string_view take(std::size_t count) {
        bad_ = bad_ || count > bytes_.size() - at_;
        if (bad_) return {};
        at_ += count;
        return bytes_.substr(at_ - count, count);
    }
    std::uint64_t number(std::size_t size) {
        std::uint64_t number = 0;
        for (const char byte : take(size))
            number = number << 8U | static_cast<unsigned char>(byte);
        return number;
    }
    std::int64_t signed_64() { return static_cast<std::int64_t>(number(8)); }
    std::int32_t signed_32() { return static_cast<std::int32_t>(number(4)); }
    /// What is left, without the line ends around it.
    [[nodiscard]] std::string_view footer() const {
        const std::string_view rest = bytes_.substr(at_);
        if (bad_ || rest.size() < 2 || rest.front() != '\n' || rest.back() != '\n') return {};
        return rest.substr(1, rest.size() - 2);
    }

private:
    std::string_view bytes_;
    std::size_t at_ = 0;
    bool bad_ = false;
};

struct Header {
    char version = 0;
    std::size_t utc_marks = 0;
    std::size_t standard_marks = 0;
    std::size_t leaps = 0;
    std::size_t changes = 0;
    std::size_t types = 0;
    std::size_t characters = 0;

    /// Of the data behind it, with times of so many bytes.
    [[nodiscard]] std::size_t data_size(std::size_t time) const {
        return changes * (time + 1) + types * 6 + characters + leaps * (time + 4) + standard_marks +
               utc_marks;
    }
};

std::optional<Header> read_header(Bytes& bytes) {
    if (bytes.take(4) != "TZif") return std::nullopt;
    Header header;
    header.version = static_cast<char>(bytes.number(1));
    bytes.take(15);
    for (std::size_t* count : {&header.utc_marks, &header.standard_marks, &header.leaps,
                               &header.changes, &header.types, &header.characters}) {
        *count = bytes.number(4);
    }
    return bytes.bad() ? std::nullopt : std::optional(header);
}

}  // namespace

Offset ZoneOffsets::at(std::int64_t seconds) const {
    if (rule && (changes.empty() || seconds >= changes.back())) return rule->offset_at(seconds);
    const auto next = std::upper_bound(changes.begin(), changes.end(), seconds);
    return offsets[static_cast<std::size_t>(next - changes.begin())];
}

std::optional<ZoneOffsets> read_zone_file(std::string_view file) {
    constexpr std::size_t most_changes = 10'000;
    Bytes bytes(file);
    const auto old = read_header(bytes);
    if (!old || old->version < '2') return std::nullopt;
    bytes.take(old->data_size(4));  // the same once more, in 32 bits
    const auto header = read_header(bytes);
    if (!header || header->types == 0 || header->changes > most_changes) return std::nullopt;

    ZoneOffsets zone;
    for (std::size_t i = 0; i < header->changes; ++i)
        zone.changes.push_back(bytes.signed_64());
    const std::string_view type_of = bytes.take(header->changes);
    std::vector<Offset> types;
    for (std::size_t i = 0; i < header->types && !bytes.bad(); ++i) {
        types.push_back(bytes.signed_32());
        bytes.take(2);  // is it daylight saving time, and how is it called
    }
    bytes.take(header->characters + header->leaps * 12 + header->standard_marks +
               header->utc_marks);
    const bool sound = !bytes.bad() && std::ranges::is_sorted(zone.changes) &&
                       std::ranges::all_of(types, is_offset) &&
                       std::ranges::all_of(type_of, [&](char type) {
                           return static_cast<unsigned char>(type) < types.size();
                       });
    if (!sound) return std::nullopt;
    zone.offsets.push_back(types.front());
    for (const char type : type_of)
        zone.offsets.push_back(types[static_cast<unsigned char>(type)]);
    zone.rule = ZoneRule::parse(bytes.footer());
    return zone;
}

}  // namespace entente
