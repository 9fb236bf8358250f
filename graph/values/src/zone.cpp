#include "values/zone.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>
#include <mutex>

#include "values/iso8601.hpp"
#include "zone_file.hpp"

namespace entente {
namespace {

/// Names of the database, which are also the paths of its files: Europe/Stockholm, Etc/GMT+1.
bool is_zone_name(std::string_view name) {
    constexpr std::size_t longest = 64;
    const auto plain = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '_' || c == '+' || c == '-' || c == '/';
    };
    return !name.empty() && name.size() <= longest && name.front() != '/' &&
           std::ranges::all_of(name, plain);
}

std::string read_file(const std::string& name) {
    const char* folder = std::getenv("TZDIR");
    std::ifstream file(std::string(folder != nullptr ? folder : "/usr/share/zoneinfo") + "/" + name,
                       std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

/// All zones that were asked for, by name.
class ZoneTable {
public:
    /// Nothing is kept of a name that is no zone's, so that what people type does not pile up.
    const Zone* find(std::string_view name) {
        const std::lock_guard lock(mutex_);
        if (const auto found = zones_.find(name); found != zones_.end()) {
            return found->second->offset_at(0) ? found->second.get() : nullptr;
        }
        auto zone = std::make_unique<Zone>(std::string(name));
        return zone->offset_at(0) ? keep(std::move(zone)) : nullptr;
    }
    const Zone* named(std::string_view name) {
        const std::lock_guard lock(mutex_);
        if (const auto found = zones_.find(name); found != zones_.end()) return found->second.get();
        return keep(std::make_unique<Zone>(std::string(name)));
    }

private:
    const Zone* keep(std::unique_ptr<Zone> zone) {
        const Zone* kept = zone.get();
        zones_.emplace(zone->name(), std::move(zone));
        return kept;
    }

    std::mutex mutex_;
    std::map<std::string, std::unique_ptr<Zone>, std::less<>> zones_;
};

ZoneTable& table() {
    static ZoneTable all;
    return all;
}

}  // namespace

struct Zone::Rules {
    std::once_flag read;
    std::optional<ZoneOffsets> offsets;
};

Zone::Zone(std::string name) : name_(std::move(name)), rules_(std::make_unique<Rules>()) {}
Zone::~Zone() = default;

std::optional<Offset> Zone::offset_at(std::int64_t seconds) const {
    std::call_once(rules_->read, [this] {
        if (is_zone_name(name_)) rules_->offsets = read_zone_file(read_file(name_));
    });
    if (!rules_->offsets) return std::nullopt;
    return rules_->offsets->at(seconds);
}

const Zone* find_zone(std::string_view name) {
    return is_zone_name(name) ? table().find(name) : nullptr;
}

const Zone* zone_named(std::string_view name) {
    return table().named(name);
}

Offset TimeZone::offset_at(std::int64_t seconds) const {
    return named == nullptr ? offset : named->offset_at(seconds).value_or(offset);
}

Offset TimeZone::offset_for(LocalDateTime local, std::optional<Offset> preferred) const {
    const auto is_shown = [&](Offset at) { return offset_at(local.seconds() - at) == at; };
    if (preferred && is_shown(*preferred)) return *preferred;
    // No offset is a day or more, so that these are the offsets on both sides of a change.
    const Offset before = offset_at(local.seconds() - seconds_in_day);
    const Offset after = offset_at(local.seconds() + seconds_in_day);
    return !is_shown(before) && is_shown(after) ? after : before;
}

std::optional<TimeZone> find_time_zone(std::string_view text) {
    if (const auto offset = parse_offset(text)) return TimeZone{*offset, nullptr};
    if (const Zone* zone = find_zone(text)) return TimeZone{0, zone};
    return std::nullopt;
}

}  // namespace entente
