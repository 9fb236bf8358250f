// The pieces that answers are made of.
#include <algorithm>

#include "compose.hpp"
#include "graph/names.hpp"
#include "values/words.hpp"

namespace entente {
namespace {

constexpr std::size_t most_details = 10'000;

/// Of a time that ends before `until`.
std::string last_day(const Date& until) {
    return Date::from_day(until.first_day_number() - 1).in_words();
}

/// Removes the columns that are empty in every row.
void drop_empty_columns(Details& details) {
    for (std::size_t column = details.columns.size(); column-- > 1;) {
        const bool empty = std::all_of(details.rows.begin(), details.rows.end(),
                                       [&](const auto& row) { return row[column].empty(); });
        if (!empty) continue;
        details.columns.erase(details.columns.begin() + static_cast<std::ptrdiff_t>(column));
        for (auto& row : details.rows)
            row.erase(row.begin() + static_cast<std::ptrdiff_t>(column));
    }
}

}  // namespace

Composer::Composer(const World& world, const Reading& reading, Date day, bool is_today,
                   Answer& answer)
    : world_(world),
      graph_(world.graph),
      reading_(reading),
      day_(day),
      is_today_(is_today),
      answer_(answer),
      teller_(world),
      citations_(world.graph) {}

void Composer::add_line(const std::string& line) {
    if (!answer_.text.empty()) answer_.text += '\n';
    answer_.text += line;
}

void Composer::draw(NodeId node) {
    const auto at = std::lower_bound(answer_.nodes.begin(), answer_.nodes.end(), node);
    if (at == answer_.nodes.end() || *at != node) answer_.nodes.insert(at, node);
}

// ---------------------------------------------------------------- time

Interval Composer::asked_time() const {
    if (reading_.all_time) return Interval::all();
    if (reading_.as_of) {
        if (const auto date = Date::parse(*reading_.as_of)) return date->interval();
    }
    return day_.interval();
}

std::string Composer::as_of_phrase() const {
    if (reading_.all_time || !reading_.as_of || (is_today_ && *reading_.as_of == day_.iso()))
        return "";
    const auto date = Date::parse(*reading_.as_of);
    const bool day = date->precision() == Date::Precision::day;
    return (day ? ", as of " : ", in ") + date->in_words();
}

std::string Composer::as_of_sentence() const {
    const auto phrase = as_of_phrase();
    return phrase.empty() ? "" : " " + capitalized(phrase.substr(2)) + ":";
}

// ---------------------------------------------------------------- truth

std::vector<EdgeId> Composer::edges_from(NodeId from, std::string_view type, NodeId to) const {
    std::vector<EdgeId> found;
    const auto id = graph_.find_type(type);
    if (!id) return found;
    const auto out = graph_.out_edges(from, *id);
    for (std::size_t i = 0; i < out.targets.size(); ++i) {
        const auto edge = out.first + static_cast<EdgeId>(i);
        if ((to == no_node || out.targets[i] == to) &&
            graph_.edge_validity(edge).overlaps(asked_time())) {
            found.push_back(edge);
        }
    }
    return found;
}

std::vector<EdgeId> Composer::edges_between(NodeId a, NodeId b, bool only_now) const {
    std::vector<EdgeId> found;
    const auto add = [&](NodeId from, NodeId to) {
        const auto out = graph_.out_edges(from);
        for (std::size_t i = 0; i < out.targets.size(); ++i) {
            const auto edge = out.first + static_cast<EdgeId>(i);
            const bool holds = !only_now || graph_.edge_validity(edge).overlaps(day_.interval());
            if (out.targets[i] == to && holds) found.push_back(edge);
        }
    };
    add(a, b);
    if (a != b) add(b, a);
    return found;
}

/// The edges that make the claim true; of those both ways the one from its subject.
std::vector<EdgeId> Composer::edges_of(const Claim& claim, bool only_now) const {
    const auto from = claim.reversed ? claim.object.node : claim.subject.node;
    const auto to = claim.reversed ? claim.subject.node : claim.object.node;
    auto found = edges_between(from, to, only_now);
    std::erase_if(
        found, [&](EdgeId edge) { return graph_.type_name(graph_.type_of(edge)) != claim.type; });
    const auto is_from = [&](EdgeId edge) { return graph_.source(edge) == from; };
    if (!claim.either || std::any_of(found.begin(), found.end(), is_from))
        std::erase_if(found, [&](EdgeId edge) { return !is_from(edge); });
    return found;
}

/// No is said only where a list is whole or a rule says so; otherwise it is unknown.
Truth Composer::truth() const {
    const auto* so = answer_.table.rows.front().front().get_if<bool>();
    if (so != nullptr && *so) return Truth::yes;
    if (reading_.claim) {
        const auto& claim = *reading_.claim;
        if (const auto opposite = world_.vocabulary->opposite_of(claim.type)) {
            const bool against =
                !edges_from(claim.subject.node, *opposite, claim.object.node).empty();
            return against ? Truth::no : Truth::unknown;
        }
    }
    return knows_all() || is_over() ? Truth::no : Truth::unknown;
}

/// The claim was so, as the facts themselves say and no rule, until a day before the time asked.
bool Composer::is_over() const {
    if (!reading_.claim) return false;
    const auto& claim = *reading_.claim;
    const auto& from = claim.reversed ? claim.object : claim.subject;
    const auto& to = claim.reversed ? claim.subject : claim.object;
    const auto between = edges_between(from.node, to.node, false);
    return std::any_of(between.begin(), between.end(), [&](EdgeId edge) {
        return graph_.type_name(graph_.type_of(edge)) == claim.type &&
               graph_.source(edge) == from.node && graph_.premises(edge).empty() &&
               graph_.edge_validity(edge).end <= asked_time().begin;
    });
}

/// A thing that was signed, and of which it is not known when it began, if it did.
bool Composer::may_have_begun(NodeId node) const {
    const auto signature = teller_.date(node, "signed");
    return signature && !teller_.date(node, "since") &&
           graph_.node_validity(node).overlaps(asked_time()) &&
           signature->interval().begin < asked_time().end;
}

/// "Assuming that Ukraine is a member of NATO:"
std::string Composer::assuming() const {
    const auto& assumption = *reading_.assumption;
    std::string text;
    for (const auto& claim : assumption.claims) {
        const auto* telling = world_.vocabulary->telling(claim.plain_type);
        if (telling == nullptr) return "Assuming that " + assumption.text + ":";
        auto verb = telling->present;
        constexpr std::string_view is = "is ";
        if (assumption.ends) {
            const bool copula = verb.starts_with(is);
            verb.replace(0, copula ? is.size() : 0, copula ? "is no longer " : "no longer ");
        }
        const auto& from = claim.reversed ? claim.object : claim.subject;
        const auto& to = claim.reversed ? claim.subject : claim.object;
        if (!text.empty()) text += " and ";
        text.append(teller_.name(from.node)).append(" ").append(verb).append(" ");
        text += teller_.name(to.node);
    }
    if (assumption.since) text += " since " + assumption.since->in_words();
    return "Assuming that " + text + ":";
}

bool Composer::knows_all() const {
    const auto when = asked_time();
    const auto& types = reading_.edge_types;
    const auto& entities = reading_.entities;
    if (types.empty()) {
        return std::none_of(entities.begin(), entities.end(),
                            [&](const Entity& entity) { return may_have_begun(entity.node); });
    }
    return std::all_of(types.begin(), types.end(), [&](const std::string& type) {
        return completing(type) != nullptr || is_complete_everywhere(graph_, type, when);
    });
}

/// The thing in the question whose list of such edges is whole: best by a source named for it, then
/// for all time, as a treaty's is, then for the time asked; null when there is none.
const Entity* Composer::completing(std::string_view type) const {
    const auto opposite = world_.vocabulary->opposite_of(type);
    const auto first = [&](auto fits) {
        const auto found = std::ranges::find_if(reading_.entities, [&](const Entity& entity) {
            const auto times = whole_times(graph_, entity.node, type);
            return std::ranges::any_of(times, [&](const WholeTime& whole) {
                return whole.covers(asked_time()) && fits(whole);
            });
        });
        return found == reading_.entities.end() ? nullptr : &*found;
    };
    const auto* found = first([](const WholeTime& whole) { return !whole.source.empty(); });
    if (found == nullptr) found = first([](const WholeTime& whole) { return whole.always(); });
    if (found == nullptr) found = first([](const WholeTime&) { return true; });
    if (found != nullptr || !opposite) return found;
    // Where what is not so is known too, as with criteria that are not met, that is knowledge
    // enough.
    const auto denied = std::ranges::find_if(reading_.entities, [&](const Entity& entity) {
        return !edges_from(entity.node, *opposite, no_node).empty();
    });
    return denied == reading_.entities.end() ? nullptr : &*denied;
}

std::string Composer::whole_when() const {
    if (reading_.edge_types.empty()) return "";
    std::vector<std::pair<std::string, std::vector<std::string>>> told;  // times, whose
    for (const Entity& entity : reading_.entities) {
        std::vector<std::string> times;
        for (const auto& whole : whole_times(graph_, entity.node, reading_.edge_types.front())) {
            if (!whole.from) continue;
            const auto from = whole.from->in_words();
            times.push_back(whole.until ? "from " + from + " to " + last_day(*whole.until)
                                        : "since " + from);
        }
        if (times.empty()) continue;
        const auto time = enumerated(times);
        const auto same = std::find_if(told.begin(), told.end(),
                                       [&](const auto& each) { return each.first == time; });
        auto& names = same == told.end()
                          ? told.emplace_back(time, std::vector<std::string>()).second
                          : same->second;
        names.push_back(teller_.name(entity.node));
    }
    std::string text;
    for (const auto& [time, names] : told)
        text += " For " + enumerated(names) + " they are whole " + time + ".";
    return text;
}

std::string Composer::known_up_to(std::string_view type) const {
    const auto* whole = completing(type);
    if (whole == nullptr) return "";
    std::optional<Date> until;
    for (const auto& time : whole_times(graph_, whole->node, type)) {
        if (!time.covers(asked_time())) continue;
        if (!time.until) return "";
        until = time.until;
    }
    return until ? ", as far as is known up to " + last_day(*until) : "";
}

// ---------------------------------------------------------------- sentences

std::string Composer::told(EdgeId edge) {
    auto sentence = capitalized(teller_.edge(edge));
    const auto ground = teller_.ground(edge);
    if (!ground.empty() && sentence.find(ground) == std::string::npos) sentence += ", " + ground;
    const auto marks = citations_.cite(edge);
    return sentence + "." + (marks.empty() ? "" : " " + marks);
}

/// Both say the same of two things, each from its own side.
bool Composer::is_mirrored(EdgeId one, EdgeId other) const {
    return graph_.type_of(one) == graph_.type_of(other) &&
           graph_.source(one) == graph_.target(other) &&
           graph_.target(one) == graph_.source(other) && teller_.time(one) == teller_.time(other) &&
           teller_.ground(one) == teller_.ground(other);
}

std::vector<EdgeId> Composer::without_mirrored(std::span<const EdgeId> edges) const {
    std::vector<EdgeId> kept;
    for (const auto edge : edges) {
        const auto same = std::find_if(kept.begin(), kept.end(),
                                       [&](EdgeId other) { return is_mirrored(edge, other); });
        const bool of_first =
            !reading_.entities.empty() && graph_.source(edge) == reading_.entities.front().node;
        if (same == kept.end()) {
            kept.push_back(edge);
        } else if (of_first) {
            *same = edge;
        }
    }
    return kept;
}

std::string Composer::assertion() const {
    const auto& claim = *reading_.claim;
    const auto* telling = world_.vocabulary->telling(claim.type);
    const auto verb = telling == nullptr  ? "-[" + claim.type + "]->"
                      : reading_.all_time ? telling->perfect
                                          : telling->present;
    const auto& from = claim.reversed ? claim.object : claim.subject;
    const auto& to = claim.reversed ? claim.subject : claim.object;
    return teller_.name(from.node) + " " + verb + " " + teller_.name(to.node);
}

/// "has never been" where it never was; what was before, or came after, where it was so at another
/// time.
std::string Composer::denial(const Claim& claim) {
    const auto& from = claim.reversed ? claim.object : claim.subject;
    const auto& to = claim.reversed ? claim.subject : claim.object;
    const auto* telling = world_.vocabulary->telling(claim.type);
    std::string other;
    bool ended = false;
    for (const auto edge : edges_of(claim, false)) {
        ended = ended || teller_.edge_date(edge, "until");
        const auto marks = citations_.cite(edge);
        other +=
            (other.empty() ? "" : "; ") + teller_.edge(edge) + (marks.empty() ? "" : " " + marks);
    }
    if (!other.empty() && !claim.ending) {
        if (reading_.all_time) return other;
        const auto phrase = as_of_phrase();
        return "not" + (phrase.empty() ? std::string(" now") : phrase.substr(1)) + "; " + other;
    }
    if (claim.ending) {
        if (other.empty())
            return teller_.name(from.node) + " never was: there is nothing that it left";
        return (ended ? "" : "that has not happened; ") + other;
    }
    if (telling == nullptr) return "there is no such edge";
    const auto perfect = telling->perfect.starts_with("has ")
                             ? "has never " + telling->perfect.substr(4)
                             : "never " + telling->perfect;
    return teller_.name(from.node) + " " + perfect + " " + teller_.name(to.node) +
           known_up_to(claim.type);
}

/// What is not so of a thing, or not known, may have been so of what came before it: "before it,
/// the Soviet Union was a member of the Warsaw Pact".
std::vector<Composer::Told> Composer::of_predecessors(const Claim& claim) const {
    const auto succession = graph_.find_type(world_.vocabulary->succession());
    std::vector<Told> told;
    if (!succession) return told;
    const auto tell = [&](const Entity& of, const Entity& other, const std::string& it) {
        for (const auto before : graph_.out_edges(of.node, *succession).targets) {
            for (const auto edge : edges_between(before, other.node, false)) {
                if (graph_.type_name(graph_.type_of(edge)) != claim.type) continue;
                const bool mirrored = std::any_of(told.begin(), told.end(), [&](const Told& one) {
                    return graph_.source(one.edge) == graph_.target(edge);
                });
                if (mirrored) continue;
                told.push_back({edge, "before " + it + ", " + teller_.edge(edge)});
            }
        }
    };
    tell(claim.subject, claim.object, "it");
    tell(claim.object, claim.subject, teller_.name(claim.object.node));
    return told;
}

std::string Composer::instead(const Claim& claim, std::string_view said) {
    std::vector<std::string> more;
    std::vector<EdgeId> cited;
    for (const auto edge : edges_between(claim.subject.node, claim.object.node, true)) {
        const auto type = graph_.type_name(graph_.type_of(edge));
        const bool same = type == claim.type || type == claim.plain_type;
        if (same || graph_.source(edge) != claim.subject.node || !graph_.premises(edge).empty())
            continue;
        more.push_back(teller_.edge_of_it(edge));
        cited.push_back(edge);
    }
    for (auto& told : of_predecessors(claim)) {
        more.push_back(std::move(told.sentence));
        cited.push_back(told.edge);
    }
    std::string text;
    for (const auto& one : more)
        text += "; " + one;
    const auto* whole = completing(claim.type);
    const auto marks = !cited.empty() ? citations_.cite(cited)
                       : whole != nullptr
                           ? citations_.cite_whole(whole->node, claim.type, asked_time())
                       : is_over() ? std::string()
                                   : citations_.cite_node(claim.object.node);
    const bool marked = marks.empty() || said.find(marks) != std::string_view::npos;
    return text + "." + (marked ? "" : " " + marks);
}

std::string Composer::denied(const Claim& claim) {
    const auto said = capitalized(denial(claim));
    return said + instead(claim, said);
}

/// " France has been a member of NATO since 24 August 1949. [1] Japan has never been a member of
/// NATO." : of a question that claims several things, how it is with each of them.
std::string Composer::each_claim() {
    auto claims = reading_.further_claims;
    if (reading_.claim) claims.insert(claims.begin(), *reading_.claim);
    std::string text;
    for (std::size_t i = 0; i < claims.size() && i < most_named_in_a_sentence; ++i) {
        const auto& claim = claims[i];
        const auto edges = edges_of(claim, !reading_.all_time);
        const auto how = edges.empty() ? denied(claim) : told(edges.front());
        if (text.find(how) == std::string::npos) text += " " + how;
    }
    return text;
}

// ---------------------------------------------------------------- rows

std::optional<NodeId> Composer::node_of_row(std::size_t row) const {
    const auto& cell = answer_.table.rows[row].front();
    const auto* name = cell.get_if<std::string>();
    const auto key = graph_.find_key("name");
    if (name == nullptr || !key) return {};
    const auto is_named = [&](NodeId node) {
        const auto value = graph_.node_property(node, *key);
        const auto* text = value.get_if<std::string>();
        return text != nullptr && *text == *name;
    };
    for (const auto edge : answer_.table.grounds[row]) {
        if (is_named(graph_.source(edge))) return graph_.source(edge);
        if (is_named(graph_.target(edge))) return graph_.target(edge);
    }
    for (const auto& named : graph_.names().find(fold_name(*name))) {
        const auto label = lower(graph_.label_name(graph_.labels_of(named.node).front()));
        if (is_named(named.node) && (reading_.column == "name" || reading_.column == label))
            return named.node;
    }
    return {};
}

std::string Composer::name_of_row(std::size_t row) const {
    if (const auto node = node_of_row(row)) return teller_.name(*node);
    const auto* name = answer_.table.rows[row].front().get_if<std::string>();
    return name == nullptr ? std::string() : *name;
}

std::string Composer::cite_row(std::size_t row) {
    const auto node = node_of_row(row);
    return node ? citations_.cite_node(*node) : std::string();
}

std::string Composer::cite_entities() {
    std::string marks;
    for (const auto& entity : reading_.entities)
        marks += citations_.cite_node(entity.node);
    return marks;
}

/// The edge of a row that tells most: one that names its treaty, else the first. REQUIRES one.
EdgeId Composer::telling_edge(const Grounds& grounds) const {
    const auto by_treaty = std::find_if(grounds.begin(), grounds.end(), [&](EdgeId edge) {
        return !teller_.edge_text(edge, "treaty").empty();
    });
    return by_treaty == grounds.end() ? grounds.front() : *by_treaty;
}

/// ", under Article V of the Treaty ... (in force since 23 June 1960)", "... (since the signature
/// on 6 October 2025)", ", since 4 April 2023"
std::string Composer::row_detail(const Grounds& grounds) const {
    if (grounds.empty()) return "";
    const auto edge = telling_edge(grounds);
    const auto ground = teller_.ground(edge);
    const auto time = teller_.time(edge);
    const bool by_treaty = !teller_.edge_text(edge, "treaty").empty();
    if (by_treaty) {
        const std::string in_force = teller_.is_counted_from_other(edge) ? "" : "in force ";
        return ", " + ground + (time.empty() ? "" : " (" + in_force + time + ")");
    }
    return time.empty() ? "" : ", " + time;
}

void Composer::list_rows(const std::string& heading) {
    const auto& table = answer_.table;
    Details details{{reading_.column, "since", "until", "under", "source"}, {}};
    for (std::size_t row = 0; row < table.rows.size() && row < most_details; ++row) {
        const auto& grounds = table.grounds[row];
        std::vector<std::string> cells(5);
        cells[0] = name_of_row(row);
        if (!grounds.empty()) {
            const auto edge = telling_edge(grounds);
            cells[1] = teller_.since_cell(edge);
            cells[2] = teller_.until_cell(edge);
            auto ground = teller_.ground(edge);
            if (ground.starts_with("under ")) ground.erase(0, 6);
            cells[3] = std::move(ground);
            cells[4] = citations_.cite(grounds);
        } else {
            cells[4] = cite_row(row);
        }
        details.rows.push_back(std::move(cells));
    }
    drop_empty_columns(details);
    answer_.details = std::move(details);
    add_line(heading + as_of_phrase() + ":");
}

}  // namespace entente
