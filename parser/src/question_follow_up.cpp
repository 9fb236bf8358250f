#include "question_follow_up.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>

#include "question_build.hpp"
#include "question_grammar.hpp"
#include "question_lowering.hpp"
#include "question_walk.hpp"

namespace entente::question {
namespace {

enum class Ask : std::uint8_t { why, why_not, since_when, until_when, how_many, who, time };

/// What a few words ask of the question before them.
struct Ellipsis {
    std::string_view words;
    Ask ask;
};
constexpr std::array ellipses{
    Ellipsis{"why", Ask::why},
    Ellipsis{"why so", Ask::why},
    Ellipsis{"why is that", Ask::why},
    Ellipsis{"why is that so", Ask::why},
    Ellipsis{"why is it so", Ask::why},
    Ellipsis{"how come", Ask::why},
    Ellipsis{"how so", Ask::why},
    Ellipsis{"because of what", Ask::why},
    Ellipsis{"why not", Ask::why_not},
    Ellipsis{"why isnt it", Ask::why_not},
    Ellipsis{"since when", Ask::since_when},
    Ellipsis{"when", Ask::since_when},
    Ellipsis{"from when", Ask::since_when},
    Ellipsis{"how long", Ask::since_when},
    Ellipsis{"since what year", Ask::since_when},
    Ellipsis{"when was that", Ask::since_when},
    Ellipsis{"until when", Ask::until_when},
    Ellipsis{"till when", Ask::until_when},
    Ellipsis{"how many", Ask::how_many},
    Ellipsis{"how many are there", Ask::how_many},
    Ellipsis{"how many are they", Ask::how_many},
    Ellipsis{"how many of them", Ask::how_many},
    Ellipsis{"how many of them are there", Ask::how_many},
    Ellipsis{"who", Ask::who},
    Ellipsis{"which", Ask::who},
    Ellipsis{"which ones", Ask::who},
    Ellipsis{"who are they", Ask::who},
    Ellipsis{"which are they", Ask::who},
    Ellipsis{"what are they", Ask::who},
    Ellipsis{"list them", Ask::who},
    Ellipsis{"name them", Ask::who},
    Ellipsis{"show them", Ask::who},
    Ellipsis{"show me them", Ask::who},
    Ellipsis{"before that", Ask::time},
    Ellipsis{"before then", Ask::time},
    Ellipsis{"after that", Ask::time},
    Ellipsis{"after then", Ask::time},
};

bool is_closing(const Word& word) {
    return word.folded == "?" || word.folded == "." || word.folded == "!" || word.folded == ";" ||
           word.folded == ",";
}

/// The words of the question without what leads it ("and", "what about") and what ends it.
struct Core {
    std::size_t from = 0;
    std::size_t to = 0;
    bool leads = false;  ///< something led it
    bool about = false;  ///< "what about", "how about"
};

Core core_of(const Reader& reader) {
    Core core{0, reader.words().size()};
    while (core.to > 0 && is_closing(reader.words()[core.to - 1]))
        --core.to;
    const auto skip = [&](std::initializer_list<std::string_view> words) {
        std::size_t at = core.from;
        for (const auto word : words) {
            if (at >= core.to || !reader.is_word(at++, word)) return false;
        }
        core.from = at;
        core.leads = true;
        return true;
    };
    while (skip({"and"}) || skip({"but"}) || skip({"so"}) || skip({","})) {
    }
    core.about = skip({"what", "about"}) || skip({"how", "about"});
    return core;
}

std::optional<Ask> ellipsis_in(const Reader& reader, const Core& core) {
    std::string words;
    for (auto at = core.from; at < core.to; ++at)
        words += (words.empty() ? "" : " ") + reader.words()[at].folded;
    const auto* found = std::find_if(ellipses.begin(), ellipses.end(),
                                     [&](const Ellipsis& known) { return known.words == words; });
    if (found == ellipses.end()) return {};
    return found->ask;
}

/// The verb of "joined first", "third to join"; null where there is none.
const Predication* ranked_event(const Condition& condition) {
    if (const auto* junction = std::get_if<Junction>(&condition.node))
        return ranked_event(junction->parts.back());
    const auto* ranked = std::get_if<Ranked>(&condition.node);
    const bool event = ranked != nullptr && ranked->rank.measure.kind == Measure::Kind::event;
    return event ? &ranked->rank.measure.word : nullptr;
}

/// The question before, on its way to the one that is asked now.
class FollowUp {
public:
    FollowUp(const Discourse& before, const Place& place)
        : before_(before), question_(*before.tree), place_(place) {
        place_all(question_, place);
    }

    Question ask(Ask ask, bool earlier) && {
        switch (ask) {
            case Ask::why:
            case Ask::why_not:
                make_clause("why");
                question_.form = QuestionForm::why;
                if (ask == Ask::why_not) deny();
                break;
            case Ask::since_when:
            case Ask::until_when:
                make_clause("when");
                question_.form = QuestionForm::when;
                ask_when(ask == Ask::until_when);
                break;
            case Ask::how_many:
                make_set();
                question_.form = QuestionForm::count;
                break;
            case Ask::who:
                make_set();
                question_.form = QuestionForm::things;
                break;
            case Ask::time:
                beside_time(earlier);
                break;
        }
        return std::move(question_);
    }

    Question put(Fragment fragment) && {
        if (!fragment.times.empty() && !fragment.phrase) {
            put_times(fragment.times);
        } else {
            put_phrase(std::move(*fragment.phrase), fragment.preposition);
        }
        return std::move(question_);
    }

private:
    [[noreturn]] void cannot(const std::string& message) const { refuse(message, place_); }

    /// A question for things becomes a clause about those that were found.
    void make_clause(const std::string& word) {
        if (question_.subject && question_.condition && !question_.asked) return;
        if (question_.form == QuestionForm::yes_no && question_.asked && !question_.condition)
            return;
        const bool of_things = question_.form == QuestionForm::things && question_.asked;
        if (!of_things || question_.asked->is_name())
            cannot("I cannot tell what \"" + word +
                   "\" asks about here. Ask it as a whole question.");
        constexpr std::size_t most = 8;
        if (before_.things.empty())
            cannot("Nothing was found, so there is no \"" + word + "\". Say of what it is asked.");
        if (before_.things.size() > most)
            cannot("Say of which of them: \"" + word + "\" is asked of a few at a time.");
        auto set = *asked_set(question_);
        Condition condition;
        set.referring = false;
        const auto* event = set.conditions.empty() ? nullptr : ranked_event(set.conditions.back());
        if (event != nullptr) {
            condition.node = *event;
        } else if (set.anything && set.conditions.size() == 1) {
            condition = std::move(set.conditions.front());
        } else {
            condition.node = IsA{std::move(set)};
        }
        question_ = {};
        question_.subject = named_phrase(before_.things, place_);
        question_.condition = std::move(condition);
        if (auto* embedded = std::get_if<Embedded>(&question_.condition->node)) turn(*embedded);
    }

    /// "(Poland,) that the United States defends": the clause itself, with the thing in its gap.
    void turn(Embedded& embedded) {
        auto predicate = *embedded.predicate;
        auto subject = *embedded.subject;
        if (before_.things.size() != 1) return;
        const auto thing = *question_.subject;
        bool filled = false;
        Walk(
            [&](NounPhrase& phrase) {
                if (!phrase.gap || filled) return;
                phrase = thing;
                filled = true;
            },
            [](Predication&) {})
            .condition(predicate);
        if (!filled) return;
        question_.subject = std::move(subject);
        question_.condition = std::move(predicate);
    }

    /// "is the UK in the EU?" "No." "since when?": since it ended. What is so now, since when it
    /// is.
    void ask_when(bool until) {
        const bool denied = before_.denied && !before_.event;
        question_.when = until || denied ? WhenKind::end
                         : before_.event ? WhenKind::start
                                         : WhenKind::since;
    }

    void deny() {
        if (question_.condition) {
            if (!std::holds_alternative<Negation>(question_.condition->node))
                question_.condition = negate(std::move(*question_.condition));
        } else {
            question_.denied = true;
        }
    }

    /// What was asked whether it is so becomes what is asked for.
    void make_set() {
        if (question_.asked &&
            (question_.form == QuestionForm::things || question_.form == QuestionForm::count ||
             question_.form == QuestionForm::yes_no)) {
            if (question_.asked->is_name()) cannot("That is one thing, with a name.");
            question_.denied = false;
            return;
        }
        const bool of_some =
            question_.subject && question_.subject->is_described() && !question_.asked;
        if (!of_some) cannot("There is nothing here to count or list. Ask it as a whole question.");
        question_.asked = std::move(question_.subject);
        question_.asked->quantifier = Quantifier::none;
        question_.subject.reset();
    }

    /// All times that words said, each with where it stands.
    [[nodiscard]] std::vector<Time*> said_times() {
        std::vector<Time*> times;
        const auto collect = [&](std::vector<Time>& list) {
            for (auto& time : list) {
                if (!time.implied) times.push_back(&time);
            }
        };
        collect(question_.times);
        // What "they" stood for keeps its own time.
        const auto outside = [&](auto& node) { collect(node.times); };
        Walk walk(outside, outside);
        const auto walk_phrase = [&](NounPhrase& phrase) {
            if (!phrase.referring) walk.phrase(phrase);
        };
        if (question_.asked) walk_phrase(*question_.asked);
        if (question_.subject) walk_phrase(*question_.subject);
        if (question_.condition) walk.condition(*question_.condition);
        return times;
    }

    void put_times(const std::vector<Time>& times) {
        const auto said = said_times();
        const auto same = [&](const Time* time) {
            return time->kind == said.front()->kind &&
                   time->span.begin == said.front()->span.begin &&
                   time->span.end == said.front()->span.end;
        };
        if (!said.empty() && (times.size() > 1 || !std::all_of(said.begin(), said.end(), same)))
            cannot(
                "There is more than one time in the question before. Ask it as a whole question.");
        if (!said.empty()) {
            for (auto* time : said)
                *time = times.front();
            return;
        }
        question_.times = times;
    }

    void beside_time(bool earlier) {
        const auto said = said_times();
        if (said.empty()) cannot("The question before says no time.");
        auto time = *said.front();
        time.kind = earlier ? Time::Kind::before : Time::Kind::after;
        time.iso.clear();
        put_times({time});
    }

    /// Another thing in the place of one of its kind.
    void put_phrase(NounPhrase phrase, const std::string& preposition) {
        auto places = places_for(phrase, preposition);
        if (places.empty()) {
            cannot(
                "The question before has nothing that this could stand for. Ask it as a whole "
                "question.");
        }
        if (places.size() > 1) {
            const auto again = std::find_if(places.begin(), places.end(),
                                            [](const NounPhrase* at) { return at->replaced; });
            if (again != places.end()) places = {*again};
        }
        if (places.size() > 1 && same_name(places) && phrase.is_name()) {
            for (auto* place : places) {
                auto other = phrase;
                other.quantifier = place->quantifier;
                other.replaced = true;
                *place = std::move(other);
            }
            return;
        }
        if (places.size() > 1)
            cannot(
                "This could stand for more than one thing in the question before. Ask it as a "
                "whole question.");
        auto& place = *places.front();
        if (phrase.is_described() && phrase.arguments.empty() && !place.arguments.empty()) {
            phrase.arguments = place.arguments;
            phrase.times = place.times;
        }
        phrase.quantifier = place.quantifier;
        if (phrase.times.empty()) phrase.times = place.times;
        phrase.replaced = true;
        place = std::move(phrase);
    }

    static bool same_name(const std::vector<NounPhrase*>& places) {
        return std::all_of(places.begin(), places.end(), [&](const NounPhrase* place) {
            return place->is_name() && place->names == places.front()->names;
        });
    }

    [[nodiscard]] std::vector<NounPhrase*> places_for(const NounPhrase& phrase,
                                                      const std::string& preposition) {
        const auto wanted = labels_of(phrase);
        const bool named = phrase.is_name() || !phrase.parts.empty();
        std::vector<NounPhrase*> places;
        std::vector<const NounPhrase*> inner;
        for_each_phrase(question_, [&](NounPhrase& place) {
            const bool part = std::find(inner.begin(), inner.end(), &place) != inner.end();
            for (auto& each : place.parts)
                inner.push_back(&each);
            const bool place_named = place.is_name() || !place.parts.empty();
            if (part || place.gap || place_named != named) return;
            if (!place_named && !place.is_described()) return;
            if (compatible(labels_of(place), wanted)) places.push_back(&place);
        });
        if (preposition.empty() || places.size() < 2) return places;
        std::vector<NounPhrase*> after;
        const auto keep = [&](std::vector<Argument>& arguments) {
            for (auto& argument : arguments) {
                if (argument.preposition != preposition) continue;
                auto* place = &*argument.phrase;
                if (std::find(places.begin(), places.end(), place) != places.end())
                    after.push_back(place);
            }
        };
        for_each_phrase(question_, [&](NounPhrase& at) { keep(at.arguments); });
        for_each_word(question_, [&](Predication& word) { keep(word.arguments); });
        return after;
    }

    const Discourse& before_;
    Question question_;
    Place place_;
};

}  // namespace

std::optional<Reading> read_follow_up(const Reader& reader, const QuestionTime& time,
                                      const Discourse* before) {
    const auto core = core_of(reader);
    if (core.from >= core.to) return {};
    const auto place = reader.place(core.from, core.to - core.from);
    const auto lean = [&] {
        if (before != nullptr && before->tree) return;
        refuse("This leans on a question before it, and there is none. Ask it as a whole question.",
               reader.place(0, core.to));
    };
    if (const auto ask = ellipsis_in(reader, core)) {
        lean();
        const bool earlier = reader.is_word(core.from, "before");
        auto reading = lower(FollowUp(*before, place).ask(*ask, earlier), reader, time);
        reading.leans = true;
        reading.aside = *ask == Ask::why || *ask == Ask::why_not || *ask == Ask::since_when ||
                        *ask == Ask::until_when;
        return reading;
    }
    Reader rest(reader, core.from, core.to);
    if (!core.leads) {
        // "in 1985?", "of the EU?"
        const bool bare = rest.time_at(0) || rest.preposition_at(0);
        if (!bare || before == nullptr) return {};
    }
    auto fragment = parse_fragment(rest);
    if (!fragment) {
        auto whole = core.leads && !core.about ? parse(rest) : std::nullopt;
        if (whole) return lower(std::move(*whole), reader, time);
        return {};
    }
    if (!core.leads && !fragment->times.empty() && fragment->phrase) return {};
    lean();
    auto reading = lower(FollowUp(*before, place).put(std::move(*fragment)), reader, time);
    reading.leans = true;
    return reading;
}

}  // namespace entente::question
