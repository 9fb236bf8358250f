// Functions of lists, and those that lists and texts share.
#include <algorithm>
#include <array>
#include <string>

#include "failure.hpp"
#include "function.hpp"
#include "text.hpp"

namespace entente::engine {
namespace {

Value coalesce(const Arguments& in) {
    const auto found = std::ranges::find_if(in.values, [](const Value& v) { return !v.is_null(); });
    return found == in.values.end() ? Value() : *found;
}

const List& list_of(const Arguments& in) {
    const auto* list = in[0].get_if<List>();
    if (list == nullptr) wrong_argument(in, "a list");
    return *list;
}

Value head(const Arguments& in) {
    const List& list = list_of(in);
    return list.empty() ? Value() : list.front();
}

Value last(const Arguments& in) {
    const List& list = list_of(in);
    return list.empty() ? Value() : list.back();
}

Value tail(const Arguments& in) {
    const List& list = list_of(in);
    return list.empty() ? List() : List(list.begin() + 1, list.end());
}

Value size(const Arguments& in) {
    if (const auto* list = in[0].get_if<List>()) return static_cast<std::int64_t>(list->size());
    if (const auto* map = in[0].get_if<Map>()) return static_cast<std::int64_t>(map->size());
    if (const auto* text = in[0].get_if<std::string>()) {
        return static_cast<std::int64_t>(count_characters(*text));
    }
    wrong_argument(in, "a list or a text");
}

Value reverse(const Arguments& in) {
    if (const auto* text = in[0].get_if<std::string>()) return reverse_characters(*text);
    const List& list = list_of(in);
    return List(list.rbegin(), list.rend());
}

Value is_empty(const Arguments& in) {
    if (const auto* list = in[0].get_if<List>()) return list->empty();
    if (const auto* map = in[0].get_if<Map>()) return map->empty();
    if (const auto* text = in[0].get_if<std::string>()) return text->empty();
    wrong_argument(in, "a list, a map or a text");
}

/// `range(0, 10, 2)`: both ends belong to it.
Value range(const Arguments& in) {
    const auto* from = in[0].get_if<std::int64_t>();
    const auto* to = in[1].get_if<std::int64_t>();
    const Value one(1);
    const auto* step = (in.size() > 2 ? in[2] : one).get_if<std::int64_t>();
    if (from == nullptr || to == nullptr || step == nullptr) {
        fail_running("ArgumentError", "InvalidArgumentType", "range() expects whole numbers.",
                     in.place);
    }
    if (*step == 0) {
        fail_running("ArgumentError", "NumberOutOfRange", "The step of range() cannot be 0.",
                     in.place);
    }
    constexpr std::uint64_t longest = 10'000'000;
    List numbers;
    const bool up = *step > 0;
    if (up ? *from > *to : *from < *to) return numbers;
    const auto gap =
        static_cast<std::uint64_t>(up ? *to : *from) - static_cast<std::uint64_t>(up ? *from : *to);
    const auto stride =
        up ? static_cast<std::uint64_t>(*step) : 0 - static_cast<std::uint64_t>(*step);
    const std::uint64_t count = gap / stride + 1;
    if (count > longest) {
        fail_running("ResourceExhausted", "ListTooLong",
                     "range() would give " + std::to_string(count) +
                         " numbers; a list holds at most " + std::to_string(longest) + ".",
                     in.place);
    }
    numbers.reserve(count);
    for (std::uint64_t i = 0; i < count; ++i) {
        numbers.emplace_back(*from + static_cast<std::int64_t>(i) * *step);
    }
    return numbers;
}

constexpr std::array lines{
    Function{"coalesce", "coalesce", 1, 1000, coalesce, Nulls::sees},
    Function{"head", "head", 1, 1, head, Nulls::spreads, only(TypeKind::list)},
    Function{"isempty", "isEmpty", 1, 1, is_empty},
    Function{"last", "last", 1, 1, last, Nulls::spreads, only(TypeKind::list)},
    Function{"range", "range", 2, 3, range},
    Function{"reverse", "reverse", 1, 1, reverse, Nulls::spreads, TypeKind::list | TypeKind::text},
    Function{"size", "size", 1, 1, size, Nulls::spreads,
             TypeKind::list | TypeKind::text | TypeKind::map},
    Function{"tail", "tail", 1, 1, tail, Nulls::spreads, only(TypeKind::list)},
};

}  // namespace

std::span<const Function> list_functions() {
    return lines;
}

}  // namespace entente::engine
