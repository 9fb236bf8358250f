// What was expected, in words.
#include <array>
#include <initializer_list>

#include <fmt/format.h>

#include "cypher_error.hpp"

namespace entente::cypher {

using std::string;
using std::string_view;

string_view shown(Word word) {
    switch (word) {
        case Word::optional:
            return "OPTIONAL MATCH";
        case Word::order:
            return "ORDER BY";
        case Word::starts:
            return "STARTS WITH";
        case Word::ends:
            return "ENDS WITH";
        case Word::detach:
            return "DETACH DELETE";
        default:
            return spelling(word);
    }
}

string_view shown(Class what) {
    constexpr std::array<string_view, static_cast<std::size_t>(Class::end) + 1> names{
        "an expression",
        "a name",
        "a label",
        "a relationship type",
        "a property name",
        "a function name",
        "a procedure name",
        "a whole number",
        "a value",
        "a parameter",
        "the end of the query"};
    return names[static_cast<std::size_t>(what)];
}

namespace {

string join(const std::vector<string>& texts) {
    string result;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        if (i > 0) result += i + 1 == texts.size() ? " or " : ", ";
        result += texts[i];
    }
    return result;
}

/// The expectations as a person would list them: what belongs together under one name.
class Listing {
public:
    Listing(const Expectations& expected, bool at_start) : left_(expected) {
        add_classes();
        add_signs_and_words(at_start);
        if (left_.has(Class::end) && texts_.empty()) texts_.emplace_back(shown(Class::end));
    }
    [[nodiscard]] string text() const { return join(texts_); }

private:
    void add_classes() {
        for (std::size_t i = 0; i < static_cast<std::size_t>(Class::end); ++i) {
            const auto c = static_cast<Class>(i);
            if (left_.has(c)) texts_.emplace_back(shown(c));
        }
    }

    void add_signs_and_words(bool at_start) {
        const bool operators = left_.has(Word::and_) && left_.has(Sign::equal);
        const bool clauses = !at_start && left_.has(Word::match) && left_.has(Word::return_);
        const bool date = left_.has(Word::as) && left_.has(Word::for_);
        if (operators) drop_operators();
        if (left_.has(Class::expression)) drop({Word::not_});
        if (clauses)
            drop({Word::match, Word::optional, Word::unwind, Word::with, Word::create, Word::merge,
                  Word::call, Word::return_});
        // They can begin no query that means anything, or go before any.
        if (clauses || at_start)
            drop({Word::set, Word::remove, Word::delete_, Word::detach, Word::explain,
                  Word::profile});
        if (date) drop({Word::as, Word::for_});
        drop({Word::ascending, Word::descending, Word::offset, Word::shortest_path,
              Word::all_shortest_paths});

        for_each_of<Sign>(sign_count, [this](Sign s) {
            if (left_.has(s)) texts_.push_back(fmt::format("\"{}\"", spelling(s)));
        });
        if (operators) texts_.emplace_back("an operator");
        for_each_of<Word>(word_count, [this](Word w) {
            if (left_.has(w)) texts_.emplace_back(shown(w));
        });
        if (date) texts_.emplace_back("AS OF");
        if (clauses) texts_.emplace_back("the next clause");
    }

    void drop_operators() {
        drop({Word::and_, Word::or_, Word::xor_, Word::in, Word::is, Word::starts, Word::ends,
              Word::contains});
        for (const Sign s :
             {Sign::equal, Sign::not_equal, Sign::less, Sign::less_equal, Sign::greater,
              Sign::greater_equal, Sign::matches, Sign::plus, Sign::minus, Sign::star, Sign::slash,
              Sign::percent, Sign::caret, Sign::dot, Sign::left_bracket, Sign::colon}) {
            left_.remove(s);
        }
    }
    void drop(std::initializer_list<Word> words) {
        for (const Word w : words)
            left_.remove(w);
    }

    Expectations left_;
    std::vector<string> texts_;
};

}  // namespace

string list_expected(const Expectations& expected, bool at_start) {
    return Listing(expected, at_start).text();
}

std::vector<std::string> expected_texts(const Expectations& expected) {
    std::vector<std::string> texts;
    for_each_of<Word>(word_count, [&](Word w) {
        const bool is_value = w == Word::true_ || w == Word::false_ || w == Word::null;
        if (expected.has(w) || (is_value && expected.has(Class::literal)))
            texts.emplace_back(spelling(w));
    });
    for_each_of<Sign>(sign_count, [&](Sign s) {
        if (expected.has(s)) texts.emplace_back(spelling(s));
    });
    return texts;
}

}  // namespace entente::cypher
