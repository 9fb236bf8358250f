#include "states.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace entente::importing {
namespace {

/// Codes of states that are one with another in the facts.
struct SameState {
    int code;
    int as;
};
constexpr SameState same_states[] = {{260, 255}};  // the Federal Republic of Germany is Germany

Day begin_of(const State& state) {
    return state.since ? state.since->first_day() : beginning_of_time;
}
Day end_of(const State& state) {
    return state.until ? state.until->first_day() : end_of_time;
}

class Reader {
public:
    Reader(const Graph& graph, NodeId node) : graph_(graph), node_(node) {}
    [[nodiscard]] Value value(std::string_view name) const {
        const auto key = graph_.find_key(name);
        return key ? graph_.node_property(node_, *key) : Value();
    }
    [[nodiscard]] std::string text(std::string_view name) const {
        const Value found = value(name);
        const auto* text = found.get_if<std::string>();
        return text == nullptr ? std::string() : *text;
    }
    [[nodiscard]] std::string list(std::string_view name) const {
        const Value found = value(name);
        std::string joined;
        if (const auto* list = found.get_if<List>()) {
            for (const Value& item : *list) {
                const auto* text = item.get_if<std::string>();
                if (text != nullptr) joined += (joined.empty() ? "" : ";") + *text;
            }
        }
        return joined;
    }
    [[nodiscard]] std::optional<Date> date(std::string_view name) const {
        const Value found = value(name);
        const auto* date = found.get_if<Date>();
        return date == nullptr ? std::nullopt : std::optional(*date);
    }

private:
    const Graph& graph_;
    NodeId node_;
};

}  // namespace

States::States(const Graph& known, const Pacts& pacts, Repairs& repairs)
    : pacts_(pacts), repairs_(repairs) {
    read(known);
}

void States::read(const Graph& known) {
    const auto label = known.find_label("Country");
    if (!label) return;
    for (const NodeId node : known.nodes_with(*label)) {
        const Reader reader(known, node);
        const Value code = reader.value("cow");
        const auto* number = code.get_if<std::int64_t>();
        if (number == nullptr) continue;
        State state;
        state.id = known.id_of(node);
        state.name = reader.text("name");
        state.aliases = reader.list("aliases");
        state.adjectives = reader.list("adjectives");
        state.people = reader.list("people");
        const Value definite = reader.value("definite");
        state.definite = definite.get_if<bool>() != nullptr && *definite.get_if<bool>();
        state.code = static_cast<int>(*number);
        state.since = reader.date("since");
        state.until = reader.date("until");
        by_code_[state.code].push_back(states_.size());
        states_.push_back(std::move(state));
    }
    for (auto& [code, bearers] : by_code_) {
        std::ranges::stable_sort(bearers, {}, [&](std::size_t i) { return begin_of(states_[i]); });
    }
}

std::vector<std::size_t>& States::bearers(int code) {
    const auto found = by_code_.find(code);
    if (found != by_code_.end()) return found->second;
    State state;
    state.name = pacts_.name_of(code);
    state.id = fmt::format("state-{}", code);
    if (state.name.empty()) state.name = fmt::format("state {}", code);
    state.code = code;
    repairs_.add("states with a code that the facts do not know: kept as states of their own",
                 fmt::format("{} ({})", code, state.name));
    states_.push_back(std::move(state));
    return by_code_[code] = {states_.size() - 1};
}

/// The one that stood on the day, the younger if several did; else the next, else the last.
std::size_t States::bearer(const std::vector<std::size_t>& of, Day day) const {
    std::optional<std::size_t> found;
    for (const std::size_t state : of) {
        if (begin_of(states_[state]) <= day && day < end_of(states_[state])) found = state;
    }
    if (found) return *found;
    const auto next =
        std::ranges::find_if(of, [&](std::size_t state) { return begin_of(states_[state]) > day; });
    return next == of.end() ? of.back() : *next;
}

std::vector<States::Part> States::parts(int code, const Span& span, const std::string& where) {
    const auto* same = std::ranges::find(same_states, code, &SameState::code);
    if (same != std::end(same_states) && by_code_.contains(same->as)) {
        repairs_.add("codes of one state: read as the other",
                     fmt::format("{} as {}, {}", code, same->as, where));
        code = same->as;
    }
    const std::vector<std::size_t> of = bearers(code);
    if (of.size() == 1) return {{of.front(), span}};

    const Day begin = span.begin();
    const Day end = span.end();
    std::vector<Day> cuts;
    for (const std::size_t state : of) {
        for (const Day day : {begin_of(states_[state]), end_of(states_[state])}) {
            if (begin < day && day < end && day != end_of_time) cuts.push_back(day);
        }
    }
    std::ranges::sort(cuts);
    std::vector<Part> parts = {{bearer(of, begin), span}};
    for (const Day day : cuts) {
        const std::size_t next = bearer(of, day);
        if (next == parts.back().state) continue;
        Span rest = parts.back().span;
        rest.since = Date::from_day(day);
        rest.older = false;
        rest.signed_only = false;
        parts.back().span.until = rest.since;
        parts.back().span.newer = false;
        parts.push_back({next, rest});
    }
    std::string told;
    for (const Part& part : parts)
        told += (told.empty() ? "" : ", then ") + states_[part.state].id;
    repairs_.add("codes that several states bore: given to the state of the time",
                 fmt::format("{} is {}, {}", code, told, where));
    return parts;
}

void States::reach_back(std::size_t state, Date date) {
    std::optional<Date>& since = states_[state].since;
    if (!since || date.end_day() > since->first_day()) return;
    repairs_.add("states that are in the file before the facts have them: they begin with the file",
                 fmt::format("{} in {}", states_[state].name, date.iso()));
    since = date;
}

}  // namespace entente::importing
