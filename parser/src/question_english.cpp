#include "question_english.hpp"

#include <algorithm>
#include <utility>

#include "values/words.hpp"

namespace entente::question {
namespace {

/// Something in the tree that there are no words for here.
struct NoWords {};

/// Whether a clause's subject is one or several, and whether its verb is in the past.
struct Agreement {
    bool plural = false;
    bool past = false;
};

std::string spaced(std::string text, const std::string& more) {
    if (!text.empty() && !more.empty()) text += ' ';
    return text + more;
}

bool is_implied(const Time& time) {
    return time.kind == Time::Kind::ever && time.implied;
}

/// A day as people write it; a month or a year in their own words.
std::string day_in_words(Day day) {
    return Date::from_day(day).in_words();
}

/// "during the Cold War"
std::string era_in_words(const Time& time) {
    const auto name = (time.era->definite ? "the " : "") + time.era->name;
    if (time.part == Time::Part::end) return "at the end of " + name;
    if (time.part == Time::Part::start) return "at the start of " + name;
    return "during " + name;
}

std::string in_words(const Time& time) {
    if (!time.others.empty()) throw NoWords();
    if (time.anchor || (time.era && time.kind != Time::Kind::during)) throw NoWords();
    if (time.era) return era_in_words(time);
    const auto whole = time.iso.empty() ? std::nullopt : Date::parse(time.iso);
    const auto first = whole ? whole->in_words() : day_in_words(time.span.begin);
    const bool day = !whole || time.iso.size() == std::string_view("1985-06-01").size();
    switch (time.kind) {
        case Time::Kind::during:
            if (!whole) return "from " + first + " to " + day_in_words(time.span.end - 1);
            return (day ? "on " : "in ") + first;
        case Time::Kind::after:
            return "after " + (whole ? first : day_in_words(time.span.end - 1));
        case Time::Kind::before:
            return "before " + first;
        case Time::Kind::since:
            return "since " + first;
        case Time::Kind::until:
            return "until " + (whole ? first : day_in_words(time.span.end - 1));
        case Time::Kind::ever:
            return time.implied ? "" : "ever";
    }
    return "";
}

std::string in_words(const std::vector<Time>& times, bool with_ever) {
    std::string text;
    for (const auto& time : times) {
        if (time.kind != Time::Kind::ever || with_ever) text = spaced(text, in_words(time));
    }
    return text;
}

bool is_past(const std::vector<Time>& times) {
    return std::any_of(times.begin(), times.end(), is_implied);
}
bool says_ever(const std::vector<Time>& times) {
    return std::any_of(times.begin(), times.end(), [](const Time& time) {
        return time.kind == Time::Kind::ever && !time.implied;
    });
}

/// The form of a word that was met in another one: "joined" for "join".
std::string form_of(const Predication& word, WordForm form) {
    if (word.senses.empty()) throw NoWords();
    const auto index = word.senses.front()->word_class == WordClass::verb
                           ? static_cast<std::size_t>(form)
                           : static_cast<std::size_t>(form == WordForm::plural);
    for (const auto* sense : word.senses) {
        for (const auto& forms : sense->forms) {
            const bool met = std::any_of(forms.begin(), forms.end(), [&](const std::string& each) {
                return fold_name(each) == word.word;
            });
            if (met && index < forms.size()) return forms[index];
        }
    }
    throw NoWords();
}

std::string be(const Agreement& agreement) {
    if (agreement.past) return agreement.plural ? "were" : "was";
    return agreement.plural ? "are" : "is";
}

std::string with_indefinite(const std::string& text) {
    const bool vowel = std::string_view("aeiouAEIO").find(text.front()) != std::string_view::npos;
    return (vowel ? "an " : "a ") + text;
}

std::string when_words(WhenKind when) {
    if (when == WhenKind::end) return "until when ";
    return when == WhenKind::since ? "since when " : "when ";
}

class English {
public:
    std::string question(const Question& question) {
        if (question.manner || question.lasting || question.sooner || question.later)
            throw NoWords();
        std::string lead;
        for (const auto& time : question.times)
            lead = spaced(lead, in_words(time));
        auto text = body(question);
        return lead.empty() ? text : lead + ", " + text;
    }

private:
    std::string body(const Question& question) {
        switch (question.form) {
            case QuestionForm::things:
                return asked(question);
            case QuestionForm::count:
                return "the number of " + asked(question);
            case QuestionForm::describe:
                return "describe " + phrase(*question.asked);
            case QuestionForm::yes_no:
                if (!question.subject)
                    return (question.denied ? "are there no " : "are there ") +
                           set(*question.asked);
                return "whether " + clause(question);
            case QuestionForm::when:
                if (!question.subject) throw NoWords();
                return when_words(question.when) + clause(question);
            case QuestionForm::why:
                if (!question.subject) throw NoWords();
                return "why " + clause(question);
            case QuestionForm::relation:
                if (!question.subject) return "how are " + phrase(*question.asked) + " related";
                return "how is " + phrase(*question.asked) + " related to " +
                       phrase(*question.subject);
            default:
                break;
        }
        throw NoWords();
    }

    std::string asked(const Question& question) {
        auto things = *question.asked;
        if (things.anything && question.condition && !question.subject &&
            things.conditions.empty() && question.form == QuestionForm::things) {
            return "who " + predicate(*question.condition, {});
        }
        if (question.condition && question.subject) {
            things.conditions.push_back({Embedded{*question.subject, *question.condition}});
        } else if (question.condition) {
            things.conditions.push_back(*question.condition);
        }
        return set(things);
    }

    /// A phrase for what is asked for, whose nouns are many.
    std::string set(const NounPhrase& things) {
        auto many = things;
        if (many.quantifier == Quantifier::definite || many.quantifier == Quantifier::existential)
            many.quantifier = Quantifier::none;
        return phrase(many, true);
    }

    std::string clause(const Question& question) {
        const auto& subject = *question.subject;
        Agreement agreement;
        agreement.plural =
            subject.parts.size() > 1 || (subject.is_described() && subject.nouns.back().plural);
        return phrase(subject) + " " + predicate(*question.condition, agreement);
    }

    // ------------------------------------------------------------ noun phrases

    std::string name(const Entity& entity) { return (entity.definite ? "the " : "") + entity.name; }

    std::string phrase(const NounPhrase& phrase, bool many = false) {
        if (phrase.rank || phrase.quantity || phrase.choice) throw NoWords();
        if (!phrase.parts.empty()) return coordination(phrase);
        std::string text;
        if (phrase.is_name()) {
            text = name(phrase.names.front());
        } else if (phrase.is_described()) {
            text = described(phrase, many);
        } else {
            throw NoWords();
        }
        const bool plural = many || (phrase.is_described() && phrase.nouns.back().plural);
        for (const auto& condition : phrase.conditions)
            text += relative(condition, plural);
        return text;
    }

    std::string coordination(const NounPhrase& whole) {
        std::string text;
        for (std::size_t i = 0; i < whole.parts.size(); ++i) {
            const bool last = i + 1 == whole.parts.size();
            if (i > 0 && !last && !whole.part_negated[i]) text += ", ";
            if (i > 0 && (last || whole.part_negated[i])) {
                text += whole.part_negated[i] ? " but not " : whole.all ? " and " : " or ";
            }
            text += phrase(whole.parts[i]);
        }
        return text;
    }

    std::string determiner(const NounPhrase& phrase) {
        switch (phrase.quantifier) {
            case Quantifier::none:
                return "";
            case Quantifier::definite:
                return "the ";
            case Quantifier::universal:
                return phrase.nouns.back().plural ? "all " : "every ";
            case Quantifier::existential:
                return phrase.nouns.back().plural ? "some " : "a ";
            default:
                throw NoWords();
        }
    }

    std::string described(const NounPhrase& phrase, bool many) {
        if (phrase.aspect != Aspect::holds || phrase.modality != Modality::none) throw NoWords();
        std::string text;
        std::string owner;
        for (const auto& adjective : phrase.adjectives)
            text = spaced(text, form_of(adjective, WordForm::base));
        for (const auto& argument : phrase.arguments) {
            if (argument.preposition == neighbour)
                text = spaced(text, neighbouring(*argument.phrase));
            if (argument.preposition == possessive) owner = this->phrase(*argument.phrase) + "'s ";
        }
        for (std::size_t i = 0; i < phrase.nouns.size(); ++i) {
            const bool head = i + 1 == phrase.nouns.size();
            const bool plural = head && (many || phrase.nouns[i].plural);
            text =
                spaced(text, form_of(phrase.nouns[i], plural ? WordForm::plural : WordForm::base));
        }
        if (!owner.empty()) {
            text = owner + text;
        } else if (phrase.quantifier == Quantifier::existential && !phrase.nouns.back().plural) {
            text = with_indefinite(text);
        } else {
            text = determiner(phrase) + text;
        }
        for (const auto& argument : phrase.arguments) {
            if (argument.preposition != neighbour && argument.preposition != possessive)
                text = spaced(text, this->argument(argument));
        }
        for (const auto& further : phrase.further) {
            text += further.all ? (further.negated ? " and not" : " and") : " or";
            text = spaced(text, argument(further.argument));
        }
        return spaced(text, in_words(phrase.times, true));
    }

    std::string neighbouring(const NounPhrase& phrase) {
        if (!phrase.is_name()) throw NoWords();
        return phrase.adjective.empty() ? phrase.names.front().name : phrase.adjective;
    }

    std::string argument(const Argument& argument) {
        if (argument.phrase->gap) return argument.preposition;
        auto text = phrase(*argument.phrase);
        if (argument.preposition == possessive || argument.preposition == neighbour)
            throw NoWords();
        return spaced(argument.preposition, text);
    }

    std::string relative(const Condition& condition, bool plural) {
        if (const auto* embedded = std::get_if<Embedded>(&condition.node)) {
            const auto& subject = *embedded->subject;
            Agreement agreement;
            agreement.plural =
                subject.parts.size() > 1 || (subject.is_described() && subject.nouns.back().plural);
            return " that " + phrase(subject) + " " + predicate(*embedded->predicate, agreement);
        }
        return " that " + predicate(condition, {plural, false});
    }

    // ------------------------------------------------------------ what is said

    std::string predicate(const Condition& condition, Agreement agreement, bool denied = false) {
        if (const auto* negation = std::get_if<Negation>(&condition.node))
            return predicate(*negation->of, agreement, !denied);
        if (const auto* word = std::get_if<Predication>(&condition.node))
            return predication(*word, agreement, denied);
        if (const auto* is_a = std::get_if<IsA>(&condition.node))
            return identity(*is_a->phrase, agreement, denied);
        if (const auto* has = std::get_if<Has>(&condition.node))
            return possession(*has->phrase, agreement, denied);
        if (const auto* junction = std::get_if<Junction>(&condition.node); junction && !denied) {
            std::string text;
            for (const auto& part : junction->parts) {
                if (!text.empty()) text += junction->all ? " and " : " or ";
                text += predicate(part, agreement);
            }
            return text;
        }
        throw NoWords();
    }

    std::string predication(const Predication& word, Agreement agreement, bool denied) {
        if (word.senses.empty() || word.opposed) throw NoWords();
        agreement.past =
            agreement.past || word.past || is_past(word.times) || says_ever(word.times);
        std::string tail;
        for (const auto& argument : word.arguments)
            tail = spaced(tail, this->argument(argument));
        tail = spaced(tail, in_words(word.times, false));
        const auto word_class = word.senses.front()->word_class;
        const bool verb = word_class == WordClass::verb;
        const std::string never = denied ? "not" : "";
        const std::string adverbs = spaced(never, says_ever(word.times) ? "ever" : "");
        if (!verb || word.passive) {
            if (word.aspect != Aspect::holds) throw NoWords();
            const auto form =
                verb ? form_of(word, WordForm::participle) : form_of(word, WordForm::base);
            return spaced(spaced(helped(word.modality, agreement, adverbs), form), tail);
        }
        if (word.aspect != Aspect::holds) throw NoWords();
        if (word.modality != Modality::none) {
            const auto* modal = word.modality == Modality::can ? "can" : "will";
            return spaced(spaced(spaced(modal, adverbs), form_of(word, WordForm::base)), tail);
        }
        if (denied) {
            const std::string helper = agreement.past ? "did" : agreement.plural ? "do" : "does";
            return spaced(spaced(spaced(helper, adverbs), form_of(word, WordForm::base)), tail);
        }
        const auto form = agreement.past     ? WordForm::past
                          : agreement.plural ? WordForm::base
                                             : WordForm::third_person;
        return spaced(spaced(adverbs, form_of(word, form)), tail);
    }

    std::string helped(Modality modality, const Agreement& agreement, const std::string& adverbs) {
        if (modality == Modality::none) return spaced(be(agreement), adverbs);
        return spaced(spaced(modality == Modality::can ? "can" : "will", adverbs), "be");
    }

    /// "is a member of NATO", "became one", "is Japan"
    std::string identity(const NounPhrase& original, Agreement agreement, bool denied) {
        auto phrase = original;
        agreement.past = agreement.past || is_past(phrase.times) || says_ever(phrase.times);
        const auto adverbs = spaced(denied ? "not" : "", says_ever(phrase.times) ? "ever" : "");
        const auto aspect = std::exchange(phrase.aspect, Aspect::holds);
        const auto modality = std::exchange(phrase.modality, Modality::none);
        std::erase_if(phrase.times, [](const Time& time) { return time.kind == Time::Kind::ever; });
        const bool single = phrase.is_described() && !phrase.nouns.back().plural;
        const bool owned = std::any_of(
            phrase.arguments.begin(), phrase.arguments.end(),
            [](const Argument& argument) { return argument.preposition == possessive; });
        if (single && !owned && phrase.quantifier == Quantifier::none)
            phrase.quantifier = Quantifier::existential;
        const auto text = this->phrase(phrase);
        if (aspect == Aspect::holds) return spaced(helped(modality, agreement, adverbs), text);
        if (modality != Modality::none || !adverbs.empty()) throw NoWords();
        return (aspect == Aspect::begins ? "became " : "stopped being ") + text;
    }

    std::string possession(const NounPhrase& phrase, Agreement agreement, bool denied) {
        if (phrase.anything || denied) throw NoWords();
        agreement.past = agreement.past || is_past(phrase.times);
        auto thing = phrase;
        std::erase_if(thing.times, is_implied);
        const std::string has = agreement.past ? "had" : agreement.plural ? "have" : "has";
        return has + " " + this->phrase(thing);
    }
};

}  // namespace

std::optional<std::string> in_english(const Question& question) {
    try {
        return English().question(question);
    } catch (const NoWords&) {
        return {};
    }
}

}  // namespace entente::question
