// Times in questions: "in 1985", "as of 14 June 2021", "between 1949 and 1989", "in the 1990s",
// "ever".
#include <algorithm>
#include <array>
#include <charconv>

#include "question_reader.hpp"

namespace entente::question {
namespace {

struct Dated {
    Interval span;
    std::string iso;  ///< empty when it is no single ISO date
    std::size_t length = 0;
};

constexpr std::array months{"january", "february", "march",     "april",   "may",      "june",
                            "july",    "august",   "september", "october", "november", "december"};

std::optional<int> number(std::string_view word) {
    int value = 0;
    const auto* end = word.data() + word.size();
    const auto [stop, error] = std::from_chars(word.data(), end, value);
    if (error != std::errc{} || stop != end || word.empty()) return {};
    return value;
}

/// Lets the words of one question be read by position without bounds checks at every step.
class DateReader {
public:
    explicit DateReader(const std::vector<Word>& words) : words_(words) {}

    [[nodiscard]] std::optional<Dated> date_at(std::size_t at) const {
        if (auto dated = day_month_year(at)) return dated;
        if (auto dated = month_first(at)) return dated;
        if (auto dated = decade(at)) return dated;
        return iso_or_year(at);
    }

private:
    [[nodiscard]] std::string_view word(std::size_t at) const {
        return at < words_.size() ? std::string_view(words_[at].folded) : std::string_view{};
    }
    [[nodiscard]] std::optional<int> year(std::size_t at) const {
        const auto value = number(word(at));
        if (value && word(at).size() == 4 && *value >= 1000) return value;
        return {};
    }
    [[nodiscard]] unsigned month(std::size_t at) const {
        for (std::size_t i = 0; i < months.size(); ++i) {
            const std::string_view name = months[i];
            if (word(at) == name || (word(at) == name.substr(0, 3)) ||
                (name == "september" && word(at) == "sept")) {
                return static_cast<unsigned>(i + 1);
            }
        }
        return 0;
    }
    [[nodiscard]] unsigned day(std::size_t at) const {
        auto text = word(at);
        for (const std::string_view ending : {"st", "nd", "rd", "th"}) {
            if (text.ends_with(ending)) text.remove_suffix(2);
        }
        const auto value = number(text);
        return value && *value >= 1 && *value <= 31 ? static_cast<unsigned>(*value) : 0;
    }
    [[nodiscard]] static std::optional<Dated> dated(const std::optional<Date>& date,
                                                    std::size_t length) {
        if (!date) return {};
        return Dated{date->interval(), date->iso(), length};
    }

    /// "23 June 1960", "the 23rd of June 1960"
    [[nodiscard]] std::optional<Dated> day_month_year(std::size_t at) const {
        const std::size_t start = at;
        if (word(at) == "the") ++at;
        const auto d = day(at);
        if (d == 0) return {};
        ++at;
        if (word(at) == "of") ++at;
        const auto m = month(at);
        if (m == 0) return {};
        ++at;
        if (word(at) == ",") ++at;
        const auto y = year(at);
        if (!y) return {};
        return dated(Date::from_parts(*y, m, d), at + 1 - start);
    }

    /// "June 23, 1960", "June 1960"
    [[nodiscard]] std::optional<Dated> month_first(std::size_t at) const {
        const auto m = month(at);
        if (m == 0) return {};
        if (const auto y = year(at + 1)) return dated(Date::from_parts(*y, m), 2);
        if (word(at + 1) == "of") {
            if (const auto y = year(at + 2)) return dated(Date::from_parts(*y, m), 3);
        }
        const auto d = day(at + 1);
        if (d == 0) return {};
        std::size_t next = at + 2;
        if (word(next) == ",") ++next;
        if (const auto y = year(next)) return dated(Date::from_parts(*y, m, d), next + 1 - at);
        return {};
    }

    /// "the 1990s", "1990s"
    [[nodiscard]] std::optional<Dated> decade(std::size_t at) const {
        const std::size_t start = at;
        if (word(at) == "the") ++at;
        auto text = word(at);
        if (text.size() != 5 || !text.ends_with("0s")) return {};
        text.remove_suffix(1);
        const auto first = number(text);
        if (!first) return {};
        const auto from = Date::from_parts(*first);
        const auto to = Date::from_parts(*first + 10);
        if (!from || !to) return {};
        return Dated{{from->first_day(), to->first_day()}, "", at + 1 - start};
    }

    /// "1960", "1960-06-23", "the year 1960"
    [[nodiscard]] std::optional<Dated> iso_or_year(std::size_t at) const {
        const std::size_t start = at;
        if (word(at) == "the" && word(at + 1) == "year") at += 2;
        if (word(at) == "year") ++at;
        if (word(at).size() < 4) return {};
        return dated(Date::parse(word(at)), at + 1 - start);
    }

    const std::vector<Word>& words_;
};

struct Introduction {
    std::array<std::string_view, 4> words;
    Time::Kind kind;
};
constexpr std::array introductions{
    Introduction{{"at", "the", "end", "of"}, Time::Kind::during},
    Introduction{{"on", "or", "after", ""}, Time::Kind::since},
    Introduction{{"as", "of", "", ""}, Time::Kind::during},
    Introduction{{"as", "at", "", ""}, Time::Kind::during},
    Introduction{{"back", "in", "", ""}, Time::Kind::during},
    Introduction{{"prior", "to", "", ""}, Time::Kind::before},
    Introduction{{"later", "than", "", ""}, Time::Kind::after},
    Introduction{{"earlier", "than", "", ""}, Time::Kind::before},
    Introduction{{"ever", "since", "", ""}, Time::Kind::since},
    Introduction{{"starting", "in", "", ""}, Time::Kind::since},
    Introduction{{"in", "", "", ""}, Time::Kind::during},
    Introduction{{"on", "", "", ""}, Time::Kind::during},
    Introduction{{"during", "", "", ""}, Time::Kind::during},
    Introduction{{"throughout", "", "", ""}, Time::Kind::during},
    Introduction{{"after", "", "", ""}, Time::Kind::after},
    Introduction{{"before", "", "", ""}, Time::Kind::before},
    Introduction{{"since", "", "", ""}, Time::Kind::since},
    Introduction{{"from", "", "", ""}, Time::Kind::since},
    Introduction{{"until", "", "", ""}, Time::Kind::until},
    Introduction{{"till", "", "", ""}, Time::Kind::until},
    Introduction{{"by", "", "", ""}, Time::Kind::until},
    Introduction{{"", "", "", ""}, Time::Kind::during},
};

std::size_t matches(const std::vector<Word>& words, std::size_t at,
                    const Introduction& introduction) {
    std::size_t count = 0;
    for (const auto word : introduction.words) {
        if (word.empty()) break;
        if (at + count >= words.size() || words[at + count].folded != word)
            return std::string::npos;
        ++count;
    }
    return count;
}

/// "between 1949 and 1989", "from 1949 to 1989"
std::optional<Found<Time>> range_at(const std::vector<Word>& words, std::size_t at) {
    const auto is = [&](std::size_t i, std::string_view folded) {
        return i < words.size() && words[i].folded == folded;
    };
    const bool between = is(at, "between");
    if (!between && !is(at, "from")) return {};
    const DateReader dates(words);
    const auto first = dates.date_at(at + 1);
    if (!first) return {};
    const std::size_t middle = at + 1 + first->length;
    if (between ? !is(middle, "and")
                : !(is(middle, "to") || is(middle, "until") || is(middle, "through")))
        return {};
    const auto second = dates.date_at(middle + 1);
    if (!second || second->span.end <= first->span.begin) return {};
    Time time;
    time.span = {first->span.begin, second->span.end};
    return Found<Time>{time, middle + 1 + second->length - at};
}

constexpr std::array ever_phrases{
    std::array<std::string_view, 4>{"at", "any", "time", ""},
    std::array<std::string_view, 4>{"at", "any", "point", ""},
    std::array<std::string_view, 4>{"at", "some", "time", ""},
    std::array<std::string_view, 4>{"in", "its", "history", ""},
    std::array<std::string_view, 4>{"in", "history", "", ""},
    std::array<std::string_view, 4>{"in", "the", "past", ""},
    std::array<std::string_view, 4>{"of", "all", "time", ""},
    std::array<std::string_view, 4>{"at", "some", "point", ""},
    std::array<std::string_view, 4>{"ever", "", "", ""},
    std::array<std::string_view, 4>{"previously", "", "", ""},
    std::array<std::string_view, 4>{"formerly", "", "", ""},
    std::array<std::string_view, 4>{"once", "", "", ""},
};

std::string joined(const std::array<std::string_view, 4>& words) {
    std::string text;
    for (const auto word : words)
        text += (text.empty() || word.empty() ? "" : " ") + std::string(word);
    return text;
}

}  // namespace

std::vector<std::string> time_phrases(const Date& date) {
    const auto year = date.iso().substr(0, 4);
    std::vector<std::string> phrases;
    for (const auto& introduction : introductions) {
        auto text = joined(introduction.words);
        if (text.empty()) continue;
        text += ' ';
        text += year;
        phrases.push_back(std::move(text));
    }
    for (const auto& phrase : ever_phrases)
        phrases.push_back(joined(phrase));
    return phrases;
}

std::optional<Found<Entity>> Reader::era_at(std::size_t at) const {
    const std::size_t start = at;
    auto named = entities_at(at);
    if (!named && is_word(at, "the")) named = entities_at(++at);
    if (!named) return {};
    for (const auto& entity : named->value) {
        if (vocabulary_.is_era(entity.label))
            return Found<Entity>{entity, at + named->length - start};
    }
    return {};
}

namespace {

struct EraIntroduction {
    std::array<std::string_view, 4> words;
    Time::Kind kind;
    Time::Part part;
};
constexpr std::array era_introductions{
    EraIntroduction{{"at", "the", "end", "of"}, Time::Kind::during, Time::Part::end},
    EraIntroduction{{"by", "the", "end", "of"}, Time::Kind::until, Time::Part::end},
    EraIntroduction{{"after", "the", "end", "of"}, Time::Kind::after, Time::Part::end},
    EraIntroduction{{"since", "the", "end", "of"}, Time::Kind::since, Time::Part::end},
    EraIntroduction{{"before", "the", "end", "of"}, Time::Kind::before, Time::Part::end},
    EraIntroduction{{"until", "the", "end", "of"}, Time::Kind::until, Time::Part::end},
    EraIntroduction{{"when", "", "", ""}, Time::Kind::during, Time::Part::whole},
    EraIntroduction{{"during", "", "", ""}, Time::Kind::during, Time::Part::whole},
    EraIntroduction{{"throughout", "", "", ""}, Time::Kind::during, Time::Part::whole},
    EraIntroduction{{"in", "", "", ""}, Time::Kind::during, Time::Part::whole},
    EraIntroduction{{"on", "", "", ""}, Time::Kind::during, Time::Part::whole},
    EraIntroduction{{"at", "", "", ""}, Time::Kind::during, Time::Part::whole},
    EraIntroduction{{"after", "", "", ""}, Time::Kind::after, Time::Part::whole},
    EraIntroduction{{"following", "", "", ""}, Time::Kind::after, Time::Part::whole},
    EraIntroduction{{"before", "", "", ""}, Time::Kind::before, Time::Part::whole},
    EraIntroduction{{"prior", "to", "", ""}, Time::Kind::before, Time::Part::whole},
    EraIntroduction{{"since", "", "", ""}, Time::Kind::since, Time::Part::whole},
    EraIntroduction{{"until", "", "", ""}, Time::Kind::until, Time::Part::whole},
    EraIntroduction{{"till", "", "", ""}, Time::Kind::until, Time::Part::whole},
};
/// "the beginning of", after "at", "before", "since" ...
constexpr std::array beginnings{"start", "beginning", "outbreak", "onset"};
constexpr std::array endings{"end", "close", "conclusion"};
/// "since the Cold War ended"
constexpr std::array era_ends{"ended", "finished"};
constexpr std::array era_starts{"began", "started"};

bool is_one_of(std::string_view word, const auto& words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

/// "during the Cold War", "at the outbreak of World War I"
std::optional<Found<Time>> Reader::era_time_at(std::size_t at) const {
    Time time;
    if (is_word(at, "between") || is_word(at, "during") || is_word(at, "interwar")) {
        if (const auto era = era_at(at)) {  // "between the wars" is such a name
            time.era = era->value;
            return Found<Time>{time, era->length};
        }
    }
    for (const auto& introduction : era_introductions) {
        const auto count = matches(words_, at, {introduction.words, introduction.kind});
        if (count == std::string::npos) continue;
        std::size_t next = at + count;
        time.kind = introduction.kind;
        time.part = introduction.part;
        const std::size_t noun = is_word(next, "the") ? next + 1 : next;
        if (noun + 1 < words_.size() && is_word(noun + 1, "of")) {
            if (is_one_of(words_[noun].folded, beginnings)) time.part = Time::Part::start;
            if (is_one_of(words_[noun].folded, endings)) time.part = Time::Part::end;
            if (is_one_of(words_[noun].folded, beginnings) ||
                is_one_of(words_[noun].folded, endings) || is_word(noun, "time"))
                next = noun + 2;
        }
        const auto era = era_at(next);
        if (!era) continue;
        time.era = era->value;
        next += era->length;
        if (next < words_.size() && is_one_of(words_[next].folded, era_ends)) {
            time.part = Time::Part::end;
            ++next;
        } else if (next < words_.size() && is_one_of(words_[next].folded, era_starts)) {
            time.part = Time::Part::start;
            ++next;
        }
        return Found<Time>{time, next - at};
    }
    return {};
}

namespace {

/// ", 2004 or in 2009": further dates after the first.
void add_others(const std::vector<Word>& words, std::size_t at, Found<Time>& found) {
    auto& time = found.value;
    if (time.kind != Time::Kind::during || time.iso.empty()) return;
    const DateReader dates(words);
    const auto is = [&](std::size_t i, std::string_view folded) {
        return i < words.size() && words[i].folded == folded;
    };
    std::vector<Interval> others;
    auto next = at + found.length;
    while (true) {
        auto date_at = next;
        if (is(date_at, ",")) ++date_at;
        const bool all = is(date_at, "and");
        const bool any = is(date_at, "or");
        if (all || any) ++date_at;
        if (any && (is(date_at, "in") || is(date_at, "on"))) ++date_at;
        const auto dated = date_at == next ? std::nullopt : dates.date_at(date_at);
        if (!dated) return;
        others.push_back(dated->span);
        next = date_at + dated->length;
        if (!all && !any) continue;
        time.others = std::move(others);
        time.each = all;
        found.length = next - at;
        return;
    }
}

}  // namespace

std::optional<Found<Time>> Reader::time_at(std::size_t at) const {
    std::optional<Found<Time>> found = range_at(words_, at);
    if (!found) found = era_time_at(at);
    const DateReader dates(words_);
    for (const auto& introduction : introductions) {
        // "September 11, 2001" is a date, and "September 11" an event.
        const bool named = found && found->value.era;
        if (found && !named) break;
        const auto count = matches(words_, at, introduction);
        if (count == std::string::npos) continue;
        const auto dated = dates.date_at(at + count);
        if (!dated || (named && count + dated->length <= found->length)) continue;
        Time time;
        time.kind = introduction.kind;
        time.span = dated->span;
        time.iso = dated->iso;
        found = Found<Time>{time, count + dated->length};
    }
    for (const auto& phrase : ever_phrases) {
        if (found) break;
        const auto count = matches(words_, at, Introduction{phrase, Time::Kind::ever});
        if (count == std::string::npos) continue;
        Time time;
        time.kind = Time::Kind::ever;
        found = Found<Time>{time, count};
    }
    if (found) add_others(words_, at, *found);
    if (found) found->value.place = place(at, found->length);
    return found;
}

}  // namespace entente::question
