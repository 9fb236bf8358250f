// DCAD 1.0: bilateral defence cooperation agreements.
#include <fmt/format.h>

#include "data_sets.hpp"

namespace entente::importing {
namespace {

int state_in(const DataFile& table, const char* column) {
    const auto code = table.number(column);
    if (!code) table.fail(column, "MissingValue", fmt::format("the column {} is empty.", column));
    return *code;
}

std::string id_of(const DataFile& table, std::size_t row) {
    const std::string_view id = table.text("dcaid");
    return id.empty() ? fmt::format("row-{}", row) : std::string(id);
}

/// From entry into force, or else the signature, to the estimated end, if that lies in the data's
/// time.
Span span_in(const DataFile& table, const std::optional<Date>& signed_on) {
    Span span;
    span.since = table.date("eifday", "eifmonth", "eifyear");
    if (!span.since) {
        span.since = signed_on;
        span.signed_only = signed_on.has_value();
    }
    const int end = table.number("endyearestimate").value_or(0);
    constexpr int last_year = 2010;
    if (end > 0 && end <= last_year) span.until = Date::from_parts(end);
    span.newer = !span.until;
    if (span.since && span.until && span.since->first_day() >= span.until->end_day()) {
        table.repaired("agreements that end before they begin: the end is not known",
                       fmt::format("{} to {}", span.since->iso(), end));
        span.until.reset();
        span.newer = true;
    }
    return span;
}

}  // namespace

void read_dcad(DataFile& table, Pacts& pacts, const std::function<void()>& after_row) {
    if (!table.has({"ccode1", "ccode2", "signyear", "eifyear"})) {
        table.fail_header(
            fmt::format("this is not the file of agreements of DCAD 1.0. Expected are the columns "
                        "ccode1, ccode2, "
                        "signYear and EIFYear, as downloaded; the file of dyads and years is not "
                        "read. The header "
                        "has: {}.",
                        table.columns()));
    }
    for (std::size_t row = 1; table.next(); ++row) {
        Pact& pact = pacts.pact(id_of(table, row));
        const auto signed_on = table.date("signday", "signmonth", "signyear");
        pact.span = span_in(table, signed_on);
        pact.kind = "bilateral";
        pact.note = table.text("type");
        for (const auto& [code, name] :
             {std::pair("ccode1", "cowname1"), std::pair("ccode2", "cowname2")}) {
            Membership member;
            member.state = state_in(table, code);
            member.span = pact.span;
            member.signed_on = signed_on;
            pacts.name_state(member.state, table.text(name));
            add_member(pact, member);
        }
        after_row();
    }
}

}  // namespace entente::importing
