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
    return time.kind == Time::Kind::during && !time.iso.empty();
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
                if (is_single_date(time) && !period.as_of) {
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
