#include "value_order.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <string>
#include <utility>

namespace entente::engine {
namespace {

/// The rank of a value's type in ORDER BY.
int type_rank(const Value& value) {
    if (value.get_if<Map>() != nullptr) return 0;
    if (value.get_if<Node>() != nullptr) return 1;
    if (value.get_if<Relationship>() != nullptr) return 2;
    if (value.get_if<List>() != nullptr) return 3;
    if (value.get_if<Path>() != nullptr) return 4;
    if (value.get_if<DateTime>() != nullptr) return 5;
    if (value.get_if<LocalDateTime>() != nullptr) return 6;
    if (value.get_if<Date>() != nullptr) return 7;
    if (value.get_if<Time>() != nullptr) return 8;
    if (value.get_if<LocalTime>() != nullptr) return 9;
    if (value.get_if<Duration>() != nullptr) return 10;
    if (value.get_if<std::string>() != nullptr) return 11;
    if (value.get_if<bool>() != nullptr) return 12;
    return value.is_null() ? 14 : 13;
}

/// Exact also where the integer has no double: 2^53 + 1 is more than 2^53.
std::partial_ordering compare_mixed(std::int64_t integer, double real) {
    if (std::isnan(real)) return std::partial_ordering::unordered;
    constexpr double two_to_63 = 9223372036854775808.0;
    if (real >= two_to_63) return std::partial_ordering::less;
    if (real < -two_to_63) return std::partial_ordering::greater;
    const double whole = std::trunc(real);
    const auto floor = static_cast<std::int64_t>(whole);
    if (integer != floor) return integer <=> floor;
    return 0.0 <=> (real - whole);
}

std::partial_ordering flip(std::partial_ordering order) {
    if (order == std::partial_ordering::less) return std::partial_ordering::greater;
    if (order == std::partial_ordering::greater) return std::partial_ordering::less;
    return order;
}

/// Nothing when one of them is not a number.
std::optional<std::partial_ordering> compare_numbers(const Value& a, const Value& b) {
    const auto* integer_a = a.get_if<std::int64_t>();
    const auto* integer_b = b.get_if<std::int64_t>();
    const auto* real_a = a.get_if<double>();
    const auto* real_b = b.get_if<double>();
    if (integer_a != nullptr && integer_b != nullptr) return *integer_a <=> *integer_b;
    if (real_a != nullptr && real_b != nullptr) return *real_a <=> *real_b;
    if (integer_a != nullptr && real_b != nullptr) return compare_mixed(*integer_a, *real_b);
    if (real_a != nullptr && integer_b != nullptr) return flip(compare_mixed(*integer_b, *real_a));
    return std::nullopt;
}

std::optional<bool> equal_lists(const List& a, const List& b) {
    if (a.size() != b.size()) return false;
    bool unknown = false;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const std::optional<bool> same = equals(a[i], b[i]);
        if (!same) {
            unknown = true;
        } else if (!*same) {
            return false;
        }
    }
    return unknown ? std::nullopt : std::optional<bool>(true);
}

const Value* find_key(const Map& map, const std::string& key) {
    const auto found = std::ranges::find(map, key, [](const auto& entry) { return entry.first; });
    return found == map.end() ? nullptr : &found->second;
}

std::optional<bool> equal_maps(const Map& a, const Map& b) {
    if (a.size() != b.size()) return false;
    bool unknown = false;
    for (const auto& [key, value] : a) {
        const Value* other = find_key(b, key);
        if (other == nullptr) return false;
        const std::optional<bool> same = equals(value, *other);
        if (!same) {
            unknown = true;
        } else if (!*same) {
            return false;
        }
    }
    return unknown ? std::nullopt : std::optional<bool>(true);
}

std::optional<std::partial_ordering> compare_lists(const List& a, const List& b) {
    const std::size_t common = std::min(a.size(), b.size());
    for (std::size_t i = 0; i < common; ++i) {
        const auto each = compare(a[i], b[i]);
        if (!each || *each != std::partial_ordering::equivalent) return each;
    }
    return a.size() <=> b.size();
}

Map sorted_by_key(Map map) {
    std::ranges::sort(map, {}, [](const auto& entry) { return entry.first; });
    return map;
}

std::strong_ordering order_maps(const Map& a, const Map& b) {
    const Map left = sorted_by_key(a);
    const Map right = sorted_by_key(b);
    const std::size_t common = std::min(left.size(), right.size());
    for (std::size_t i = 0; i < common; ++i) {
        if (const auto keys = left[i].first <=> right[i].first; keys != 0) return keys;
        if (const auto values = order(left[i].second, right[i].second); values != 0) return values;
    }
    return left.size() <=> right.size();
}

std::strong_ordering order_lists(const List& a, const List& b) {
    const std::size_t common = std::min(a.size(), b.size());
    for (std::size_t i = 0; i < common; ++i) {
        if (const auto each = order(a[i], b[i]); each != 0) return each;
    }
    return a.size() <=> b.size();
}

std::strong_ordering order_paths(const Path& a, const Path& b) {
    if (const auto nodes = a.nodes <=> b.nodes; nodes != 0) return nodes;
    return a.edges <=> b.edges;
}

std::strong_ordering order_numbers(const Value& a, const Value& b) {
    const auto* real_a = a.get_if<double>();
    const auto* real_b = b.get_if<double>();
    const bool nan_a = real_a != nullptr && std::isnan(*real_a);
    const bool nan_b = real_b != nullptr && std::isnan(*real_b);
    if (nan_a || nan_b) return nan_a <=> nan_b;
    const std::partial_ordering compared = *compare_numbers(a, b);
    if (compared == std::partial_ordering::less) return std::strong_ordering::less;
    if (compared == std::partial_ordering::greater) return std::strong_ordering::greater;
    return std::strong_ordering::equal;
}

std::size_t hash_number(double real) {
    if (std::isnan(real)) return 7;
    constexpr double two_to_63 = 9223372036854775808.0;
    if (real >= -two_to_63 && real < two_to_63 && real == std::trunc(real)) {
        return std::hash<std::int64_t>{}(static_cast<std::int64_t>(real));
    }
    return std::hash<double>{}(real);
}

/// An instant of one of the types whose order is that of time; a date is compared by its first day.
bool is_instant(const Value& value) {
    return value.get_if<LocalTime>() != nullptr || value.get_if<Time>() != nullptr ||
           value.get_if<LocalDateTime>() != nullptr || value.get_if<DateTime>() != nullptr;
}

std::size_t hash_numbers(std::initializer_list<std::int64_t> numbers) {
    std::size_t seed = 0;
    for (const std::int64_t number : numbers)
        seed = mix_hash(seed, static_cast<std::size_t>(number));
    return seed;
}

/// Nothing for a value that is not temporal.
std::optional<std::size_t> hash_temporal(const Value& value) {
    if (const auto* date = value.get_if<Date>()) return hash_numbers({date->beginning().packed()});
    if (const auto* time = value.get_if<LocalTime>()) return hash_numbers({time->nanoseconds()});
    if (const auto* time = value.get_if<Time>()) {
        return hash_numbers({time->local().nanoseconds(), time->offset()});
    }
    if (const auto* local = value.get_if<LocalDateTime>()) {
        return hash_numbers({local->seconds(), local->nanosecond()});
    }
    if (const auto* moment = value.get_if<DateTime>()) {
        return hash_numbers({moment->seconds(), moment->nanosecond(), moment->offset()});
    }
    if (const auto* duration = value.get_if<Duration>()) {
        return hash_numbers(
            {duration->months(), duration->days(), duration->seconds(), duration->nanosecond()});
    }
    return std::nullopt;
}

template <class T>
std::size_t hash_ids(std::size_t seed, const std::vector<T>& ids) {
    for (const T id : ids)
        seed = mix_hash(seed, id);
    return seed;
}

}  // namespace

std::optional<bool> equals(const Value& a, const Value& b) {
    if (a.is_null() || b.is_null()) return std::nullopt;
    if (const auto numbers = compare_numbers(a, b))
        return *numbers == std::partial_ordering::equivalent;
    if (a.variant().index() != b.variant().index()) return false;
    if (const auto* list = a.get_if<List>()) return equal_lists(*list, *b.get_if<List>());
    if (const auto* map = a.get_if<Map>()) return equal_maps(*map, *b.get_if<Map>());
    if (const auto* path = a.get_if<Path>()) return *path == *b.get_if<Path>();
    if (const auto* date = a.get_if<Date>())
        return date->beginning() == b.get_if<Date>()->beginning();
    return a.variant() == b.variant();
}

std::optional<std::partial_ordering> compare(const Value& a, const Value& b) {
    if (const auto numbers = compare_numbers(a, b)) return numbers;
    if (a.is_null() || a.variant().index() != b.variant().index()) return std::nullopt;
    if (const auto* text = a.get_if<std::string>()) return *text <=> *b.get_if<std::string>();
    if (const auto* truth = a.get_if<bool>()) return *truth <=> *b.get_if<bool>();
    if (const auto* date = a.get_if<Date>())
        return date->beginning() <=> b.get_if<Date>()->beginning();
    if (is_instant(a)) return order(a, b);
    if (const auto* list = a.get_if<List>()) return compare_lists(*list, *b.get_if<List>());
    return std::nullopt;
}

std::strong_ordering order(const Value& a, const Value& b) {
    const int rank = type_rank(a);
    if (const auto ranks = rank <=> type_rank(b); ranks != 0) return ranks;
    switch (rank) {
        case 0:
            return order_maps(*a.get_if<Map>(), *b.get_if<Map>());
        case 1:
            return *a.get_if<Node>() <=> *b.get_if<Node>();
        case 2:
            return *a.get_if<Relationship>() <=> *b.get_if<Relationship>();
        case 3:
            return order_lists(*a.get_if<List>(), *b.get_if<List>());
        case 4:
            return order_paths(*a.get_if<Path>(), *b.get_if<Path>());
        case 5:
            return *a.get_if<DateTime>() <=> *b.get_if<DateTime>();
        case 6:
            return *a.get_if<LocalDateTime>() <=> *b.get_if<LocalDateTime>();
        case 7:
            return *a.get_if<Date>() <=> *b.get_if<Date>();
        case 8:
            return *a.get_if<Time>() <=> *b.get_if<Time>();
        case 9:
            return *a.get_if<LocalTime>() <=> *b.get_if<LocalTime>();
        case 10:
            return *a.get_if<Duration>() <=> *b.get_if<Duration>();
        case 11:
            return *a.get_if<std::string>() <=> *b.get_if<std::string>();
        case 12:
            return *a.get_if<bool>() <=> *b.get_if<bool>();
        case 13:
            return order_numbers(a, b);
        default:
            return std::strong_ordering::equal;
    }
}

bool equivalent(const Value& a, const Value& b) {
    if (a.variant().index() == b.variant().index()) {
        if (const auto* text = a.get_if<std::string>()) return *text == *b.get_if<std::string>();
        if (const auto* date = a.get_if<Date>()) {
            return date->beginning() == b.get_if<Date>()->beginning();
        }
    }
    return order(a, b) == 0;
}

std::size_t hash_value(const Value& value) {
    if (const auto* text = value.get_if<std::string>()) return std::hash<std::string>{}(*text);
    if (const auto* integer = value.get_if<std::int64_t>())
        return std::hash<std::int64_t>{}(*integer);
    if (const auto* real = value.get_if<double>()) return hash_number(*real);
    const auto rank = static_cast<std::size_t>(type_rank(value));
    if (const auto* truth = value.get_if<bool>()) return mix_hash(rank, *truth ? 1 : 0);
    if (const auto* node = value.get_if<Node>()) return mix_hash(rank, node->id);
    if (const auto* edge = value.get_if<Relationship>()) return mix_hash(rank, edge->id);
    if (const auto temporal = hash_temporal(value)) return mix_hash(rank, *temporal);
    std::size_t seed = rank;
    if (const auto* list = value.get_if<List>()) {
        for (const Value& item : *list)
            seed = mix_hash(seed, hash_value(item));
    } else if (const auto* map = value.get_if<Map>()) {
        // A sum, for the order of the keys does not matter.
        std::size_t entries = 0;
        for (const auto& [key, item] : *map) {
            entries += mix_hash(std::hash<std::string>{}(key), hash_value(item));
        }
        seed = mix_hash(seed, entries);
    } else if (const auto* path = value.get_if<Path>()) {
        seed = hash_ids(hash_ids(seed, path->nodes), path->edges);
    }
    return seed;
}

}  // namespace entente::engine
