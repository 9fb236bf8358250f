// The terminals of the question grammar, over words, and short ways to write its actions. Spirit
// reaches no further than the files that include this one.
#pragma once

#include <array>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>

#include <boost/spirit/home/x3.hpp>

#include "question_reader.hpp"

namespace entente::question {
namespace x3 = boost::spirit::x3;

using Iterator = std::vector<Word>::const_iterator;
struct reader_tag;
using Context = x3::context<reader_tag, Reader>;

template <class Context>
Reader& reader_of(const Context& context) {
    return x3::get<reader_tag>(context);
}

template <class Context>
std::size_t index_of(const Iterator& at, const Context& context) {
    return static_cast<std::size_t>(at - reader_of(context).words().begin());
}

/// A terminal with a value: `read(reader, index)` gives it and how many words it takes.
template <class T, class Read>
struct ValueTerminal : x3::parser<ValueTerminal<T, Read>> {
    using attribute_type = T;
    static constexpr bool has_attribute = true;

    ValueTerminal(const char* what, Terminal terminal, Read read)
        : what_(what), terminal_(terminal), read_(read) {}

    template <class Context, class RuleContext, class Attribute>
    bool parse(Iterator& first, const Iterator&, const Context& context, RuleContext&,
               Attribute& attribute) const {
        auto& reader = reader_of(context);
        reader.spend();
        const auto at = index_of(first, context);
        reader.expect(at, what_, terminal_);
        auto found = read_(reader, at);
        if (!found) return false;
        first += static_cast<std::ptrdiff_t>(found->length);
        reader.expect(at + found->length, "");
        x3::traits::move_to(std::move(found->value), attribute);
        return true;
    }

private:
    const char* what_;
    Terminal terminal_;
    Read read_;
};

template <class T, class Read>
ValueTerminal<T, Read> value(const char* what, Terminal terminal, Read read) {
    return {what, terminal, read};
}

/// One of some words of the grammar.
template <std::size_t count>
struct WordTerminal : x3::parser<WordTerminal<count>> {
    using attribute_type = x3::unused_type;
    static constexpr bool has_attribute = false;

    explicit WordTerminal(const std::array<const char*, count>& words) : words_(words) {}

    template <class Context, class RuleContext, class Attribute>
    bool parse(Iterator& first, const Iterator& last, const Context& context, RuleContext&,
               Attribute&) const {
        auto& reader = reader_of(context);
        reader.spend();
        const auto at = index_of(first, context);
        for (const auto* word : words_)
            reader.expect(at, word, Terminal::word);
        if (first == last) return false;
        for (const auto* word : words_) {
            if (first->folded != word) continue;
            ++first;
            reader.expect(at + 1, "");
            return true;
        }
        return false;
    }

private:
    std::array<const char*, count> words_;
};

template <class... Words>
auto w(Words... words) {
    return WordTerminal<sizeof...(Words)>({words...});
}

/// A rule's definition that is tried once at each word, however many ways lead to it. Its value is
/// a T.
template <class T, class Subject>
struct Once : x3::unary_parser<Subject, Once<T, Subject>> {
    using base_type = x3::unary_parser<Subject, Once<T, Subject>>;
    using attribute_type = T;
    static constexpr bool handles_container = false;

    explicit Once(const Subject& tried) : base_type(tried) {}

    template <class Context, class Attribute>
    bool parse(Iterator& first, const Iterator& last, const Context& context, T& found,
               Attribute& attribute) const {
        auto& reader = reader_of(context);
        const auto at = index_of(first, context);
        if (const auto* kept = reader.kept(this, at)) {
            if (!kept->value) return false;
            found = *static_cast<const T*>(kept->value.get());
            first += static_cast<std::ptrdiff_t>(kept->length);
            return true;
        }
        const bool parsed = this->subject.parse(first, last, context, found, attribute);
        // What was tried while muted is still to be expected where it is tried again.
        if (reader.is_muted()) return parsed;
        if (parsed) {
            reader.keep(this, at,
                        {std::make_shared<const T>(found), index_of(first, context) - at});
        } else {
            reader.keep(this, at, {});
        }
        return parsed;
    }
};
template <class T, class Subject>
auto once(const Subject& subject) {
    const auto parser = x3::as_parser(subject);
    return Once<T, std::remove_const_t<decltype(parser)>>(parser);
}

/// Takes nothing, and that only where its subject does not stand; which is then not expected there.
template <class Subject>
struct Unless : x3::unary_parser<Subject, Unless<Subject>> {
    using base_type = x3::unary_parser<Subject, Unless<Subject>>;
    using attribute_type = x3::unused_type;
    static constexpr bool has_attribute = false;

    explicit Unless(const Subject& tried) : base_type(tried) {}

    template <class Context, class RuleContext, class Attribute>
    bool parse(Iterator& first, const Iterator& last, const Context& context, RuleContext& rule,
               Attribute&) const {
        auto at = first;
        auto& reader = reader_of(context);
        reader.mute(true);
        const bool stands = this->subject.parse(at, last, context, rule, x3::unused);
        reader.mute(false);
        return !stands;
    }
};
template <class Subject>
auto unless(const Subject& subject) {
    const auto parser = x3::as_parser(subject);
    return Unless<std::remove_const_t<decltype(parser)>>(parser);
}

/// An action that hands a rule's value and the parsed attribute to a function.
template <class Function>
auto with(Function function) {
    return
        [function](auto& context) { function(x3::_val(context), std::move(x3::_attr(context))); };
}
/// An action on a rule's value alone.
template <class Function>
auto then(Function function) {
    return [function](auto& context) { function(x3::_val(context)); };
}
inline const auto assign = [](auto& context) { x3::_val(context) = std::move(x3::_attr(context)); };

// ---------------------------------------------------------------- terminals

inline const auto name_ = value<NounPhrase>(
    "a name", Terminal::name, [](Reader& reader, std::size_t at) { return reader.name_at(at); });
inline const auto adjectival_name_ =
    value<NounPhrase>("a name", Terminal::name,
                      [](Reader& reader, std::size_t at) { return reader.adjectival_name_at(at); });
/// "them" in "which of them"
inline const auto many_ = value<NounPhrase>(
    "", Terminal::none, [](Reader& reader, std::size_t at) { return reader.many_at(at); });
inline const auto noun_ = value<Predication>(
    "a noun", Terminal::noun, [](Reader& reader, std::size_t at) { return reader.noun_at(at); });
inline const auto adjective_ = value<Predication>(
    "an adjective", Terminal::adjective,
    [](Reader& reader, std::size_t at) { return reader.phrase_at(at, WordClass::adjective); });
inline const auto time_ = value<Time>(
    "a time", Terminal::time, [](Reader& reader, std::size_t at) { return reader.time_at(at); });
inline const auto preposition_ =
    value<std::string>("a preposition", Terminal::preposition,
                       [](Reader& reader, std::size_t at) { return reader.preposition_at(at); });
inline const auto verb_base_ = value<Predication>(
    "a verb", Terminal::base_verb,
    [](Reader& reader, std::size_t at) { return reader.verb_at(at, {WordForm::base}); });
inline const auto verb_finite_ =
    value<Predication>("a verb", Terminal::verb, [](Reader& reader, std::size_t at) {
        return reader.verb_at(at, {WordForm::base, WordForm::third_person, WordForm::past});
    });
inline const auto participle_ = value<Predication>(
    "a participle", Terminal::participle,
    [](Reader& reader, std::size_t at) { return reader.verb_at(at, {WordForm::participle}); });
inline const auto gerund_ = value<Predication>(
    "a verb", Terminal::gerund,
    [](Reader& reader, std::size_t at) { return reader.verb_at(at, {WordForm::gerund}); });

/// "to defend": only what the verb is about is taken.
inline const auto action_ = value<std::vector<std::string>>(
    "a verb", Terminal::base_verb,
    [](Reader& reader, std::size_t at) { return reader.action_at(at); });

inline auto auxiliary(Auxiliary::Kind kind, Terminal terminal, const char* what) {
    return value<Auxiliary>(what, terminal, [kind](Reader& reader, std::size_t at) {
        auto found = reader.auxiliary_at(at);
        if (found && found->value.kind != kind) found.reset();
        return found;
    });
}
inline const auto be_ = auxiliary(Auxiliary::Kind::be, Terminal::be, "is");
inline const auto do_ = auxiliary(Auxiliary::Kind::do_, Terminal::do_, "does");
inline const auto have_ = auxiliary(Auxiliary::Kind::have, Terminal::have, "has");
inline const auto modal_ = auxiliary(Auxiliary::Kind::modal, Terminal::modal, "can");

/// "at any time", "in its history": anywhere that "ever" may stand.
inline const auto ever_ = value<Time>("ever", Terminal::time, [](Reader& reader, std::size_t at) {
    auto found = reader.time_at(at);
    if (found && found->value.kind != Time::Kind::ever) found.reset();
    return found;
});

/// The place of the next word, taking none.
inline const auto here_ = value<Place>("", Terminal::none, [](Reader& reader, std::size_t at) {
    return std::optional<Found<Place>>({reader.place(at, 1), 0});
});

/// "two", "12": how many.
inline const auto number_ =
    value<std::int64_t>("a number", Terminal::number,
                        [](Reader& reader, std::size_t at) { return reader.number_at(at); });
/// "second", "3rd": which place in an order.
inline const auto place_ =
    value<std::int64_t>("an ordinal", Terminal::ordinal,
                        [](Reader& reader, std::size_t at) { return reader.place_at(at); });
/// The next word is a noun in its plural and no verb.
inline const auto plural_noun_ = value<
    Predication>("a noun", Terminal::noun, [](Reader& reader, std::size_t at) {
    auto noun = reader.noun_at(at);
    const auto verb = reader.verb_at(at, {WordForm::base, WordForm::third_person, WordForm::past});
    if (noun && (!noun->value.plural || verb)) noun.reset();
    return noun;
});
inline auto degree(WordForm form) {
    const auto terminal =
        form == WordForm::comparative ? Terminal::comparative : Terminal::superlative;
    return value<Predication>("an adjective", terminal, [form](Reader& reader, std::size_t at) {
        return reader.degree_at(at, form);
    });
}
/// "older", "larger"
inline const auto comparative_ = degree(WordForm::comparative);
/// "oldest", "largest"
inline const auto superlative_ = degree(WordForm::superlative);

/// "Baltic states", where that is a name too. It takes no word.
inline const auto group_name_ = value<NounPhrase>(
    "", Terminal::none, [](Reader& reader, std::size_t at) { return reader.group_name_at(at); });

inline const auto comma = w(",");
inline const auto apostrophe = w("'s");
inline const auto closing = w("?", "!", ".", ";");

inline const auto preposition_sense_ = value<Predication>(
    "a preposition", Terminal::preposition,
    [](Reader& reader, std::size_t at) { return reader.phrase_at(at, WordClass::preposition); });

}  // namespace entente::question
