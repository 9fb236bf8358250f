#include "algorithm_options.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include <fmt/format.h>

#include "failure.hpp"
#include "text.hpp"
#include "values/nearest.hpp"

namespace entente::engine {
namespace {

[[noreturn]] void refuse_value(std::string message, Place place,
                               std::vector<std::string> suggestions = {}) {
    throw Error({.type = "ArgumentError",
                 .phase = "runtime",
                 .detail = "InvalidArgumentValue",
                 .message = std::move(message),
                 .place = place,
                 .suggestions = std::move(suggestions)});
}

/// The ids of names, of which there are `count`, each once.
template <class Id, class NameOf>
std::vector<Id> ids_of(const std::vector<std::string>& names, std::size_t count, NameOf name_of,
                       const std::string& what, Place place) {
    std::vector<std::string_view> known;
    for (std::size_t i = 0; i < count; ++i)
        known.push_back(name_of(static_cast<Id>(i)));
    std::vector<Id> ids;
    for (const std::string& name : names) {
        const auto found = std::ranges::find(known, name);
        if (found == known.end()) {
            refuse_value(fmt::format("No {} `{}`.", what, name), place, nearest(name, known));
        }
        ids.push_back(static_cast<Id>(found - known.begin()));
    }
    std::ranges::sort(ids);
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    return ids;
}

}  // namespace

AlgorithmOptions::AlgorithmOptions(const Invocation& invocation,
                                   std::initializer_list<std::string_view> own)
    : invocation_(invocation) {
    const Value& argument = invocation.arguments.front();
    if (argument.is_null()) return;
    const auto* map = argument.get_if<Map>();
    if (map == nullptr) {
        options_.emplace_back("types", argument);
        return;
    }
    options_ = *map;
    std::vector<std::string_view> known = {"types", "labels", "asOf"};
    known.insert(known.end(), own.begin(), own.end());
    for (const auto& [name, value] : options_) {
        if (std::ranges::find(known, name) != known.end()) continue;
        refuse_value(fmt::format("There is no option `{}` here; there are {}.", name,
                                 fmt::join(known, ", ")),
                     invocation.place, nearest(name, known));
    }
}

Value AlgorithmOptions::option(std::string_view name) const {
    const auto found =
        std::ranges::find(options_, name, [](const auto& option) { return option.first; });
    return found == options_.end() ? Value() : found->second;
}

void AlgorithmOptions::refuse(std::string_view name, const std::string& expected) const {
    refuse_value("The option `" + std::string(name) + "` needs " + expected + ".",
                 invocation_.place);
}

bool AlgorithmOptions::flag(std::string_view name, bool otherwise) const {
    const Value value = option(name);
    if (value.is_null()) return otherwise;
    const auto* flag = value.get_if<bool>();
    if (flag == nullptr) refuse(name, "true or false");
    return *flag;
}

double AlgorithmOptions::number(std::string_view name, double otherwise, double least,
                                double most) const {
    const Value value = option(name);
    if (value.is_null()) return otherwise;
    double number = std::numeric_limits<double>::quiet_NaN();
    if (const auto* whole = value.get_if<std::int64_t>()) number = static_cast<double>(*whole);
    if (const auto* real = value.get_if<double>()) number = *real;
    if (!(number >= least && number <= most)) {
        refuse(name, "a number from " + real_text(least) + " to " + real_text(most));
    }
    return number;
}

std::uint32_t AlgorithmOptions::whole(std::string_view name, std::uint32_t otherwise) const {
    const Value value = option(name);
    if (value.is_null()) return otherwise;
    constexpr std::int64_t most = 1'000'000'000;
    const auto* whole = value.get_if<std::int64_t>();
    if (whole == nullptr || *whole < 1 || *whole > most) {
        refuse(name, "a whole number from 1 to " + std::to_string(most));
    }
    return static_cast<std::uint32_t>(*whole);
}

/// A text or a list of texts.
std::vector<std::string> AlgorithmOptions::names(std::string_view name) const {
    const Value value = option(name);
    if (const auto* text = value.get_if<std::string>()) return {*text};
    const auto* list = value.get_if<List>();
    if (list == nullptr) refuse(name, "a name or a list of names");
    std::vector<std::string> names;
    for (const Value& item : *list) {
        const auto* text = item.get_if<std::string>();
        if (text == nullptr) refuse(name, "a name or a list of names");
        names.push_back(*text);
    }
    return names;
}

/// The option, or else the time of the query's patterns.
Interval AlgorithmOptions::when() const {
    const bool given =
        std::ranges::any_of(options_, [](const auto& option) { return option.first == "asOf"; });
    if (!given) return invocation_.execution.options().as_of;
    const Value value = option("asOf");
    if (value.is_null()) return Interval::all();
    if (const auto* date = value.get_if<Date>()) return date->interval();
    const auto* text = value.get_if<std::string>();
    const auto date = text == nullptr ? std::nullopt : Date::parse(*text);
    if (!date) refuse("asOf", "a date, as in date('1985-06-01') or '1985', or null for all time");
    return date->interval();
}

NetworkChoice AlgorithmOptions::choice() const {
    const Graph& graph = invocation_.graph();
    NetworkChoice choice{{}, {}, when()};
    if (!option("types").is_null()) {
        choice.types = ids_of<TypeId>(
            names("types"), graph.type_count(), [&](TypeId id) { return graph.type_name(id); },
            "relationship has the type", invocation_.place);
    }
    if (!option("labels").is_null()) {
        choice.labels = ids_of<LabelId>(
            names("labels"), graph.label_count(), [&](LabelId id) { return graph.label_name(id); },
            "node has the label", invocation_.place);
    }
    return choice;
}

}  // namespace entente::engine
