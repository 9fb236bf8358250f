#include "parser/vocabulary.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "parser/cypher.hpp"
#include "values/words.hpp"

namespace entente {
namespace {

std::string_view trim(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    while (true) {
        const auto at = text.find(separator);
        parts.push_back(trim(text.substr(0, at)));
        if (at == std::string_view::npos) return parts;
        text.remove_prefix(at + 1);
    }
}

/// Cuts `text` at the last ` word ` that stands outside brackets and quotes; the part after it, or
/// nothing.
std::optional<std::string_view> cut_option(std::string_view& text, std::string_view word) {
    const std::string needle = " " + std::string(word) + " ";
    const auto at = text.rfind(needle);
    if (at == std::string_view::npos || text.find_first_of(")]}'", at) != std::string_view::npos)
        return {};
    const auto option = trim(text.substr(at + needle.size()));
    text = trim(text.substr(0, at));
    return option;
}

/// As cut_option, for the last option of a line, which may hold brackets.
std::optional<std::string_view> cut_measure(std::string_view& text, std::string_view word) {
    const std::string needle = " " + std::string(word) + " ";
    const auto at = text.rfind(needle);
    if (at == std::string_view::npos) return {};
    const auto option = trim(text.substr(at + needle.size()));
    text = trim(text.substr(0, at));
    return option;
}

bool cut_flag(std::string_view& text, std::string_view flag) {
    if (text.size() <= flag.size() || !text.ends_with(flag) ||
        text[text.size() - flag.size() - 1] != ' ') {
        return false;
    }
    text = trim(text.substr(0, text.size() - flag.size()));
    return true;
}

struct ClassName {
    std::string_view word;
    WordClass word_class;
};
constexpr std::array class_names{
    ClassName{"kind", WordClass::kind},
    ClassName{"noun", WordClass::noun},
    ClassName{"verb", WordClass::verb},
    ClassName{"adjective", WordClass::adjective},
    ClassName{"preposition", WordClass::preposition},
    ClassName{"modifier", WordClass::modifier},
    ClassName{"degree", WordClass::degree},
};

WordForm form_at(WordClass word_class, std::size_t index) {
    if (word_class == WordClass::verb) return static_cast<WordForm>(index);
    if (word_class == WordClass::degree && index > 0)
        return index == 1 ? WordForm::comparative : WordForm::superlative;
    return index == 0 ? WordForm::base : WordForm::plural;
}

std::size_t forms_of(WordClass word_class) {
    switch (word_class) {
        case WordClass::verb:
            return 5;
        case WordClass::degree:
            return 3;
        case WordClass::kind:
        case WordClass::noun:
            return 2;
        default:
            return 1;
    }
}

}  // namespace

/// Reads a vocabulary file line by line.
class VocabularyReader {
public:
    VocabularyReader(Vocabulary& vocabulary, std::string_view file)
        : vocabulary_(vocabulary), file_(file) {}

    void read(std::string_view text) {
        while (!text.empty()) {
            const auto end = text.find('\n');
            const auto line = text.substr(0, end);
            text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
            ++line_;
            const auto trimmed = trim(line);
            if (!trimmed.empty() && !trimmed.starts_with('#')) read_line(trimmed);
        }
        finish();
    }

private:
    void read_line(std::string_view line) {
        const auto blank = line.find_first_of(" \t");
        const auto keyword = line.substr(0, blank);
        const auto rest =
            blank == std::string_view::npos ? std::string_view{} : trim(line.substr(blank));
        const auto* known =
            std::find_if(class_names.begin(), class_names.end(),
                         [&](const ClassName& name) { return name.word == keyword; });
        if (known != class_names.end()) return read_sense(known->word_class, rest);
        if (keyword == "filler") {
            for (const auto phrase : split(rest, ','))
                vocabulary_.fillers_.push_back(fold_name(phrase));
            return;
        }
        if (keyword == "present") {
            for (const auto phrase : split(rest, ','))
                vocabulary_.presents_.push_back(fold_name(phrase));
            return;
        }
        if (keyword == "nameless") {
            for (const auto label : split(rest, ','))
                vocabulary_.nameless_.emplace_back(label);
            return;
        }
        if (keyword == "era") {
            for (const auto label : split(rest, ','))
                vocabulary_.eras_.emplace_back(label);
            return;
        }
        if (keyword == "called") {
            if (rest.empty()) fail("what has names is expected, such as \"person or house\"");
            vocabulary_.called_ = rest;
            return;
        }
        if (keyword == "succession") {
            if (rest.empty() || rest.find(' ') != std::string_view::npos)
                fail("one edge type is expected");
            vocabulary_.succession_ = rest;
            return;
        }
        if (keyword == "asks") {
            const auto parts = split(rest, ' ');
            if (parts.size() != 3) fail("three edge types are expected");
            vocabulary_.askings_.push_back(
                {std::string(parts[0]), std::string(parts[1]), std::string(parts[2])});
            return;
        }
        if (keyword == "may") return read_pair(rest, vocabulary_.possibilities_);
        if (keyword == "opposite") return read_pair(rest, vocabulary_.opposites_);
        if (keyword == "say") return read_telling(rest);
        if (keyword == "beyond") return read_beyond(rest);
        fail(
            "a line begins with kind, noun, verb, adjective, degree, preposition, modifier, may, "
            "asks, opposite, say, succession, era, nameless, called, filler, present or "
            "beyond, and not with \"" +
            std::string(keyword) + "\"");
    }

    void read_pair(std::string_view rest, std::vector<std::pair<std::string, std::string>>& pairs) {
        const auto parts = split(rest, ' ');
        if (parts.size() != 2) fail("two edge types are expected");
        pairs.emplace_back(parts[0], parts[1]);
    }

    void read_telling(std::string_view rest) {
        const auto equals = rest.find('=');
        if (equals == std::string_view::npos)
            fail("\"say TYPE = present / past / perfect\" is expected");
        const auto parts = split(rest.substr(equals + 1), '/');
        if (parts.size() != 3 && parts.size() != 4)
            fail("three phrases are expected: present / past / perfect");
        vocabulary_.tellings_.push_back(
            {std::string(trim(rest.substr(0, equals))), std::string(parts[0]),
             std::string(parts[1]), std::string(parts[2]),
             parts.size() == 4 ? std::string(parts[3]) : std::string()});
    }

    // beyond best, worst = I hold facts, and no opinions.
    void read_beyond(std::string_view rest) {
        const auto equals = rest.find('=');
        if (equals == std::string_view::npos || trim(rest.substr(equals + 1)).empty())
            fail("\"beyond WORD, ... = what to say of it\" is expected");
        for (const auto phrase : split(rest.substr(0, equals), ',')) {
            const auto folded = fold_name(phrase);
            if (folded.empty()) fail("a word is missing");
            vocabulary_.beyond_.emplace(folded, trim(rest.substr(equals + 1)));
        }
    }

    // verb join/joins/joined/joined/joining [y: -] = (x)-[e:MEMBER_OF]->(y) at e.since
    void read_sense(WordClass word_class, std::string_view rest) {
        auto sense = std::make_unique<Sense>();
        sense->word_class = word_class;
        const auto equals = rest.find('=');
        if (equals == std::string_view::npos) fail("\"=\" and a pattern are expected");
        auto head = trim(rest.substr(0, equals));
        read_slots(*sense, head);
        read_meaning(*sense, trim(rest.substr(equals + 1)));
        check_slots(*sense);
        if (word_class == WordClass::degree && !sense->measure)
            fail("\"most\" or \"least\" and what is measured are expected");
        if (word_class == WordClass::modifier) {
            vocabulary_.modifiers_.push_back(sense.get());
        } else {
            read_phrases(*sense, head);
        }
        vocabulary_.senses_.push_back(std::move(sense));
    }

    /// An argument that the pattern does not mention would be a word ignored.
    void check_slots(const Sense& sense) const {
        if (sense.transparent) return;
        for (const auto& slot : sense.slots) {
            const bool mentioned =
                std::any_of(sense.patterns.begin(), sense.patterns.end(), [&](const auto& pattern) {
                    return std::any_of(pattern.nodes.begin(), pattern.nodes.end(),
                                       [&](const ast::NodePattern& node) {
                                           return node.variable &&
                                                  node.variable->text == slot.variable;
                                       });
                });
            if (!mentioned)
                fail("the pattern has no node \"" + slot.variable + "\", which the arguments name");
        }
    }

    void read_slots(Sense& sense, std::string_view& head) {
        const auto open = head.find('[');
        if (open == std::string_view::npos) {
            if (sense.word_class == WordClass::preposition ||
                sense.word_class == WordClass::modifier) {
                sense.slots.push_back({"y", {""}});
            }
            return;
        }
        if (!head.ends_with(']')) fail("the list of arguments is not closed by \"]\"");
        for (const auto part : split(head.substr(open + 1, head.size() - open - 2), ';')) {
            const auto colon = part.find(':');
            if (colon == std::string_view::npos) fail("an argument is written \"y: of, in\"");
            Slot slot{std::string(trim(part.substr(0, colon))), {}};
            for (const auto word : split(part.substr(colon + 1), ',')) {
                slot.prepositions.emplace_back(word == "-" ? std::string() : fold_name(word));
            }
            sense.slots.push_back(std::move(slot));
        }
        head = trim(head.substr(0, open));
    }

    void read_meaning(Sense& sense, std::string_view meaning) {
        sense.transparent = meaning == "same";
        if (sense.transparent) return;
        try {
            if (sense.word_class == WordClass::degree) read_measure(sense, meaning);
            if (const auto how = cut_option(meaning, "how")) sense.how = parse_expression(*how);
            if (const auto at = cut_option(meaning, "at")) sense.at = parse_expression(*at);
            if (const auto give = cut_option(meaning, "give")) sense.give = parse_expression(*give);
            sense.negated = cut_flag(meaning, "not");
            sense.ever = cut_flag(meaning, "ever");
            sense.uncounted = cut_flag(meaning, "uncounted");
            sense.occasion = cut_flag(meaning, "occasion");
            if (const auto upon = cut_option(meaning, "upon")) sense.upon = fold_name(*upon);
            if (const auto where = cut_option(meaning, "where"))
                sense.where = parse_expression(*where);
            sense.patterns = parse_pattern(meaning);
        } catch (const Error& error) {
            fail(error.diagnostic().message);
        }
    }

    static void read_measure(Sense& sense, std::string_view& meaning) {
        if (const auto least = cut_measure(meaning, "least"))
            sense.measure = parse_expression(*least);
        if (const auto most = cut_measure(meaning, "most")) {
            sense.measure = parse_expression(*most);
            sense.greatest = true;
        }
    }

    void read_phrases(Sense& sense, std::string_view head) {
        for (const auto phrase : split(head, ',')) {
            const auto forms = split(phrase, '/');
            if (forms.size() != forms_of(sense.word_class)) {
                fail("\"" + std::string(phrase) + "\" has " + std::to_string(forms.size()) +
                     " forms, and " + std::to_string(forms_of(sense.word_class)) +
                     " are expected, separated by \"/\"");
            }
            sense.forms.emplace_back(forms.begin(), forms.end());
            for (std::size_t i = 0; i < forms.size(); ++i) {
                const auto folded = fold_name(forms[i]);
                if (folded.empty()) fail("a word is missing");
                if (sense.word.empty()) sense.word = std::string(forms[i]);
                vocabulary_.by_phrase_[folded].push_back({&sense, form_at(sense.word_class, i)});
            }
        }
    }

    void finish() {
        for (const auto& [phrase, senses] : vocabulary_.by_phrase_) {
            vocabulary_.phrases_.push_back(phrase);
            const auto words = split(phrase, ' ');
            vocabulary_.longest_ = std::max(vocabulary_.longest_, words.size());
            vocabulary_.words_.insert(vocabulary_.words_.end(), words.begin(), words.end());
        }
        const auto tidy = [](std::vector<std::string>& list) {
            std::sort(list.begin(), list.end());
            list.erase(std::unique(list.begin(), list.end()), list.end());
        };
        tidy(vocabulary_.phrases_);
        tidy(vocabulary_.words_);
        tidy(vocabulary_.fillers_);
        tidy(vocabulary_.presents_);
    }

    [[noreturn]] void fail(const std::string& what) const {
        throw Error(
            {.type = "DataError",
             .detail = "InvalidVocabulary",
             .message = std::string(file_) + ":" + std::to_string(line_) + ": " + what + ".",
             .place = {},
             .suggestions = {}});
    }

    Vocabulary& vocabulary_;
    std::string_view file_;
    std::size_t line_ = 0;
};

Vocabulary Vocabulary::parse(std::string_view text, std::string_view file) {
    Vocabulary vocabulary;
    VocabularyReader(vocabulary, file).read(text);
    return vocabulary;
}

const std::vector<WordSense>* Vocabulary::find(std::string_view folded) const {
    const auto found = by_phrase_.find(std::string(folded));
    return found == by_phrase_.end() ? nullptr : &found->second;
}

bool Vocabulary::knows_word(std::string_view folded) const {
    return std::binary_search(words_.begin(), words_.end(), folded);
}

bool Vocabulary::is_filler(std::string_view folded) const {
    return std::binary_search(fillers_.begin(), fillers_.end(), folded);
}

bool Vocabulary::is_present(std::string_view folded) const {
    return std::binary_search(presents_.begin(), presents_.end(), folded);
}

std::vector<const Sense*> Vocabulary::responses_to(std::string_view occasion) const {
    std::vector<const Sense*> responses;
    for (const auto& sense : senses_) {
        if (sense->upon == occasion) responses.push_back(sense.get());
    }
    return responses;
}

const std::string* Vocabulary::beyond(std::string_view folded) const {
    const auto found = beyond_.find(std::string(folded));
    return found == beyond_.end() ? nullptr : &found->second;
}

namespace {
std::optional<std::string> second_of(const std::vector<std::pair<std::string, std::string>>& pairs,
                                     std::string_view first) {
    for (const auto& [from, to] : pairs) {
        if (from == first) return to;
    }
    return {};
}
}  // namespace

std::optional<std::string> Vocabulary::possibility_of(std::string_view type) const {
    return second_of(possibilities_, type);
}

std::optional<std::string> Vocabulary::opposite_of(std::string_view type) const {
    return second_of(opposites_, type);
}

const Asking* Vocabulary::asking(std::string_view possibility) const {
    const auto found = std::find_if(askings_.begin(), askings_.end(), [&](const Asking& asking) {
        return asking.possibility == possibility;
    });
    return found == askings_.end() ? nullptr : &*found;
}

bool Vocabulary::is_era(std::string_view label) const {
    return std::find(eras_.begin(), eras_.end(), label) != eras_.end();
}

bool Vocabulary::is_nameless(std::string_view label) const {
    return std::find(nameless_.begin(), nameless_.end(), label) != nameless_.end();
}

const Telling* Vocabulary::telling(std::string_view type) const {
    const auto found = std::find_if(tellings_.begin(), tellings_.end(),
                                    [&](const Telling& telling) { return telling.type == type; });
    return found == tellings_.end() ? nullptr : &*found;
}

}  // namespace entente
