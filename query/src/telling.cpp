#include "telling.hpp"

#include <array>

#include "parser/vocabulary.hpp"

namespace entente {
namespace {

std::string as_text(const Value& value) {
    const auto* text = value.get_if<std::string>();
    return text == nullptr ? std::string() : *text;
}

std::optional<Date> as_date(const Value& value) {
    const auto* date = value.get_if<Date>();
    return date == nullptr ? std::nullopt : std::optional(*date);
}

Date day_before(const Date& date) {
    return Date::from_day(date.first_day_number() - 1);
}

}  // namespace

Teller::Teller(const World& world) : world_(world), graph_(world.graph) {}

std::string Teller::text(NodeId node, std::string_view key) const {
    const auto id = graph_.find_key(key);
    return id ? as_text(graph_.node_property(node, *id)) : std::string();
}

std::string Teller::edge_text(EdgeId edge, std::string_view key) const {
    const auto id = graph_.find_key(key);
    return id ? as_text(graph_.edge_property(edge, *id)) : std::string();
}

std::optional<Date> Teller::date(NodeId node, std::string_view key) const {
    const auto id = graph_.find_key(key);
    return id ? as_date(graph_.node_property(node, *id)) : std::nullopt;
}

std::optional<Date> Teller::edge_date(EdgeId edge, std::string_view key) const {
    const auto id = graph_.find_key(key);
    return id ? as_date(graph_.edge_property(edge, *id)) : std::nullopt;
}

std::string Teller::name(NodeId node) const {
    auto name = text(node, "name");
    if (name.empty()) name = std::string(graph_.id_of(node));
    const auto definite = graph_.find_key("definite");
    if (!definite) return name;
    const auto value = graph_.node_property(node, *definite);
    const auto* yes = value.get_if<bool>();
    return yes != nullptr && *yes && !name.starts_with("the ") ? "the " + name : name;
}

bool Teller::is_counted_from_other(EdgeId edge) const {
    return !counted(edge, "counted_from").empty();
}

/// What the property says the day is of; for what follows from other edges, what it says of the one
/// whose day it is.
std::string Teller::counted(EdgeId edge, std::string_view key) const {
    auto event = edge_text(edge, key);
    const Interval holds = graph_.edge_validity(edge);
    for (const auto premise : graph_.premises(edge)) {
        const Interval other = graph_.edge_validity(premise);
        const bool same =
            key == "counted_from" ? other.begin == holds.begin : other.end == holds.end;
        if (event.empty() && same) event = counted(premise, key);
    }
    return event;
}

/// "23 June 1960"; "the signature on 6 October 2025" where it is counted from there.
std::string Teller::start(EdgeId edge, const Date& since) const {
    const auto event = counted(edge, "counted_from");
    if (event.empty()) return since.in_words();
    const bool day = since.precision() == Date::Precision::day;
    return "the " + event + (day ? " on " : " in ") + since.in_words();
}

/// "23 June 1960"; "the end of the data on 31 December 2012" where no more is known.
std::string Teller::end(EdgeId edge, const Date& until) const {
    const auto event = counted(edge, "counted_until");
    if (event.empty()) return until.in_words();
    return "the " + event + " on " + day_before(until).in_words();
}

std::string Teller::since_cell(EdgeId edge) const {
    const auto since = edge_date(edge, "since");
    if (!since) return "";
    const auto event = counted(edge, "counted_from");
    return since->in_words() + (event.empty() ? "" : " (" + event + ")");
}

std::string Teller::until_cell(EdgeId edge) const {
    const auto until = edge_date(edge, "until");
    if (!until) return "";
    const auto event = counted(edge, "counted_until");
    return event.empty() ? until->in_words() : day_before(*until).in_words() + " (" + event + ")";
}

std::string Teller::time(EdgeId edge) const {
    const auto since = edge_date(edge, "since");
    const auto until = edge_date(edge, "until");
    if (since && until) return "from " + start(edge, *since) + " to " + end(edge, *until);
    if (since) return "since " + start(edge, *since);
    if (until) return "until " + end(edge, *until);
    return "";
}

/// The edge's verb and end, with its times: "has been a partner of NATO since 1990".
std::string Teller::predicate(EdgeId edge) const {
    const auto type = graph_.type_name(graph_.type_of(edge));
    const auto* telling = world_.vocabulary->telling(type);
    const auto since = edge_date(edge, "since");
    // An end that is told makes it past, also when it lies after the day that is asked about.
    const bool over = graph_.edge_validity(edge).end != end_of_time;
    std::string verb = "-[" + std::string(type) + "]->";
    if (telling != nullptr)
        verb = over ? telling->past : (since ? telling->perfect : telling->present);
    std::string told = verb + " " + name(graph_.target(edge));
    const auto area = edge_text(edge, "area");
    if (!area.empty()) told += " on " + area;
    const bool event = telling != nullptr && telling->perfect == telling->past;
    if (event && since) {
        const bool day = since->precision() == Date::Precision::day;
        return told + (day ? " on " : " in ") + since->in_words();
    }
    const auto when = time(edge);
    return when.empty() ? told : told + " " + when;
}

std::string Teller::edge(EdgeId edge) const {
    return name(graph_.source(edge)) + " " + predicate(edge);
}

std::string Teller::edge_of_it(EdgeId edge) const {
    return "it " + predicate(edge);
}

std::string Teller::ground(EdgeId edge) const {
    const auto treaty = edge_text(edge, "treaty");
    const auto article = edge_text(edge, "article");
    if (treaty.empty()) return article.empty() ? "" : "under " + article;
    return article.empty() ? "under the " + treaty : "under " + article + " of the " + treaty;
}

std::string capitalized(std::string text) {
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z') {
        text.front() = static_cast<char>(text.front() - 'a' + 'A');
    }
    return text;
}

std::string lower(std::string_view text) {
    std::string lowered(text);
    for (auto& c : lowered) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return lowered;
}

std::string enumerated(const std::vector<std::string>& items) {
    std::string text;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (i > 0) text += i + 1 == items.size() ? " and " : ", ";
        text += items[i];
    }
    return text;
}

std::string number_word(std::size_t number) {
    static constexpr std::array words{"no",    "one",   "two",  "three", "four",   "five",  "six",
                                      "seven", "eight", "nine", "ten",   "eleven", "twelve"};
    return number < words.size() ? words[number] : std::to_string(number);
}

std::string plural(std::string_view noun) {
    std::string text(noun);
    const auto vowel_before =
        text.size() > 1 &&
        std::string_view("aeiou").find(text[text.size() - 2]) != std::string_view::npos;
    if (text.ends_with('y') && !vowel_before) return text.substr(0, text.size() - 1) + "ies";
    if (text == "criterion") return "criteria";
    return text + "s";
}

}  // namespace entente
