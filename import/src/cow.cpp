// Correlates of War, Formal Alliances 4.1: by_member, by_dyad, by_directed and their yearly forms.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "data_sets.hpp"

namespace entente::importing {
namespace {

bool mentions(std::string_view text, std::string_view word) {
    const auto same = [](char a, char b) {
        return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b;
    };
    return std::search(text.begin(), text.end(), word.begin(), word.end(), same) != text.end();
}

Duties duties_of_type(std::string_view type) {
    Duties duties;
    duties.defence = mentions(type, "defense");
    duties.neutrality = mentions(type, "neutrality");
    duties.non_aggression = mentions(type, "aggression");
    duties.consultation = mentions(type, "entente");
    return duties;
}

Duties duties_in(const DataFile& table) {
    Duties duties;
    duties.defence = table.flag("defense");
    duties.neutrality = table.flag("neutrality");
    duties.non_aggression = table.flag("nonaggression");
    duties.consultation = table.flag("entente");
    constexpr std::array columns = {"defense", "neutrality", "nonaggression", "entente"};
    const auto blank =
        std::ranges::count_if(columns, [&](const char* name) { return table.text(name).empty(); });
    const bool all_blank = blank == static_cast<std::ptrdiff_t>(columns.size());
    if (blank > 0 && !all_blank) table.repaired("rows with a blank obligation: taken as not owed");
    if (!all_blank || table.text("ss_type").empty()) return duties;
    table.repaired("rows without obligations: taken from the alliance's type (ss_type)",
                   std::string(table.text("ss_type")));
    return duties_of_type(table.text("ss_type"));
}

/// From the columns `prefix`_st_day and so on.
Span span_in(const DataFile& table, const std::string& prefix) {
    const auto date = [&](const char* end) {
        return table.date(fmt::format("{}_{}_day", prefix, end),
                          fmt::format("{}_{}_month", prefix, end),
                          fmt::format("{}_{}_year", prefix, end));
    };
    Span span;
    span.since = date("st");
    span.until = date("end");
    span.older = table.flag("left_censor");
    span.newer = !span.until || table.flag("right_censor");
    return span;
}

/// A row of a yearly file whose beginning is not given began in the year of the row, or earlier.
void mend_year(const DataFile& table, Span& span, const std::optional<Date>& of_alliance) {
    if (table.has({"year"}) && table.number("year").value_or(0) <= 0) {
        table.repaired("rows with the year 0: they hold by their other dates");
    }
    if (span.since) return;
    const int year = table.number("year").value_or(0);
    span.since = year > 0 ? Date::from_parts(year) : of_alliance;
    table.repaired("rows that do not say when they began: they begin with the alliance",
                   span.since ? span.since->iso() : "not known");
}

int state_in(const DataFile& table, const char* column) {
    const auto code = table.number(column);
    if (!code) table.fail(column, "MissingValue", fmt::format("the column {} is empty.", column));
    return *code;
}

std::string_view id_in(const DataFile& table) {
    const std::string_view id = table.text("version4id");
    if (id.empty()) table.fail("version4id", "MissingId", "the row says no alliance (version4id).");
    return id;
}

void read_members(DataFile& table, Pacts& pacts, const std::function<void()>& after_row) {
    while (table.next()) {
        Pact& pact = pacts.pact(id_in(table));
        pact.kind = table.text("ss_type");
        if (table.has({"all_st_year"})) {
            pact.span = span_in(table, "all");
            pact.span.older = false;  // the alliance's own beginning is known
        }
        Membership member;
        member.state = state_in(table, "ccode");
        member.span = span_in(table, "mem");
        mend_year(table, member.span, pact.span.since);
        member.duties = duties_in(table);
        pacts.name_state(member.state, table.text("state_name"));
        add_member(pact, member);
        after_row();
    }
}

void read_dyads(DataFile& table, Pacts& pacts, const std::function<void()>& after_row) {
    const bool directed = !table.has({"asymmetry"});
    while (table.next()) {
        Pact& pact = pacts.pact(id_in(table));
        if (!table.text("ss_type").empty()) pact.kind = table.text("ss_type");
        Tie tie;
        tie.from = state_in(table, "ccode1");
        tie.to = state_in(table, "ccode2");
        tie.span = span_in(table, "dyad");
        mend_year(table, tie.span, pact.span.since);
        tie.duties = duties_in(table);
        tie.unequal = !directed && table.flag("asymmetry");
        tie.both_ways = !directed && !tie.unequal;
        pacts.name_state(tie.from, table.text("state_name1"));
        pacts.name_state(tie.to, table.text("state_name2"));
        add_tie(pact, tie);
        after_row();
    }
}

}  // namespace

void read_cow(DataFile& table, Pacts& pacts, const std::function<void()>& after_row) {
    if (table.has({"version4id", "ccode", "mem_st_year", "mem_end_year", "defense"})) {
        read_members(table, pacts, after_row);
    } else if (table.has({"version4id", "ccode1", "ccode2", "dyad_st_year", "dyad_end_year",
                          "defense"})) {
        read_dyads(table, pacts, after_row);
    } else {
        table.fail_header(fmt::format(
            "this is none of the files of Formal Alliances 4.1. Expected are the columns "
            "version4id, "
            "ccode, mem_st_year, mem_end_year and defense (by_member), or version4id, ccode1, "
            "ccode2, "
            "dyad_st_year, dyad_end_year and defense (by_dyad, by_directed), as downloaded. The "
            "header has: {}.",
            table.columns()));
    }
}

}  // namespace entente::importing
