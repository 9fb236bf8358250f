#include "zone_rule.hpp"

#include <algorithm>

#include "cursor.hpp"
#include "values/calendar.hpp"

namespace entente {

/// Reads a rule's parts; each function gives nothing or false when the text goes on otherwise.
class ZoneRuleReader {
public:
    explicit ZoneRuleReader(std::string_view text) : text_(text) {}

    std::optional<ZoneRule> rule() {
        ZoneRule rule;
        const auto standard = abbreviation() ? seconds(24) : std::nullopt;
        if (!standard) return std::nullopt;
        rule.standard_ = static_cast<Offset>(-*standard);  // POSIX counts to the west
        if (text_.at_end()) return rule;
        if (!abbreviation()) return std::nullopt;
        rule.has_daylight_ = true;
        rule.daylight_ = rule.standard_ + 3600;
        if (!text_.at(',')) {
            const auto daylight = seconds(24);
            if (!daylight) return std::nullopt;
            rule.daylight_ = static_cast<Offset>(-*daylight);
        }
        if (!change(rule.begin_) || !change(rule.end_) || !text_.at_end()) return std::nullopt;
        return rule;
    }

private:
    /// CET, or between angle brackets <+0845>.
    bool abbreviation() {
        if (text_.skip('<')) {
            text_.up_to('>');
            return text_.skip('>');
        }
        const std::size_t before = text_.taken();
        while (text_.at_letter())
            text_.skip_one();
        return text_.taken() - before >= 3;
    }

    /// 1, -3:30, 02:00:00
    std::optional<std::int64_t> seconds(std::int64_t most_hours) {
        const bool negative = text_.skip('-');
        if (!negative) text_.skip('+');
        const auto hours = text_.number();
        if (!hours || *hours > most_hours) return std::nullopt;
        std::int64_t all = *hours * 3600;
        for (const std::int64_t unit : {60, 1}) {
            if (!text_.skip(':')) break;
            const auto part = text_.digits(2);
            if (!part || *part > 59) return std::nullopt;
            all += *part * unit;
        }
        return negative ? -all : all;
    }

    std::optional<unsigned> number(std::int64_t least, std::int64_t most) {
        const auto found = text_.number();
        if (!found || *found < least || *found > most) return std::nullopt;
        return static_cast<unsigned>(*found);
    }

    /// ,M3.5.0/3
    bool change(ZoneRule::Change& change) {
        if (!text_.skip(',') || !day(change)) return false;
        if (!text_.skip('/')) return true;
        const auto time = seconds(167);
        if (time) change.time = *time;
        return time.has_value();
    }

    bool day(ZoneRule::Change& change) {
        using Kind = ZoneRule::Change::Kind;
        if (!text_.skip('M')) {
            const bool without_leap = text_.skip('J');
            change.kind = without_leap ? Kind::day_without_leap : Kind::day_from_zero;
            const auto day = without_leap ? number(1, 365) : number(0, 365);
            change.day = day.value_or(0);
            return day.has_value();
        }
        const auto month = number(1, 12);
        const auto week = month && text_.skip('.') ? number(1, 5) : std::nullopt;
        const auto day = week && text_.skip('.') ? number(0, 6) : std::nullopt;
        if (!day) return false;
        change.month = *month;
        change.week = *week;
        change.day = *day;
        return true;
    }

    Cursor text_;
};

std::optional<ZoneRule> ZoneRule::parse(std::string_view text) {
    return ZoneRuleReader(text).rule();
}

std::int64_t ZoneRule::Change::in_year(std::int64_t year) const {
    std::int64_t number = day_number(year, 1, 1);
    if (kind == Kind::day_from_zero) {
        number += day;
    } else if (kind == Kind::day_without_leap) {
        const bool after_leap_day = day >= 60 && days_in_year(year) == 366;
        number += day - 1 + (after_leap_day ? 1 : 0);
    } else {
        const std::int64_t first = day_number(year, month, 1);
        const std::int64_t weekday = floor_modulo(first + 4, 7);  // 1970-01-01 was a Thursday
        std::int64_t of_month = floor_modulo(std::int64_t{day} - weekday, 7) + 7 * (week - 1);
        if (of_month >= static_cast<std::int64_t>(days_in_month(year, month))) of_month -= 7;
        number = first + of_month;
    }
    return number * seconds_in_day + time;
}

Offset ZoneRule::offset_at(std::int64_t moment) const {
    if (!has_daylight_) return standard_;
    // Far beyond the calendar's ends the sums would not fit.
    constexpr std::int64_t end = (greatest_year + 1) * 366 * seconds_in_day;
    const std::int64_t seconds = std::clamp(moment, -end, end);
    const std::int64_t year = calendar_day(floor_divide(seconds + standard_, seconds_in_day)).year;
    const std::int64_t begin = begin_.in_year(year) - standard_;
    const std::int64_t last = end_.in_year(year) - daylight_;
    const bool daylight =
        begin < last ? seconds >= begin && seconds < last : seconds >= begin || seconds < last;
    return daylight ? daylight_ : standard_;
}

}  // namespace entente
