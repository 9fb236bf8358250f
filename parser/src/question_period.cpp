#include "question_period.hpp"

#include <algorithm>

#include "parser/ast_build.hpp"

namespace entente::question {
namespace {

using ast::ComparisonOperator;

ast::Expression day(Day day) {
    return ast::date(Date::from_day(day));
}

/// A time by another thing has its bounds only where a word of the query is dated by it.
void require_bounds(const Time& time) {
    if (time.begin || (!time.era && !time.anchor)) return;
    throw Error({.type = "QuestionError",
                 .detail = "NotUnderstood",
                 .message = "Such a time is not understood here.",
                 .place = time.place,
                 .suggestions = {}});
}

ast::Expression begin_of(const Time& time) {
    require_bounds(time);
    return time.begin ? *time.begin : day(time.span.begin);
}
ast::Expression end_of(const Time& time) {
    require_bounds(time);
    return time.end ? *time.end : day(time.span.end);
}

/// `value op date`
ast::Expression on(const ast::Expression& value, ComparisonOperator op,
                   const ast::Expression& bound) {
    return ast::compare(value, op, bound);
}

/// `edge.key IS NULL OR edge.key op date`: an edge without the date has no bound on that side.
ast::Expression open_or(const std::string& edge, const std::string& key, ComparisonOperator op,
                        const ast::Expression& bound) {
    std::vector<ast::Expression> either;
    either.push_back(ast::unary(ast::UnaryOperator::is_null, ast::property(edge, key)));
    either.push_back(on(ast::property(edge, key), op, bound));
    return ast::connect(ast::ConnectiveOperator::disjunction, std::move(either));
}

void hold_before(Period& period, const std::string& edge, const ast::Expression& bound) {
    period.conditions.push_back(open_or(edge, "since", ComparisonOperator::less, bound));
}
void hold_from(Period& period, const std::string& edge, const ast::Expression& bound) {
    period.conditions.push_back(open_or(edge, "until", ComparisonOperator::greater, bound));
}

bool is_single_date(const Time& time) {
    return time.kind == Time::Kind::during && !time.iso.empty() && time.others.empty();
}

/// All spans of a time that lists several.
std::vector<Interval> spans_of(const Time& time) {
    auto spans = time.others;
    spans.insert(spans.begin(), time.span);
    return spans;
}

ast::Expression both(ast::Expression first, ast::Expression second) {
    std::vector<ast::Expression> conditions;
    conditions.push_back(std::move(first));
    conditions.push_back(std::move(second));
    return ast::connect(ast::ConnectiveOperator::conjunction, std::move(conditions));
}

/// It held at some time in one of the spans, or in each of them.
void hold_in_spans(Period& period, const std::string& edge, const Time& time) {
    std::vector<ast::Expression> held;
    for (const auto& span : spans_of(time))
        held.push_back(both(open_or(edge, "since", ComparisonOperator::less, day(span.end)),
                            open_or(edge, "until", ComparisonOperator::greater, day(span.begin))));
    period.conditions.push_back(ast::connect(
        time.each ? ast::ConnectiveOperator::conjunction : ast::ConnectiveOperator::disjunction,
        std::move(held)));
}

/// It happened in one of the spans.
ast::Expression happened_in_spans(const ast::Expression& at, const Time& time) {
    std::vector<ast::Expression> happened;
    for (const auto& span : spans_of(time))
        happened.push_back(both(on(at, ComparisonOperator::greater_equal, day(span.begin)),
                                on(at, ComparisonOperator::less, day(span.end))));
    return ast::connect(ast::ConnectiveOperator::disjunction, std::move(happened));
}

}  // namespace

bool needs_edge(const std::vector<Time>& times, const QuestionTime& now) {
    const auto single = std::count_if(times.begin(), times.end(), is_single_date);
    return single > 1 || std::any_of(times.begin(), times.end(), [&](const Time& time) {
               if (time.kind == Time::Kind::ever) return !now.is_today && !time.implied;
               return !is_single_date(time);
           });
}

Period period_of_state(const std::vector<Time>& times, const QuestionTime& now,
                       const std::string& edge) {
    Period period;
    // "did NATO have" is about any time, but about the day that was set where one is.
    const bool about_now = std::all_of(times.begin(), times.end(), [&](const Time& time) {
        return time.implied && !now.is_today;
    });
    if (about_now) period.as_of = now.date.iso();
    for (const auto& time : times) {
        switch (time.kind) {
            case Time::Kind::ever:
                if (!now.is_today && !time.implied)
                    hold_before(period, edge, day(now.date.end_day()));
                break;
            case Time::Kind::during:
                if (!time.others.empty()) {
                    hold_in_spans(period, edge, time);
                } else if (is_single_date(time) && !period.as_of) {
                    period.as_of = time.iso;
                } else {
                    hold_before(period, edge, end_of(time));
                    hold_from(period, edge, begin_of(time));
                }
                break;
            case Time::Kind::after:
                hold_from(period, edge, end_of(time));
                break;
            case Time::Kind::before:
                hold_before(period, edge, begin_of(time));
                break;
            case Time::Kind::until:
                hold_before(period, edge, end_of(time));
                break;
            case Time::Kind::since:
                hold_before(period, edge, end_of(time));
                period.as_of = now.date.iso();
                break;
        }
    }
    return period;
}

Period period_of_event(const std::vector<Time>& times, const QuestionTime& now,
                       const ast::Expression& at) {
    Period period;
    bool bounded = false;
    for (const auto& time : times) {
        switch (time.kind) {
            case Time::Kind::ever:
                break;
            case Time::Kind::during:
                bounded = true;
                if (!time.others.empty()) {
                    period.conditions.push_back(happened_in_spans(at, time));
                    break;
                }
                period.conditions.push_back(
                    on(at, ComparisonOperator::greater_equal, begin_of(time)));
                period.conditions.push_back(on(at, ComparisonOperator::less, end_of(time)));
                bounded = true;
                break;
            case Time::Kind::after:
                period.conditions.push_back(
                    on(at, ComparisonOperator::greater_equal, end_of(time)));
                break;
            case Time::Kind::since:
                period.conditions.push_back(
                    on(at, ComparisonOperator::greater_equal, begin_of(time)));
                break;
            case Time::Kind::before:
                period.conditions.push_back(on(at, ComparisonOperator::less, begin_of(time)));
                bounded = true;
                break;
            case Time::Kind::until:
                period.conditions.push_back(on(at, ComparisonOperator::less, end_of(time)));
                bounded = true;
                break;
        }
    }
    if (!bounded && !now.is_today) {
        period.conditions.push_back(on(at, ComparisonOperator::less, day(now.date.end_day())));
    }
    return period;
}

}  // namespace entente::question
