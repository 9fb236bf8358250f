// The work of lowering, shared by its parts, of which each has a file: questions are made simpler,
// then their forms, conditions, words and amounts become patterns and terms.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "question_lower.hpp"
#include "question_period.hpp"
#include "question_scope.hpp"
#include "question_sense.hpp"

namespace entente::question {

/// Throws the Error that refuses a question at a place.
[[noreturn]] void refuse(std::string message, const Place& place,
                         std::string detail = "NotUnderstood",
                         std::vector<std::string> suggestions = {});

/// "Japan's defence" is Japan, to a verb that defends: a transparent noun gives way to its
/// argument.
[[nodiscard]] const NounPhrase& through(const NounPhrase& phrase);

/// "defence", "accession": the noun denotes its own argument.
[[nodiscard]] bool is_transparent(const NounPhrase& phrase);

/// "troops": the facts know where there are some, and not how many.
[[nodiscard]] bool is_uncounted(const NounPhrase& phrase);
/// Refuses to count such things.
void require_counted(const NounPhrase& phrase);

[[nodiscard]] std::string lower_case(std::string text);
/// "a country", "an alliance"
[[nodiscard]] std::string with_article(const std::string& label);

/// Gives variables of an expression the names they have in the query.
void rename_variables(ast::Expression& expression, const std::map<std::string, std::string>& names);

/// The end of a pattern for a thing with a name.
void name_node(ast::NodePattern& node, const Entity& entity);

/// Fills a block of the query; says something of a thing in it.
using Fill = std::function<void(Block&)>;
using Said = std::function<void(const Term&, Block&)>;

/// "two allies", "at least two": a number of things is asked for.
[[nodiscard]] bool is_counted(const NounPhrase& phrase);
/// The names that a condition ties its subject to with "with".
[[nodiscard]] std::vector<NounPhrase> partners_in(const Condition& condition);
/// As well "no", "most", "only".
[[nodiscard]] bool is_quantified(const NounPhrase& phrase);
/// `WITH value AS name, ... WHERE where`
[[nodiscard]] ast::Clause with_values(
    const std::vector<std::pair<ast::Expression, std::string>>& values,
    std::optional<ast::Expression> where);

/// `RETURN DISTINCT expression AS alias ORDER BY alias`
[[nodiscard]] ast::Projection distinct(ast::Expression expression, std::string alias);

/// The edge at the heart of the question, as far as the lowering has met it.
struct Heart {
    std::string edge;                       ///< its variable, or "" when it has none
    std::optional<ast::Expression> date;    ///< what "when" asks for
    std::optional<ast::Expression> manner;  ///< what "how" asks for
};

/// Of which word's date is asked, and the date once it is met.
struct Dating {
    bool verb = false;
    std::optional<ast::Expression> date;
};

/// One meaning of a word on its way into the query.
struct Instance {
    const Sense& sense;
    const Predication& word;
    std::map<std::string, Term> terms{};  ///< what the pattern's variables are bound to
    std::map<std::string, std::string>
        names{};  ///< the variables that they have in the query, if any
    std::vector<std::pair<const NounPhrase*, Term>>
        described{};        ///< arguments still to be described
    bool possible = false;  ///< "can", "will"
    bool heart = false;     ///< the first of the question: what "when" and "how" ask about
    bool event = false;
    bool ends = false;     ///< an event at the end of an edge or a thing
    ast::Expression at{};  ///< the date of the event, or since when the state holds
    Period period{};
    std::string subject = "x";  ///< the pattern's variable that the subject is
    std::vector<Time> times{};
};

class Lowering {
public:
    Lowering(const Reader& reader, const QuestionTime& time) : reader_(reader), time_(time) {}

    Reading run(Question question);

private:
    // The forms of questions (question_lower.cpp).
    [[nodiscard]] Labels subject_labels(const NounPhrase& subject,
                                        const Condition& condition) const;
    void lower_clause(Question& question, Block& block);
    void lower_asked(Question& question, Block& block);
    void return_duration(const Question& question, const Block& block);
    void lower_each(const NounPhrase& subjects, const Condition& condition, Block& block);
    void lower_each_object(const NounPhrase& subject, const Condition& condition,
                           const NounPhrase& objects, Block& block);
    void assert_clause(NounPhrase phrase, Condition condition, Block& block);
    void return_truth(const Block& block);
    void return_date(const Question& question, const Block& block);
    void return_things(const Question& question, const Block& block);
    void finish(const Block& block, ast::Projection projection);

    // Named things and no clause (question_between.cpp).
    bool describe(const Question& question);
    bool find_common(const Question& question);
    bool compare(const Question& question);
    [[nodiscard]] std::vector<Entity> named(const NounPhrase& phrase);
    bool relate(Question& question);
    void return_relation(ast::PathPattern pattern, const std::vector<Time>& times);

    // Questions to simpler ones (question_fold.cpp).
    void fold(Question& question) const;
    void fold_reciprocal(std::optional<NounPhrase>& subject, Condition& whole) const;

    // Conditions (question_conditions.cpp).
    void assert_condition(const Condition& condition, const Term& subject, Block& block);
    void assert_phrase(const NounPhrase& original, const Term& subject, Block& block);
    void assert_quality(const NounPhrase& name, const Term& subject, Block& block);
    void assert_parts(const NounPhrase& phrase, const Term& subject, Block& block);
    void assert_sole(NounPhrase phrase, const Term& subject, Block& block);
    void assert_description(NounPhrase phrase, const Term& subject, Block& block);
    void assert_noun(const Predication& noun, std::vector<const Argument*>& arguments,
                     const Term& subject, Block& block);
    void assert_left_over(const NounPhrase& phrase, const Argument& argument, const Term& subject,
                          Block& block);
    void assert_not(const Condition& condition, const Term& subject, Block& block);
    void assert_any(const std::vector<Condition>& parts, const Term& subject, Block& block);
    void exclude_partners(const NounPhrase& phrase, const Term& subject, Block& block);
    void assert_has(const NounPhrase& phrase, const Term& subject, Block& block);
    void assert_all_of(const NounPhrase& subjects, const Condition& predicate, Block& block);
    [[nodiscard]] ast::Expression exists(const Fill& fill);
    [[nodiscard]] bool has_opposite(const Predication& word) const;

    // Words with their arguments (question_predication.cpp).
    void assert_predication(Predication word, const Term& subject, Block& block);
    [[nodiscard]] bool ties_subject(Predication& word) const;
    bool assert_company(const Predication& word, const Term& subject, Block& block);
    [[nodiscard]] std::vector<Predication> take_places(Predication& word,
                                                       const Labels& subject) const;
    [[nodiscard]] std::optional<Predication> place_of(const Argument& argument) const;
    void assert_places(const std::vector<Predication>& places, const Assignment& assignment,
                       const Term& subject, Block& block);
    static void read_groups_as_names(Predication& word, const Labels& subject);
    void see_through(Predication& word, std::size_t argument) const;
    [[nodiscard]] bool means_all(const Predication& word, const NounPhrase& phrase) const;
    void assert_of_all(const Predication& word, std::size_t argument, const Term& subject,
                       Block& block);
    void assert_quantified_argument(const Predication& word, std::size_t argument,
                                    const Term& subject, Block& block);
    void assert_contrasts(Predication& word, std::size_t argument, const Term& subject,
                          Block& block);
    [[nodiscard]] Condition distribute(const Predication& word, std::size_t argument) const;

    // How many (question_amounts.cpp).
    void assert_quantified(const NounPhrase& phrase, const Said& said, Block& block);
    void assert_every(const NounPhrase& plain, const Said& said, Block& block);
    void assert_most(const NounPhrase& plain, const Said& said, Block& block);
    void assert_only(const NounPhrase& plain, const Said& said, Block& block);
    [[nodiscard]] ast::Expression count_condition(const Fill& fill, const Term& term,
                                                  ast::ComparisonOperator op, std::int64_t number);
    [[nodiscard]] std::vector<ast::Clause> inside(const Fill& fill);
    [[nodiscard]] static ast::Expression exists_of(std::vector<ast::Clause> clauses,
                                                   const std::string& value);
    [[nodiscard]] std::string fresh_value();

    // Times of other things (question_dating.cpp).
    [[nodiscard]] std::vector<Time> dated(std::vector<Time> times, const Instance* instance,
                                          Block& block);
    void date_by_era(Time& time, Block& block);
    [[nodiscard]] ast::Expression date_of_anchor(const Anchor& anchor, const Instance* instance,
                                                 Block& block);
    [[nodiscard]] std::optional<NounPhrase> as_noun(const Predication& verb,
                                                    const NounPhrase& subject) const;
    [[nodiscard]] ast::Expression date_of_noun(const NounPhrase& noun, Block& block);
    [[nodiscard]] ast::Expression date_of_verb(Predication verb, const Term& subject, Block& block);
    [[nodiscard]] Entity referred(const NounPhrase& pronoun,
                                  const std::function<bool(const Labels&)>& fits);
    [[nodiscard]] Labels labels_of_subject(const Instance& instance) const;

    // Orders (question_rank.cpp).
    void assert_rank(const Rank& rank, NounPhrase set, const Term& subject, Block& block);
    void assert_exceeds(const Exceeds& exceeds, const Term& subject, Block& block);
    void describe_member(const NounPhrase& set, const Term& term, Block& block);
    void assert_candidates(const NounPhrase& choice, const Term& term, Block& block);
    [[nodiscard]] ast::Expression measured(const Measure& measure, const NounPhrase& set,
                                           const Term& term, Block& block);
    [[nodiscard]] ast::Expression amount_of(const Measure& measure, const Term& term, Block& block);
    [[nodiscard]] ast::Expression value_of(const Sense& sense, const std::string& of,
                                           const Term& term, Block& block);
    [[nodiscard]] const Sense* degree_sense(const Measure& measure, const NounPhrase& set,
                                            const Term& term) const;
    [[nodiscard]] bool is_amount(const Measure& measure, const NounPhrase& set,
                                 const Term& term) const;
    void rank_by_value(const Rank& rank, bool greatest, const NounPhrase& set, const Term& subject,
                       Block& block);
    void rank_by_amount(const Rank& rank, bool greatest, const NounPhrase& set, const Term& subject,
                        Block& block);
    [[nodiscard]] std::vector<ast::Clause> optional(const Fill& fill);

    // Patterns (question_patterns.cpp).
    void instantiate(const Assignment& assignment, const Predication& word, const Term& subject,
                     Block& block);
    void bind_terms(Instance& instance, const Assignment& assignment, const Term& subject);
    void bind_understood(Instance& instance);
    [[nodiscard]] bool is_over(const Instance& instance);
    void settle_time(Instance& instance, Block& block);
    void place_node(const Instance& instance, ast::NodePattern& node, Block& block);
    void place_patterns(const Instance& instance, Block& block);
    void note_heart(const Instance& instance);
    [[nodiscard]] std::optional<Claim> claim_of(const Instance& instance) const;
    [[nodiscard]] std::string type_in(const Instance& instance,
                                      const ast::RelationshipPattern& edge) const;
    void place_kind(const Sense& sense, const Predication& word, const Term& subject, Block& block);

    // Terms (question_patterns.cpp).
    [[nodiscard]] Term open_term(const NounPhrase& phrase, const Labels& wanted);
    [[nodiscard]] std::vector<Entity> of_the_time(std::vector<Entity> entities,
                                                  const NounPhrase& name);
    [[nodiscard]] Entity resolve(const NounPhrase& name, const Labels& wanted);
    [[nodiscard]] Labels labels_of_term(const Term& term) const;
    void narrow(const Term& term, const Labels& labels);
    [[nodiscard]] std::string fresh_node();
    [[nodiscard]] std::string fresh_edge();

    const Reader& reader_;
    std::optional<Interval> asked_span_;  ///< the one time that the question says, else the day
    QuestionTime time_;
    Reading reading_;
    std::map<std::string, Labels> labels_;  ///< what is known of variables
    std::set<std::string> outer_;           ///< variables of the blocks around the one being filled
    std::set<std::string> lifted_;          ///< variables of what may have been at any time
    std::vector<Term> gaps_;                ///< what a gap stands for, innermost last
    std::vector<Time> measured_at_;         ///< when what is put in order is measured
    std::size_t nodes_made_ = 0;
    std::size_t edges_made_ = 0;
    std::size_t values_made_ = 0;
    int depth_ = 0;  ///< how many EXISTS { } deep
    std::vector<Term>
        understood_;       ///< things that nouns have named so far, for what later words leave out
    bool always_ = false;  ///< states without a time are about all time
    bool keep_edge_ = false;  ///< the heart's edge needs a variable
    /// Set while the date of the next noun or verb is asked for; filled by the word.
    std::optional<Dating> wanted_date_;
    std::optional<Heart> heart_;
    std::optional<Period> heart_period_;
    std::optional<Term> subject_;  ///< of a clause, when it is described and not named
};

}  // namespace entente::question
