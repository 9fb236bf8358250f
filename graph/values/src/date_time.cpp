#include "values/date_time.hpp"

namespace entente {

DateTime::DateTime(LocalDateTime local, const TimeZone& zone, std::optional<Offset> preferred)
    : nanosecond_(local.nanosecond()), zone_(zone.named) {
    seconds_ = local.seconds() - zone.offset_for(local, preferred);
    // Not what offset_for gave where the clock skips the local time.
    offset_ = zone.offset_at(seconds_);
}

std::optional<DateTime> DateTime::at(std::int64_t seconds, std::int64_t nanosecond,
                                     const TimeZone& zone) {
    return stored(seconds, nanosecond, zone.offset_at(seconds), zone.named);
}

std::optional<DateTime> DateTime::stored(std::int64_t seconds, std::int64_t nanosecond,
                                         std::int64_t offset, const Zone* zone) {
    std::int64_t local = 0;
    if (!is_offset(offset) || __builtin_add_overflow(seconds, offset, &local) ||
        !LocalDateTime::from_seconds(local, nanosecond)) {
        return std::nullopt;
    }
    DateTime made;
    made.seconds_ = seconds;
    made.nanosecond_ = static_cast<std::int32_t>(nanosecond);
    made.offset_ = static_cast<Offset>(offset);
    made.zone_ = zone;
    return made;
}

LocalDateTime DateTime::local() const {
    return LocalDateTime::from_seconds(seconds_ + offset_, nanosecond_).value_or(LocalDateTime());
}

std::optional<DateTime> DateTime::in(const TimeZone& zone) const {
    return at(seconds_, nanosecond_, zone);
}

std::string DateTime::iso() const {
    std::string text = local().iso() + offset_text(offset_);
    if (zone_ != nullptr) text += "[" + zone_->name() + "]";
    return text;
}

std::string DateTime::zone_text() const {
    return zone_ == nullptr ? offset_text(offset_) : zone_->name();
}

std::strong_ordering operator<=>(const DateTime& a, const DateTime& b) {
    if (const auto moment = a.seconds_ <=> b.seconds_; moment != 0) return moment;
    if (const auto part = a.nanosecond_ <=> b.nanosecond_; part != 0) return part;
    if (const auto offset = a.offset_ <=> b.offset_; offset != 0) return offset;
    if (a.zone_ == b.zone_) return std::strong_ordering::equal;
    if (a.zone_ == nullptr || b.zone_ == nullptr) {
        return b.zone_ == nullptr ? std::strong_ordering::greater : std::strong_ordering::less;
    }
    return a.zone_->name() <=> b.zone_->name();
}

}  // namespace entente
