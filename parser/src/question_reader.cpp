#include "question_reader.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include "question_words.hpp"

namespace entente::question {

Reader::Reader(std::string_view text, const Vocabulary& vocabulary, const Lexicon& lexicon,
               const QuestionTime& time)
    : text_(text),
      vocabulary_(vocabulary),
      lexicon_(lexicon),
      time_(time),
      words_(split_words(text)) {
    // "9/11" is a name of two words, and so is "Congo (Kinshasa)".
    const auto closed = std::any_of(words_.begin(), words_.end(),
                                    [](const Word& word) { return word.folded == ")"; });
    std::erase_if(words_, [&](const Word& word) {
        return word.folded == "/" || (closed && (word.folded == "(" || word.folded == ")"));
    });
    drop_fillers();
}

Reader::Reader(const Reader& whole, std::size_t from, std::size_t to) : Reader(whole) {
    words_.assign(whole.words_.begin() + static_cast<std::ptrdiff_t>(from),
                  whole.words_.begin() + static_cast<std::ptrdiff_t>(to));
    names_seen_.clear();
    kept_.clear();
    openings_.clear();
    next_words_.clear();
    furthest_ = 0;
    expected_.clear();
}

void Reader::set_occasion(std::string occasion, std::vector<Entity> befallen) {
    occasion_ = std::move(occasion);
    befallen_ = std::move(befallen);
}

/// Fillers carry no meaning ("please", "currently"): they are taken out, so that the grammar need
/// not allow them everywhere.
void Reader::drop_fillers() {
    constexpr std::size_t longest = 5;
    std::vector<Word> kept;
    std::size_t named_until = 0;
    for (std::size_t at = 0; at < words_.size();) {
        std::size_t dropped = 0;
        if (const auto name = entities_at(at))
            named_until = std::max(named_until, at + name->length);
        if (const auto noun = noun_at(at); noun && noun->length > 1) {
            named_until = std::max(named_until, at + noun->length);
        }
        for (auto count = std::min(longest, words_.size() - at); count > 0 && dropped == 0;
             --count) {
            if (at < named_until) break;
            const auto phrase = joined(at, count);
            const bool present = vocabulary_.is_present(phrase);
            says_now_ = says_now_ || present;
            if (present || vocabulary_.is_filler(phrase)) dropped = count;
        }
        if (dropped == 0) kept.push_back(words_[at]);
        at += std::max<std::size_t>(dropped, 1);
        if (dropped == 0) continue;
        // "Please, who ...": the comma parts the filler from the rest, and goes with it.
        const bool set_off = kept.empty() || kept.back().folded == ",";
        if (set_off && is_word(at, ",")) {
            ++at;
        } else if (set_off && !kept.empty() && (at == words_.size() || is_word(at, "?"))) {
            kept.pop_back();
        }
    }
    words_ = std::move(kept);
    drop_or_not();
    names_seen_.clear();
}

/// "is it so or not?" asks whether it is so.
void Reader::drop_or_not() {
    auto end = words_.size();
    while (end > 0 && (words_[end - 1].folded == "?" || words_[end - 1].folded == "."))
        --end;
    if (end < 3 || !auxiliary_at(0) || !is_word(end - 2, "or") || !is_word(end - 1, "not")) return;
    const auto from = words_.begin() + static_cast<std::ptrdiff_t>(end) - 2;
    words_.erase(from, from + 2);
}

std::string Reader::joined(std::size_t from, std::size_t count) const {
    std::string text;
    for (std::size_t i = from; i < from + count && i < words_.size(); ++i) {
        if (!text.empty()) text += ' ';
        text += words_[i].folded;
    }
    return text;
}

Place Reader::place(std::size_t from, std::size_t length) const {
    if (words_.empty() || from >= words_.size()) return {text_.size(), 0};
    const auto& first = words_[from];
    const auto& last = words_[std::min(from + std::max<std::size_t>(length, 1), words_.size()) - 1];
    return {first.offset, last.offset + last.length - first.offset};
}

std::optional<Found<std::vector<Entity>>> Reader::entities_at(std::size_t at) const {
    if (const auto seen = names_seen_.find(at); seen != names_seen_.end()) return seen->second;
    std::optional<Found<std::vector<Entity>>> longest;
    std::string key;
    for (std::size_t end = at; end < words_.size(); ++end) {
        // "Korea, South"
        const bool inside = words_[end].folded == "," && !key.empty() && end + 1 < words_.size() &&
                            lexicon_.has_prefix(key + ' ' + words_[end + 1].folded);
        if (inside) continue;
        if (!key.empty()) key += ' ';
        key += words_[end].folded;
        if (auto entities = lexicon_.find(key); !entities.empty()) {
            longest = Found<std::vector<Entity>>{std::move(entities), end + 1 - at};
        }
        if (!lexicon_.has_prefix(key)) break;
    }
    // A word of the grammar is no name, unless it is one in capitals: "us" and "US".
    if (longest && longest->length == 1 && is_function_word(words_[at].folded)) {
        const auto typed = text_.substr(words_[at].offset, words_[at].length);
        const bool capitals =
            std::none_of(typed.begin(), typed.end(), [](char c) { return c >= 'a' && c <= 'z'; });
        const bool after_verb = at > 0 && (is_word(at - 1, "tell") || is_word(at - 1, "show") ||
                                           is_word(at - 1, "give"));
        if (words_[at].folded != "us" || (after_verb && !capitals)) longest.reset();
    }
    names_seen_.emplace(at, longest);
    return longest;
}

namespace {
std::optional<Found<NounPhrase>> as_phrase(Found<std::vector<Entity>> found, bool adjectival) {
    std::vector<Entity> kept;
    for (auto& entity : found.value) {
        // A people without an adjective's form ("the Poles") stands where a name does.
        if (adjectival ? entity.has_adjective : !entity.adjectival || !entity.has_adjective)
            kept.push_back(std::move(entity));
    }
    if (kept.empty()) return {};
    Found<NounPhrase> phrase;
    phrase.length = found.length;
    phrase.value.names = std::move(kept);
    return phrase;
}
}  // namespace

std::optional<Found<NounPhrase>> Reader::name_at(std::size_t at) const {
    if (auto reference = reference_at(at)) return reference;
    auto found = entities_at(at);
    if (!found) return {};
    auto phrase = as_phrase(std::move(*found), false);
    if (phrase) phrase->value.place = place(at, phrase->length);
    return phrase;
}

std::optional<Found<NounPhrase>> Reader::adjectival_name_at(std::size_t at) const {
    auto found = entities_at(at);
    if (!found) return {};
    auto phrase = as_phrase(*found, true);
    // "Baltic states" is a name, and an adjective with a noun.
    if (!phrase && found->length > 1) {
        const auto noun = noun_at(at + found->length - 1);
        auto entities = lexicon_.find(joined(at, found->length - 1));
        if (!noun || noun->length != 1 || !noun->value.plural || entities.empty()) return {};
        phrase = as_phrase({std::move(entities), found->length - 1}, true);
    }
    if (!phrase) return {};
    phrase->value.place = place(at, phrase->length);
    // The name of a region may be that of its countries: "Baltic allies" are no "Baltic states
    // allies".
    const auto last = fold_name(phrase->value.names.front().name);
    const auto* noun = vocabulary_.find(last.substr(last.rfind(' ') + 1));
    const bool plural = noun != nullptr && noun->front().form == WordForm::plural;
    const auto typed = phrase->value.place;
    if (plural) phrase->value.adjective = text_.substr(typed.offset, typed.length);
    return phrase;
}

std::optional<Found<NounPhrase>> Reader::group_name_at(std::size_t at) const {
    auto name = name_at(at);
    const auto shorter = adjectival_name_at(at);
    if (!name || !shorter || shorter->length >= name->length) return {};
    name->length = 0;
    return name;
}

namespace {
template <class Keep>
std::optional<Found<Predication>> longest_phrase(const Reader& reader, std::size_t at, Keep keep) {
    const auto& words = reader.words();
    if (at >= words.size()) return {};
    const auto most = std::min(reader.vocabulary().longest(), words.size() - at);
    std::vector<std::string> keys;
    std::string key;
    for (std::size_t i = 0; i < most; ++i) {
        if (!key.empty()) key += ' ';
        key += words[at + i].folded;
        keys.push_back(key);
    }
    for (std::size_t length = most; length > 0; --length) {
        const auto* senses = reader.vocabulary().find(keys[length - 1]);
        if (senses == nullptr) continue;
        Found<Predication> found;
        found.value.past = true;
        for (const auto& sense : *senses) {
            if (!keep(sense)) continue;
            if (!sense.sense->upon.empty() && sense.sense->upon != reader.occasion()) continue;
            found.value.senses.push_back(sense.sense);
            found.value.past = found.value.past && sense.form == WordForm::past;
            found.value.plural = sense.form == WordForm::plural;
        }
        if (found.value.senses.empty()) continue;
        std::stable_partition(found.value.senses.begin(), found.value.senses.end(),
                              [](const Sense* sense) { return !sense->upon.empty(); });
        // "partnership" is a noun, but not in "Partnership for Peace".
        const auto name = reader.name_at(at);
        if (name && name->length > length) return {};
        // "the Joint Political Declaration" is the one of that name; its plural is a kind.
        const bool is_noun = found.value.senses.front()->word_class == WordClass::kind ||
                             found.value.senses.front()->word_class == WordClass::noun;
        const bool proper = name && std::any_of(name->value.names.begin(), name->value.names.end(),
                                                [](const Entity& entity) { return entity.proper; });
        if (proper && name->length == length && is_noun && !found.value.plural) return {};
        found.length = length;
        found.value.word = keys[length - 1];
        found.value.place = reader.place(at, length);
        return found;
    }
    return {};
}
}  // namespace

std::optional<Found<Predication>> Reader::phrase_at(std::size_t at, WordClass word_class) const {
    return longest_phrase(
        *this, at, [&](const WordSense& sense) { return sense.sense->word_class == word_class; });
}

std::optional<Found<Predication>> Reader::noun_at(std::size_t at) const {
    return longest_phrase(*this, at, [](const WordSense& sense) {
        return sense.sense->word_class == WordClass::noun ||
               sense.sense->word_class == WordClass::kind;
    });
}

std::optional<Found<Predication>> Reader::verb_at(std::size_t at,
                                                  std::initializer_list<WordForm> forms) const {
    auto verb = longest_phrase(*this, at, [&](const WordSense& sense) {
        return sense.sense->word_class == WordClass::verb &&
               std::find(forms.begin(), forms.end(), sense.form) != forms.end();
    });
    // "founding" is a verb, but not in "founding members".
    if (const auto noun = noun_at(at); verb && noun && noun->length > verb->length) verb.reset();
    return verb;
}

std::optional<Found<std::vector<std::string>>> Reader::action_at(std::size_t at) const {
    auto verb = verb_at(at, {WordForm::base, WordForm::gerund});
    if (!verb) return {};
    std::vector<std::string> types;
    for (const auto& sense : *vocabulary_.find(verb->value.word)) {
        for (const auto& pattern : sense.sense->patterns) {
            for (const auto& edge : pattern.relationships) {
                for (const auto& type : edge.types) {
                    types.push_back(type.text);
                    const auto possible = vocabulary_.possibility_of(type.text);
                    const auto* asked = possible ? vocabulary_.asking(*possible) : nullptr;
                    if (asked != nullptr) types.push_back(asked->requirement);
                }
            }
        }
    }
    return Found<std::vector<std::string>>{std::move(types), verb->length};
}

std::optional<Found<Predication>> Reader::degree_at(std::size_t at, WordForm form) const {
    // "oldest alliance" may be a name.
    const auto name = at > 0 && words_[at - 1].folded == possessive ? std::nullopt : name_at(at);
    for (std::size_t length = std::min(vocabulary_.longest(), words_.size() - at); length > 0;
         --length) {
        if (name && name->length > length) return {};
        const auto* senses = vocabulary_.find(joined(at, length));
        if (senses == nullptr) continue;
        Found<Predication> found;
        for (const auto& sense : *senses) {
            if (sense.sense->word_class == WordClass::degree && sense.form == form)
                found.value.senses.push_back(sense.sense);
        }
        if (found.value.senses.empty()) continue;
        found.length = length;
        found.value.word = joined(at, length);
        found.value.place = place(at, length);
        return found;
    }
    return {};
}

std::optional<Found<std::int64_t>> Reader::number_at(std::size_t at) const {
    constexpr auto& words = number_words;
    constexpr auto& tens = round_words;
    if (at >= words_.size()) return {};
    const auto& word = words_[at].folded;
    // "Five Eyes" is a name.
    if (const auto name = name_at(at); name && name->length > 1) return {};
    constexpr std::size_t most_digits = 3;
    const bool digits = !word.empty() && word.size() <= most_digits &&
                        word.find_first_not_of("0123456789") == std::string::npos;
    if (digits) return Found<std::int64_t>{std::stoi(word), 1};
    const auto* found = std::find(words.begin(), words.end(), word);
    const auto value = found != words.end() ? found - words.begin() + 1 : 0;
    const auto* ten = std::find(tens.begin(), tens.end(), word);
    const auto round = ten != tens.end() ? (ten - tens.begin() + 3) * 10 : value == 20 ? 20 : 0;
    if (round == 0 && value == 0) return {};
    // "twenty-five"
    if (round > 0 && at + 1 < words_.size()) {
        const auto* one = std::find(words.begin(), words.begin() + 9, words_[at + 1].folded);
        if (one != words.begin() + 9)
            return Found<std::int64_t>{round + (one - words.begin()) + 1, 2};
    }
    return Found<std::int64_t>{round > 0 ? round : value, 1};
}

std::optional<Found<std::int64_t>> Reader::place_at(std::size_t at) const {
    constexpr auto& words = place_words;
    if (at >= words_.size()) return {};
    std::string_view word = words_[at].folded;
    const auto* found = std::find(words.begin(), words.end(), word);
    if (found != words.end()) return Found<std::int64_t>{found - words.begin() + 1, 1};
    for (const std::string_view ending : {"st", "nd", "rd", "th"}) {
        if (!word.ends_with(ending)) continue;
        word.remove_suffix(ending.size());
        constexpr std::size_t most_digits = 3;
        if (word.empty() || word.size() > most_digits ||
            word.find_first_not_of("0123456789") != std::string_view::npos)
            return {};
        return Found<std::int64_t>{std::stoi(std::string(word)), 1};
    }
    return {};
}

std::optional<Found<std::string>> Reader::preposition_at(std::size_t at) const {
    if (at >= words_.size()) return {};
    if (const auto phrase = phrase_at(at, WordClass::preposition)) {
        return Found<std::string>{phrase->value.word, phrase->length};
    }
    if (!is_preposition(words_[at].folded)) return {};
    return Found<std::string>{words_[at].folded, 1};
}

std::optional<Found<Auxiliary>> Reader::auxiliary_at(std::size_t at) const {
    if (at >= words_.size()) return {};
    const auto* found = std::find_if(
        auxiliaries.begin(), auxiliaries.end(),
        [&](const AuxiliaryWord& auxiliary) { return auxiliary.word == words_[at].folded; });
    if (found == auxiliaries.end()) return {};
    static constexpr std::array past{"was", "wasnt", "were", "werent",
                                     "did", "didnt", "had",  "hadnt"};
    Found<Auxiliary> auxiliary{found->auxiliary, 1};
    auxiliary.value.past = std::find(past.begin(), past.end(), found->word) != past.end();
    return auxiliary;
}

void Reader::correct(std::size_t at, std::size_t length, std::string_view folded) {
    const auto typed = place(at, length);
    const auto from = words_.begin() + static_cast<std::ptrdiff_t>(at);
    auto meant = split_words(folded);
    for (auto& word : meant) {
        word.offset = typed.offset;
        word.length = typed.length;
    }
    const auto behind = words_.erase(from, from + static_cast<std::ptrdiff_t>(length));
    words_.insert(behind, std::make_move_iterator(meant.begin()),
                  std::make_move_iterator(meant.end()));
    names_seen_.clear();
    furthest_ = 0;
    expected_.clear();
    drop_fillers();
}

void Reader::own(std::size_t at) {
    auto name = words_[at];
    --name.length;
    name.folded.pop_back();
    words_[at] = {name.offset + name.length, 1, std::string(possessive)};
    words_.insert(words_.begin() + static_cast<std::ptrdiff_t>(at), std::move(name));
    names_seen_.clear();
    furthest_ = 0;
    expected_.clear();
}

std::optional<std::pair<Place, std::string>> Reader::first_beyond() const {
    constexpr std::size_t longest = 4;
    std::size_t named_until = 0;
    for (std::size_t at = 0; at < words_.size(); ++at) {
        if (const auto name = entities_at(at))
            named_until = std::max(named_until, at + name->length);
        if (at < named_until) continue;
        for (auto count = std::min(longest, words_.size() - at); count > 0; --count) {
            if (const auto* message = vocabulary_.beyond(joined(at, count)))
                return std::pair{place(at, count), *message};
        }
    }
    return {};
}

void Reader::expect(std::size_t at, std::string_view what, Terminal terminal) {
    if (muted_ > 0) return;
    if (completing_ && terminal == Terminal::word) {
        if (at == words_.size()) next_words_.emplace(what);
    } else if (completing_ && terminal != Terminal::none) {
        openings_.insert({at, terminal});
    }
    if (at < furthest_) return;
    if (at > furthest_) {
        furthest_ = at;
        expected_.clear();
    }
    if (!what.empty()) expected_.emplace(what);
}

const Kept* Reader::kept(const void* what, std::size_t at) const {
    const auto found = kept_.find(what);
    if (found == kept_.end() || at >= found->second.size() || !found->second[at]) return nullptr;
    return &*found->second[at];
}

void Reader::keep(const void* what, std::size_t at, Kept found) {
    auto& of_rule = kept_[what];
    if (of_rule.size() <= at) of_rule.resize(words_.size() + 1);
    of_rule[at] = std::move(found);
}

void Reader::spend() {
    constexpr std::size_t most = 400'000;
    if (++fuel_ <= most) return;
    throw Error({.type = "QuestionError",
                 .detail = "NotUnderstood",
                 .message = "This question is too involved. Ask it in parts.",
                 .place = {0, text_.size()},
                 .suggestions = {}});
}

std::optional<std::size_t> Reader::first_unknown() const {
    std::size_t named_until = 0;
    for (std::size_t at = 0; at < words_.size(); ++at) {
        if (const auto name = entities_at(at))
            named_until = std::max(named_until, at + name->length);
        const auto& word = words_[at].folded;
        if (at < named_until || is_function_word(word) || vocabulary_.knows_word(word) ||
            is_preposition(word) || auxiliary_at(at)) {
            continue;
        }
        if (const auto time = time_at(at)) {
            named_until = std::max(named_until, at + time->length);
            continue;
        }
        const bool plain =
            std::all_of(word.begin(), word.end(), [](char c) { return (c >= '0' && c <= '9'); }) ||
            word == "?" || word == "," || word == "!" || word == "." || word == ";" || word == ":";
        if (!plain) return at;
    }
    return {};
}

}  // namespace entente::question
