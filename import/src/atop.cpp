// ATOP 5.1: the member file (atop5_1m) and the alliance file (atop5_1a).
#include <algorithm>

#include <fmt/format.h>

#include "data_sets.hpp"

namespace entente::importing {
namespace {

Duties duties_in(const DataFile& table) {
    Duties duties;
    duties.defence = table.flag("defense");
    duties.war = table.flag("offense");
    duties.neutrality = table.flag("neutral");
    duties.non_aggression = table.flag("nonagg");
    duties.consultation = table.flag("consul");
    return duties;
}

std::string_view id_in(const DataFile& table) {
    const std::string_view id = table.text("atopid");
    if (id.empty()) table.fail("atopid", "MissingId", "the row says no alliance (atopid).");
    return id;
}

/// A year of 0 for an end says that it still stands where the data end.
Span open_span(std::optional<Date> since, std::optional<Date> until) {
    Span span;
    span.since = since;
    span.until = until;
    span.newer = !until;
    return span;
}

void read_members(DataFile& table, Pacts& pacts, const std::function<void()>& after_row) {
    while (table.next()) {
        Pact& pact = pacts.pact(id_in(table));
        const auto state = table.number("member");
        if (!state) table.fail("member", "MissingValue", "the column member is empty.");
        Membership member;
        member.state = *state;
        member.span = open_span(table.date("dayent", "moent", "yrent"),
                                table.date("dayexit", "moexit", "yrexit"));
        if (!member.span.since) {
            table.repaired("rows that do not say when they began: their beginning is not known");
        }
        member.duties = duties_in(table);
        add_member(pact, member);
        after_row();
    }
}

/// The members that the alliance file names, mem1 and on; the member file tells them better.
void add_named_members(const DataFile& table, Pact& pact, const Duties& duties) {
    constexpr int most_members = 99;
    for (int i = 1; i <= most_members; ++i) {
        const std::string column = fmt::format("mem{}", i);
        if (!table.has({column})) return;
        const int state = table.number(column).value_or(0);
        if (state <= 0) continue;
        Membership member;
        member.state = state;
        member.span = pact.span;
        member.duties = duties;
        add_member(pact, member);
    }
}

void read_alliances(DataFile& table, Pacts& pacts, const std::function<void()>& after_row) {
    while (table.next()) {
        Pact& pact = pacts.pact(id_in(table));
        pact.span = open_span(table.date("begday", "begmo", "begyr"),
                              table.date("endday", "endmo", "endyr"));
        pact.duties = duties_in(table);
        if (pact.members.empty()) add_named_members(table, pact, pact.duties);
        after_row();
    }
}

}  // namespace

void read_atop(DataFile& table, Pacts& pacts, const std::function<void()>& after_row) {
    if (table.has({"atopid", "member", "yrent", "yrexit", "defense"})) {
        read_members(table, pacts, after_row);
    } else if (table.has({"atopid", "begyr", "endyr", "defense"})) {
        read_alliances(table, pacts, after_row);
    } else {
        table.fail_header(fmt::format(
            "this is none of the files of ATOP 5.1 that are read. Expected are the columns atopid, "
            "member, yrent, yrexit and defense (atop5_1m.csv, the member file), or atopid, begyr, "
            "endyr and defense (atop5_1a.csv, the alliance file). The header has: {}.",
            table.columns()));
    }
}

}  // namespace entente::importing
