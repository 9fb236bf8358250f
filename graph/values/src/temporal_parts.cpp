#include "values/temporal_parts.hpp"

namespace entente {

std::optional<TemporalParts> parts_of(const Value& value) {
    TemporalParts parts;
    if (const auto* date = value.get_if<Date>()) {
        parts.day = date->first_day_number();
    } else if (const auto* local_time = value.get_if<LocalTime>()) {
        parts.time = *local_time;
    } else if (const auto* time = value.get_if<Time>()) {
        parts.time = time->local();
        parts.zone = TimeZone{time->offset(), nullptr};
    } else if (const auto* local = value.get_if<LocalDateTime>()) {
        parts.day = local->day();
        parts.time = local->time();
    } else if (const auto* date_time = value.get_if<DateTime>()) {
        parts.day = date_time->local().day();
        parts.time = date_time->local().time();
        parts.zone = date_time->zone();
    } else {
        return std::nullopt;
    }
    return parts;
}

std::string_view temporal_name(const Value& value) {
    if (value.get_if<LocalTime>() != nullptr) return "localtime";
    if (value.get_if<Time>() != nullptr) return "time";
    if (value.get_if<LocalDateTime>() != nullptr) return "localdatetime";
    if (value.get_if<DateTime>() != nullptr) return "datetime";
    if (value.get_if<Duration>() != nullptr) return "duration";
    return "date";
}

std::optional<std::string> temporal_text(const Value& value) {
    return std::visit(
        []<class T>(const T& held) -> std::optional<std::string> {
            if constexpr (Temporal<T>) {
                return held.iso();
            } else {
                return std::nullopt;
            }
        },
        value.variant());
}

}  // namespace entente
