#include "values/value.hpp"

#include <limits>
#include <vector>

#include <gtest/gtest.h>

namespace entente {
namespace {

TEST(Value, EqualityIsOfForm) {
    const std::vector<Value> distinct = {
        Null{},
        true,
        false,
        1,
        1.0,
        "1",
        *Date::parse("1960"),
        *Date::parse("1960-01-01"),
        Node{1},
        Relationship{1},
        List{},
        List{1, "a"},
        List{"a", 1},
        Map{},
        Map{{"a", 1}},
        Map{{"a", 1.0}},
        Path{{1, 2}, {1}},
        Path{{1, 2}, {2}},
        std::numeric_limits<double>::quiet_NaN(),
    };
    for (std::size_t i = 0; i < distinct.size(); ++i) {
        for (std::size_t j = 0; j < distinct.size(); ++j) {
            EXPECT_EQ(distinct[i] == distinct[j], i == j) << i << ' ' << j;
        }
    }
    EXPECT_EQ(Value(List{List{1}, Null{}}), Value(List{List{1}, Null{}}));
}

TEST(Value, GivesWhatItHolds) {
    const Value list = List{1, "two"};
    ASSERT_NE(list.get_if<List>(), nullptr);
    EXPECT_EQ(list.get_if<List>()->size(), 2U);
    EXPECT_EQ(list.get_if<Map>(), nullptr);
    EXPECT_EQ(list.get_if<std::string>(), nullptr);
    EXPECT_TRUE(Value().is_null());
}

}  // namespace
}  // namespace entente
