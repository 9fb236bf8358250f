// Parts of questions that stand alone: a clause that is assumed, what a follow-up puts in the place
// of something.
#include "question_grammar.hpp"
#include "question_rules.hpp"

namespace entente::question {
namespace {

const x3::rule<struct times_alone_id, Fragment> times_alone = "a time";
const x3::rule<struct phrase_alone_id, Fragment> phrase_alone = "a noun phrase";
const x3::rule<struct clause_alone_id, Clause> clause_alone = "a clause";

const auto times_alone_def = +time_[add_time] >> ending;
const auto phrase_alone_def = -preposition_[set_preposition] >>
                              ((names[set_phrase] >> w("'s")) | phrase[set_phrase]) >>
                              *time_[add_time] >> ending;
const auto take = with([](Clause& whole, Clause&& found) { whole = std::move(found); });
const auto clause_alone_def = (listed_clause[take] | clause[take]) >> ending;

BOOST_SPIRIT_DEFINE(times_alone, phrase_alone, clause_alone)

template <class Rule, class Value>
bool parse_whole(const Rule& rule, Reader& reader, Value& found) {
    reader.forget_kept();
    auto first = reader.words().begin();
    const auto last = reader.words().end();
    const auto context = x3::make_context<reader_tag>(reader);
    return rule.parse(first, last, context, x3::unused, found) && first == last;
}

}  // namespace

std::optional<Clause> parse_clause(Reader& reader) {
    Clause found;
    if (!parse_whole(clause_alone, reader, found)) return {};
    return found;
}

std::optional<Fragment> parse_fragment(Reader& reader) {
    Fragment times;
    if (parse_whole(times_alone, reader, times)) return times;
    Fragment found;
    if (!parse_whole(phrase_alone, reader, found)) return {};
    return found;
}

}  // namespace entente::question
