// AS OF: the time of a MATCH.
#include <string>
#include <utility>

#include "binder.hpp"
#include "failure.hpp"
#include "function.hpp"
#include "values/iso8601.hpp"
#include "values/temporal_parts.hpp"

namespace entente::engine {
namespace {

[[noreturn]] void no_time(const std::string& what, Place place) {
    syntax_error("InvalidArgumentValue",
                 "AS OF needs a date, as in AS OF date('1985-06-01'), or null for all time" + what,
                 place);
}

/// The argument of `date('1985')`; null for anything else.
const ast::Expression* date_argument(const ast::Expression& expression) {
    const auto* call = std::get_if<ast::FunctionCall>(&expression.node);
    if (call == nullptr || call->arguments.size() != 1) return nullptr;
    return ascii_lower(call->name.text) == "date" ? &call->arguments.front() : nullptr;
}

Interval interval_of(const Value& when, Place place) {
    if (when.is_null()) return Interval::all();
    if (const auto* date = when.get_if<Date>()) return date->interval();
    if (const auto* text = when.get_if<std::string>()) {
        const auto date = Date::parse(*text);
        if (date) return date->interval();
        const auto day = parse_date(*text);
        if (!day) no_time("; '" + *text + "' is neither.", place);
        return day->interval();
    }
    if (const auto parts = parts_of(when); parts && parts->day) {
        return Date::from_day(*parts->day).interval();
    }
    no_time(".", place);
}

}  // namespace

/// A year or a month, as text or inside date('..'), means all of it: the call is looked through,
/// because the value of date('1985') is a day.
Interval Binder::bind_time(const ast::AsOf& as_of) {
    const ast::Expression* written = date_argument(as_of.when);
    if (written == nullptr) written = &as_of.when;
    Scope nothing;
    Scope* around = std::exchange(scope_, &nothing);
    Expr when;
    try {
        when = bind_expression(*written);
        const auto* value = when.get_if<Constant>();
        if (value != nullptr && value->value.get_if<Map>()) when = bind_expression(as_of.when);
    } catch (const Error& error) {
        if (error.diagnostic().detail != "UndefinedVariable") throw;
        no_time("; it cannot depend on a variable.", error.diagnostic().place);
    }
    scope_ = around;
    const auto* constant = when.get_if<Constant>();
    if (constant == nullptr) no_time("; it has to be known before the query runs.", as_of.place);
    return interval_of(constant->value, as_of.place);
}

}  // namespace entente::engine
