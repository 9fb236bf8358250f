#include "compose.hpp"

#include <algorithm>
#include <array>

#include "values/words.hpp"

namespace entente {
std::string text_of(const Value& value) {
    if (const auto* text = value.get_if<std::string>()) return *text;
    if (const auto* date = value.get_if<Date>()) return date->in_words();
    if (const auto* number = value.get_if<std::int64_t>()) return std::to_string(*number);
    if (const auto* yes = value.get_if<bool>()) return *yes ? "yes" : "no";
    return "";
}

namespace {

/// "countries" for "country": as the vocabulary has it, where it does.
std::string plural_of(const Vocabulary& vocabulary, const std::string& word) {
    const auto* senses = vocabulary.find(fold_name(word));
    for (const auto& [sense, form] : senses == nullptr ? std::vector<WordSense>{} : *senses) {
        for (const auto& forms : sense->forms) {
            if (forms.size() == 2 && forms.front() == word) return forms.back();
        }
    }
    return plural(word);
}

}  // namespace

void Composer::compose() {
    if (reading_.assumption) add_line(assuming());
    switch (reading_.form) {
        case QuestionForm::things:
            things();
            break;
        case QuestionForm::count:
            count();
            break;
        case QuestionForm::when:
            when();
            break;
        case QuestionForm::value:
            value();
            break;
        case QuestionForm::yes_no:
            polar();
            break;
        case QuestionForm::relation:
            relation();
            break;
        case QuestionForm::describe:
            description();
            break;
        case QuestionForm::why:
            why();
            break;
        case QuestionForm::duration:
            duration();
            break;
        case QuestionForm::common:
            common();
            break;
        case QuestionForm::compare:
            compare();
            break;
    }
    for (const auto& entity : reading_.entities)
        draw(entity.node);
    for (const auto& grounds : answer_.table.grounds) {
        for (const auto edge : grounds) {
            answer_.edges.push_back(edge);
            draw(graph_.source(edge));
            draw(graph_.target(edge));
        }
    }
    std::sort(answer_.edges.begin(), answer_.edges.end());
    answer_.edges.erase(std::unique(answer_.edges.begin(), answer_.edges.end()),
                        answer_.edges.end());
    answer_.sources = std::move(citations_).take();
}

// ---------------------------------------------------------------- which, who, list

void Composer::things() {
    const auto& table = answer_.table;
    if (table.rows.empty()) {
        add_line(knows_all()
                     ? "None" + as_of_phrase() + "." + outlived()
                     : "None that the facts here know of" + as_of_phrase() + "." + whole_when());
        return;
    }
    if (table.rows.size() == 1) {
        answer_.direct = text_of(table.rows.front().front());
        const auto& grounds = table.grounds.front();
        const auto detail = reading_.many_grounds ? std::string() : row_detail(grounds);
        std::string line = capitalized(name_of_row(0)) + detail + as_of_phrase() + ".";
        const auto marks = grounds.empty() ? cite_row(0) : citations_.cite(grounds);
        return add_line(line + (marks.empty() ? "" : " " + marks));
    }
    const auto noun = reading_.column == "name" ? std::string("answers")
                                                : plural_of(*world_.vocabulary, reading_.column);
    list_rows(std::to_string(table.rows.size()) + " " + noun);
}

void Composer::value() {
    const auto& table = answer_.table;
    if (table.rows.empty() || (table.rows.size() == 1 && table.rows.front().front().is_null())) {
        return add_line("That is not known here" + as_of_phrase() + ".");
    }
    if (table.rows.size() == 1) {
        const auto& cell = table.rows.front().front();
        if (const auto* date = cell.get_if<Date>()) {
            answer_.direct = *date;
        } else {
            answer_.direct = text_of(cell);
        }
    }
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        auto marks = citations_.cite(table.grounds[row]);
        if (marks.empty()) marks = cite_entities();
        const auto text = text_of(table.rows[row].front());
        if (!text.empty()) add_line(capitalized(text) + "." + (marks.empty() ? "" : " " + marks));
    }
}

// ---------------------------------------------------------------- how many, when

void Composer::count() {
    const auto* number = answer_.table.rows.front().front().get_if<std::int64_t>();
    if (number == nullptr) return;
    answer_.direct = *number;
    const auto marks = citations_.cite_briefly(answer_.table.grounds.front());
    if (*number == 0 && !knows_all())
        return add_line("None that the facts here know of" + as_of_phrase() + "." + whole_when());
    const auto why = *number == 0 ? outlived() : std::string();
    add_line(std::to_string(*number) + as_of_phrase() + "." + why +
             (marks.empty() ? "" : " " + marks));
}

/// "Japan has been a partner of NATO since 1990" where the date is in the telling and would say too
/// little alone, else the date, with its row's name.
std::string Composer::tell_date(std::size_t row, const std::string& date) const {
    const auto& cells = answer_.table.rows[row];
    const auto& grounds = answer_.table.grounds[row];
    const bool several = answer_.table.rows.size() > 1 && grounds.size() == 1;
    if (reading_.claim || cells.size() > 1 || several) {
        for (const auto edge : grounds) {
            auto told = teller_.edge(edge);
            if (graph_.premises(edge).empty() && told.find(date) != std::string::npos) return told;
        }
    }
    const auto* name = cells.size() > 1 ? cells.front().get_if<std::string>() : nullptr;
    return name == nullptr ? date : *name + ": " + date;
}

void Composer::when() {
    const auto& table = answer_.table;
    if (table.rows.empty()) {
        if (reading_.claim) return add_line(denied(*reading_.claim));
        return add_line(knows_all() ? "Never." + lasting() : "That is not known here.");
    }
    const auto& first = table.rows.front().back();
    const bool same = std::all_of(table.rows.begin(), table.rows.end(),
                                  [&](const auto& row) { return row.back() == first; });
    if (const auto* date = first.get_if<Date>(); date != nullptr && same) answer_.direct = *date;
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        const auto& grounds = table.grounds[row];
        auto marks = citations_.cite(grounds);
        if (marks.empty()) marks = cite_entities();
        const auto suffix = marks.empty() ? std::string() : " " + marks;
        const auto date = text_of(table.rows[row].back());
        const bool tell = reading_.claim && !grounds.empty();
        if (date.empty() && reading_.until) {
            const auto still =
                tell ? " " + capitalized(teller_.edge(grounds.front())) + "." + suffix : lasting();
            add_line("That has not ended." + still);
        } else if (date.empty()) {
            const auto what = tell ? capitalized(teller_.edge(grounds.front())) +
                                         ", but the date is not known here."
                                   : std::string("The date is not known here.");
            add_line(what + suffix);
        } else {
            add_line(capitalized(tell_date(row, date)) + "." + suffix);
        }
    }
}

// ---------------------------------------------------------------- what is between two, what is one

void Composer::relation() {
    const auto& a = reading_.entities.front();
    const auto& b = reading_.entities.back();
    const auto edges = edges_between(a.node, b.node, !reading_.all_time);
    if (edges.empty()) {
        return add_line("None that the facts here know of between " + teller_.name(a.node) +
                        " and " + teller_.name(b.node) + as_of_phrase() + ".");
    }
    for (const auto edge : without_mirrored(edges))
        add_line(told(edge));
}

// ---------------------------------------------------------------- yes or no, and why

void Composer::polar() {
    auto found = truth();
    // What can be is known, what will be is not.
    if (reading_.modality == Modality::will) found = Truth::unknown;
    const auto flipped =
        found == Truth::unknown ? found : (found == Truth::yes ? Truth::no : Truth::yes);
    answer_.direct = reading_.negated ? flipped : found;
    const auto word = answer_.direct == decltype(answer_.direct)(Truth::yes)  ? "Yes."
                      : answer_.direct == decltype(answer_.direct)(Truth::no) ? "No."
                                                                              : "Unknown.";
    tell_claim(found, word);
}

/// What is so, whatever the question's form: the facts for it, or what stands against it.
void Composer::tell_claim(Truth found, const std::string& word) {
    const auto* asking = reading_.claim ? world_.vocabulary->asking(reading_.claim->type) : nullptr;
    if (asking != nullptr) return tell_possibility(*asking, found, word);
    const auto& grounds = answer_.table.grounds;
    if (found == Truth::yes) {
        std::vector<std::string> sentences;
        for (const auto edge : without_mirrored(grounds.empty() ? Grounds{} : grounds.front())) {
            if (sentences.size() == most_named_in_a_sentence) break;
            sentences.push_back(told(edge));
        }
        std::string line = word + as_of_sentence();
        for (const auto& sentence : sentences)
            line += " " + sentence;
        if (sentences.empty()) line += lasting();
        return add_line(line);
    }
    if (found == Truth::no && !reading_.further_claims.empty())
        return add_line(word + as_of_sentence() + each_claim());
    if (!reading_.claim) {
        return add_line(found == Truth::no ? word + as_of_sentence() + lasting() : word + unsaid());
    }
    if (found == Truth::no) return add_line(word + " " + denied(*reading_.claim));
    add_line(word + " The facts here do not say whether " + assertion() + "." + whole_when());
    const auto also =
        edges_between(reading_.claim->subject.node, reading_.claim->object.node, true);
    for (const auto edge : without_mirrored(also))
        add_line(told(edge));
    for (const auto& before : of_predecessors(*reading_.claim))
        add_line(capitalized(before.sentence) + ". " + citations_.cite(before.edge));
}

/// " The facts here do not say." and what they do say of a thing that is signed.
std::string Composer::unsaid() {
    std::string line = " The facts here do not say" + as_of_phrase() + ".";
    for (const auto& entity : reading_.entities) {
        if (!may_have_begun(entity.node)) continue;
        const auto signature = *teller_.date(entity.node, "signed");
        const bool day = signature.precision() == Date::Precision::day;
        line += " " + capitalized(teller_.name(entity.node)) + " was signed " +
                (day ? "on " : "in ") + signature.in_words() +
                "; when it came into force is not known here. " + citations_.cite_node(entity.node);
    }
    return line;
}

/// " NATO has lasted since 24 August 1949.", " The Warsaw Pact lasted from ... to ...", where a
/// question is about an end.
std::string Composer::lasting() {
    std::string line;
    for (const auto& entity : reading_.entities)
        line += reading_.until ? lasted(entity) : "";
    return line;
}

/// The same of what was not there at the time asked.
std::string Composer::outlived() {
    std::string line;
    for (const auto& entity : reading_.entities) {
        const bool there = graph_.node_validity(entity.node).overlaps(asked_time());
        line += there ? "" : lasted(entity);
    }
    return line;
}

std::string Composer::lasted(const Entity& entity) {
    const auto since = teller_.date(entity.node, "since");
    const auto until = teller_.date(entity.node, "until");
    if (!since) return "";
    const bool ended = until && until->first_day() <= day_.first_day();
    const auto marks = citations_.cite_node(entity.node);
    return " " + capitalized(teller_.name(entity.node)) +
           (ended ? " lasted from " + since->in_words() + " to " + until->in_words() + "."
                  : " has lasted since " + since->in_words() + ".") +
           (marks.empty() ? "" : " " + marks);
}

void Composer::why() {
    const auto found = truth();
    if (found == Truth::yes) {
        if (reading_.negated) add_line("It is so:");
        std::vector<EdgeId> grounds;
        for (const auto& of_row : answer_.table.grounds)
            grounds.insert(grounds.end(), of_row.begin(), of_row.end());
        for (const auto edge : without_mirrored(grounds))
            explain(edge, 0);
        return;
    }
    if (!reading_.claim) return add_line("It is not so, as far as the facts here tell.");
    const auto possibility = world_.vocabulary->possibility_of(reading_.claim->type);
    const auto* asking = world_.vocabulary->asking(possibility.value_or(reading_.claim->type));
    const auto said = found == Truth::no ? denied(*reading_.claim)
                                         : "The facts here do not say whether " + assertion() + ".";
    add_line(said);
    if (asking != nullptr && !reading_.claim->ending) tell_requirements(*asking, "");
}

}  // namespace entente
