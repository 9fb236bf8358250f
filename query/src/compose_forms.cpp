// Answers that are neither a list nor a yes: how long, what is common, what one thing is, one
// beside another.
#include <algorithm>
#include <array>
#include <map>
#include <set>

#include <fmt/format.h>

#include "compose.hpp"

namespace entente {
namespace {

/// Whole years, months and days from one day to another.
struct Span {
    std::int64_t years = 0;
    std::int64_t months = 0;
    std::int64_t days = 0;
};

Span between(const Date& from, const Date& to) {
    const auto first = Date::from_day(from.first_day_number());
    const auto last = Date::from_day(to.first_day_number());
    std::int64_t months = (std::int64_t{last.year()} - first.year()) * 12 +
                          static_cast<std::int64_t>(last.month()) -
                          static_cast<std::int64_t>(first.month());
    if (last.day() < first.day()) --months;
    return {months / 12, months, to.first_day_number() - from.first_day_number()};
}

std::string counted(std::int64_t number, const std::string& one) {
    return std::to_string(number) + " " + one + (number == 1 ? "" : "s");
}

/// "27 years", "8 months", "12 days"; a date known to the year gives no more than years.
std::string in_words(const Span& span, bool rough) {
    if (rough) return "about " + counted(span.years, "year");
    if (span.years > 0) return counted(span.years, "year");
    if (span.months > 0) return counted(span.months, "month");
    return counted(span.days, "day");
}

/// So many are listed by name.
constexpr std::size_t most_listed = 12;

std::int64_t in_unit(const Span& span, const std::string& unit) {
    if (unit == "days") return span.days;
    return unit == "months" ? span.months : span.years;
}

}  // namespace

/// "27 years, since 12 March 1999"
void Composer::duration() {
    const auto& table = answer_.table;
    if (table.rows.empty()) {
        if (reading_.claim) return add_line(denied(*reading_.claim));
        return add_line(knows_all() ? "Never." : "That is not known here.");
    }
    for (std::size_t row = 0; row < table.rows.size(); ++row)
        duration_of(row);
}

/// One thing's length: "Poland: 27 years, since 12 March 1999".
void Composer::duration_of(std::size_t row) {
    const auto& table = answer_.table;
    const auto& cells = table.rows[row];
    const auto* since = cells[cells.size() - 2].get_if<Date>();
    const auto* until = cells.back().get_if<Date>();
    auto marks = citations_.cite(table.grounds[row]);
    if (marks.empty()) marks = cite_entities();
    const auto suffix = marks.empty() ? std::string(".") : ". " + marks;
    const auto* name = cells.size() > 2 ? cells.front().get_if<std::string>() : nullptr;
    const auto prefix = name == nullptr ? std::string() : *name + ": ";
    const bool ended = until != nullptr && until->first_day() <= day_.first_day();
    if (since == nullptr) {
        add_line(prefix + "The day it began is not known here" + suffix);
        return;
    }
    const auto span = between(*since, ended ? *until : day_);
    const bool rough = since->precision() == Date::Precision::year ||
                       (ended && until->precision() == Date::Precision::year);
    const auto length = reading_.unit.empty()
                            ? in_words(span, rough)
                            : fmt::format("{}{} {}", rough ? "about " : "",
                                          in_unit(span, reading_.unit), reading_.unit);
    const auto when = ended ? fmt::format("from {} to {}", since->in_words(), until->in_words())
                            : "since " + since->in_words();
    add_line(fmt::format("{}{}, {}{}", prefix, capitalized(length), when, suffix));
    if (table.rows.size() > 1) return;
    if (!reading_.unit.empty()) {
        answer_.direct = in_unit(span, reading_.unit);
    } else if (ended) {
        answer_.direct = length;
    } else {
        answer_.direct = *since;
    }
}

/// "Both are a member of NATO": by what ties the two to it.
void Composer::common() {
    const auto& table = answer_.table;
    if (table.rows.empty()) return add_line("Nothing that the facts here know of.");
    Details details{{"name", "both", "source"}, {}};
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        const auto* type = table.rows[row].back().get_if<std::string>();
        const auto* telling = type == nullptr ? nullptr : world_.vocabulary->telling(*type);
        details.rows.push_back({name_of_row(row), telling == nullptr ? "" : telling->present,
                                citations_.cite(table.grounds[row])});
    }
    answer_.details = std::move(details);
    add_line(std::to_string(table.rows.size()) + " things in common:");
}

/// A column for each thing, a row for each property and each kind of tie.
void Composer::compare() {
    std::vector<NodeId> nodes;
    for (const auto& entity : reading_.entities)
        nodes.push_back(entity.node);
    Details details{{"what"}, {}};
    for (const auto node : nodes)
        details.columns.push_back(teller_.name(node));
    static constexpr std::array told{"kind",    "founded",      "signed", "since",
                                     "until",   "place",        "area",   "obligation",
                                     "article", "headquarters", "purpose"};
    for (const auto* key : told) {
        std::vector<std::string> cells{key};
        bool any = false;
        const auto id = graph_.find_key(key);
        for (const auto node : nodes) {
            cells.push_back(id ? text_of(graph_.node_property(node, *id)) : std::string());
            any = any || !cells.back().empty();
        }
        if (any) details.rows.push_back(std::move(cells));
    }
    std::map<std::string, std::vector<std::size_t>> ties;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        const auto tied = ties_of(nodes[i]);
        for (const auto& [what, number] : tied) {
            auto& numbers = ties[what];
            numbers.resize(nodes.size());
            numbers[i] = number;
        }
    }
    for (const auto& [what, numbers] : ties) {
        std::vector<std::string> cells{what};
        for (const auto number : numbers)
            cells.push_back(std::to_string(number));
        details.rows.push_back(std::move(cells));
    }
    answer_.details = std::move(details);
    std::string line;
    for (std::size_t i = 0; i < nodes.size(); ++i)
        line += (i == 0 ? "" : " and ") + teller_.name(nodes[i]);
    auto marks = cite_entities();
    add_line(capitalized(line) + ", side by side:" + (marks.empty() ? "" : " " + marks));
}

/// What it is, from when until when, and whom it ties together; the rest of what is told of it
/// stands in a table.
void Composer::description() {
    const auto node = reading_.entities.front().node;
    answer_.direct = std::string(reading_.entities.front().name);
    const auto kind = teller_.text(node, "kind");
    const auto label = std::string(graph_.label_name(graph_.labels_of(node).front()));
    const auto official = teller_.text(node, "official");
    const bool known = official.empty() || official == reading_.entities.front().name;
    auto line = capitalized(teller_.name(node)) + (known ? "" : " (" + official + ")");
    line += period(node) + ": " + (kind.empty() ? lower(label) : kind);
    for (const auto* key : {"purpose", "summary"}) {
        const auto more = teller_.text(node, key);
        if (!more.empty()) line += ", " + more;
    }
    add_line(line + ". " + citations_.cite_node(node));
    for (const auto& [what, tied] : tied_to(node))
        add_line(tied_line(what, tied));
    Details details{{"what", "value"}, {}};
    for (const auto key : graph_.node_keys(node)) {
        const auto name = graph_.key_name(key);
        static constexpr std::array told{"founded",      "signed", "obligation",
                                         "article",      "place",  "area",
                                         "headquarters", "iso2",   "iso3"};
        if (std::find(told.begin(), told.end(), name) == told.end()) continue;
        details.rows.push_back({std::string(name), text_of(graph_.node_property(node, key))});
    }
    if (!details.rows.empty()) answer_.details = std::move(details);
}

/// ", since 15 September 2021", ", 5 June 1955 to 1 July 1991"
std::string Composer::period(NodeId node) const {
    const auto since = teller_.date(node, "since");
    const auto until = teller_.date(node, "until");
    if (since && until) return ", " + since->in_words() + " to " + until->in_words();
    if (since) return ", since " + since->in_words();
    return until ? ", until " + until->in_words() : "";
}

/// "Members: Australia, the United Kingdom and the United States.", "32 members."
std::string Composer::tied_line(const std::string& what, const std::vector<EdgeId>& edges) {
    std::vector<std::string> names;
    for (const auto edge : edges)
        names.push_back(teller_.name(graph_.source(edge)));
    std::ranges::sort(names);
    if (names.size() > most_listed) return fmt::format("{} {}.", names.size(), what);
    const auto marks = citations_.cite_briefly(edges);
    return fmt::format("{}: {}.{}", capitalized(what), enumerated(names),
                       marks.empty() ? "" : " " + marks);
}

/// The edges that lead to the thing, by the word that their telling has for those at the other end
/// ("members"): those of the day, or all of a thing that has ended by then. One from each.
std::map<std::string, std::vector<EdgeId>> Composer::tied_to(NodeId node) const {
    const bool over = !graph_.node_validity(node).overlaps(day_.interval());
    std::map<std::string, std::vector<EdgeId>> found;
    std::set<std::pair<std::string_view, NodeId>> seen;
    const auto in = graph_.in_edges(node);
    for (std::size_t i = 0; i < in.edges.size(); ++i) {
        const auto edge = in.edges[i];
        const auto* telling = world_.vocabulary->telling(graph_.type_name(graph_.type_of(edge)));
        if (telling == nullptr || telling->inverse.empty()) continue;
        if (!over && !graph_.edge_validity(edge).overlaps(day_.interval())) continue;
        if (!seen.emplace(telling->inverse, in.sources[i]).second) continue;
        found[over ? "former " + telling->inverse : telling->inverse].push_back(edge);
    }
    return found;
}

/// How many there are at the other end of each type of edge whose telling has a word for them:
/// "members", now and ever.
std::map<std::string, std::size_t> Composer::ties_of(NodeId node) const {
    std::map<std::string, std::set<NodeId>> found;
    const auto in = graph_.in_edges(node);
    for (std::size_t i = 0; i < in.edges.size(); ++i) {
        const auto edge = in.edges[i];
        const auto* telling = world_.vocabulary->telling(graph_.type_name(graph_.type_of(edge)));
        if (telling == nullptr || telling->inverse.empty()) continue;
        found[telling->inverse + ", ever"].insert(in.sources[i]);
        auto& now = found[telling->inverse + " now"];
        if (graph_.edge_validity(edge).overlaps(day_.interval())) now.insert(in.sources[i]);
    }
    std::map<std::string, std::size_t> numbers;
    for (const auto& [what, others] : found)
        numbers[what] = others.size();
    return numbers;
}

}  // namespace entente
