#include "values/date.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace entente {
namespace {

Date date(std::string_view iso) {
    const auto parsed = Date::parse(iso);
    EXPECT_TRUE(parsed) << iso;
    return parsed.value_or(Date{});
}

TEST(Date, ReadsAndWritesIso) {
    struct Case {
        std::string iso;
        std::string words;
    };
    const std::vector<Case> cases = {
        {"1960", "1960"},
        {"1960-06", "June 1960"},
        {"1960-06-23", "23 June 1960"},
        {"2024-02-29", "29 February 2024"},
        {"0001-01-01", "1 January 1"},
        {"0000", "1 BC"},
        {"9999-12-31", "31 December 9999"},
    };
    for (const auto& [iso, words] : cases) {
        EXPECT_EQ(date(iso).iso(), iso);
        EXPECT_EQ(date(iso).in_words(), words);
        EXPECT_EQ(Date::from_packed(date(iso).packed()), date(iso));
    }
    EXPECT_EQ(Date::from_parts(-43, 3, 15)->in_words(), "15 March 44 BC");
    EXPECT_EQ(Date::from_parts(-43, 3, 15)->iso(), "-0043-03-15");
}

TEST(Date, RefusesWhatNoCalendarHas) {
    for (const std::string_view text : {"",           "196",
                                        "19600",      "1960-",
                                        "1960-6",     "1960-13",
                                        "1960-00",    "1960-06-00",
                                        "1960-06-31", "2023-02-29",
                                        "1900-02-29", "1960-06-23 ",
                                        " 1960",      "1960-06-23T00:00",
                                        "1960/06/23", "-960",
                                        "+1960",      "19a0",
                                        "1960-06-2x", "196\xC3\xA9"}) {
        EXPECT_FALSE(Date::parse(text)) << text;
    }
    EXPECT_FALSE(Date::from_parts(1960, 0, 1));
    EXPECT_FALSE(Date::from_parts(1'000'000'000));
    EXPECT_FALSE(Date::from_parts(-1'000'000'000));
}

TEST(Date, KnowsWhichDaysItMeans) {
    EXPECT_EQ(date("1970-01-01").first_day(), 0);
    EXPECT_EQ(date("1970-01-02").first_day(), 1);
    EXPECT_EQ(date("1969-12-31").first_day(), -1);
    EXPECT_EQ(date("2000-03-01").first_day(), 11017);
    EXPECT_EQ(date("1960").end_day(), date("1961-01-01").first_day());
    EXPECT_EQ(date("1960-12").end_day(), date("1961-01-01").first_day());
    EXPECT_EQ(date("1960-02").end_day(), date("1960-03-01").first_day());
    EXPECT_EQ(date("1960-02-29").end_day(), date("1960-03-01").first_day());
}

TEST(Date, GoesThroughDaysBothWays) {
    const Day first = Date::from_parts(-9999, 1, 1)->first_day();
    const Day last = Date::from_parts(9999, 12, 31)->first_day();
    for (Day day = first; day <= last; day += 997) {
        const Date there = Date::from_day(day);
        EXPECT_EQ(there.first_day(), day);
        EXPECT_EQ(there.precision(), Date::Precision::day);
    }
}

TEST(Date, ReachesYearsOfNineDigits) {
    const Date first = *Date::from_parts(-999'999'999, 1, 1);
    const Date last = *Date::from_parts(999'999'999, 12, 31);
    EXPECT_EQ(first.iso(), "-999999999-01-01");
    EXPECT_EQ(last.iso(), "+999999999-12-31");
    EXPECT_EQ(Date::from_day(first.first_day_number()), first);
    EXPECT_EQ(Date::from_day(last.first_day_number()), last);
    EXPECT_EQ(Date::from_packed(last.packed()), last);
    EXPECT_TRUE(Date::is_packed(last.packed()));
    EXPECT_FALSE(Date::is_packed(last.packed() + 512));
    EXPECT_FALSE(Date::is_packed(date("2023-02-28").packed() + 1));
    // Days are counted only so far; all that is beyond holds for ever.
    EXPECT_LT(last.first_day(), end_of_time);
    EXPECT_GT(first.first_day(), beginning_of_time);
}

TEST(Date, OrdersByFirstDayThenByPrecision) {
    const std::vector<std::string> ascending = {"1959-12-31", "1960",    "1960-01",    "1960-01-01",
                                                "1960-05-31", "1960-06", "1960-06-01", "1961"};
    for (std::size_t i = 0; i + 1 < ascending.size(); ++i) {
        EXPECT_LT(date(ascending[i]), date(ascending[i + 1])) << ascending[i];
    }
    EXPECT_LT(*Date::from_parts(-1), *Date::from_parts(0));
    EXPECT_LT(*Date::from_parts(-1, 12, 31), *Date::from_parts(0));
}

TEST(Date, TodayIsADay) {
    EXPECT_EQ(Date::today().precision(), Date::Precision::day);
    EXPECT_GT(Date::today(), date("2025"));
}

TEST(Interval, IsHalfOpen) {
    constexpr Interval forties{0, 10};
    static_assert(forties.contains(0) && forties.contains(9) && !forties.contains(10));
    static_assert(!forties.overlaps({10, 20}) && forties.overlaps({9, 20}));
    static_assert(!forties.overlaps({-5, 0}) && Interval::all().overlaps(forties));
    static_assert(Interval{3, 3}.empty() && !Interval::of_day(3).empty());
    static_assert(forties.intersection({5, 20}) == Interval{5, 10});
    static_assert(forties.intersection({20, 30}).empty());
    static_assert(Interval::all().is_all() && !forties.is_all());
}

}  // namespace
}  // namespace entente
