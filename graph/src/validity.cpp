#include "validity.hpp"

#include <fmt/format.h>

#include "describe.hpp"
#include "fault.hpp"

namespace entente {
namespace {

/// The two columns of all nodes or of all edges.
struct DateColumns {
    const Column* since = nullptr;
    const Column* until = nullptr;
};

using Describe = std::string (*)(const Graph&, std::uint32_t);

std::optional<Date> date_in(const Cell& cell) {
    if (cell.tag == CellTag::date) return Date::from_packed(static_cast<std::int64_t>(cell.bits));
    const auto year = static_cast<std::int64_t>(cell.bits);
    if (cell.tag != CellTag::integer || year < -9999 || year > 9999) return std::nullopt;
    return Date::from_parts(year);
}

void require_dates(const Graph& graph, const Column* column, const char* key, Describe describe) {
    if (column == nullptr || column->type() == ColumnType::date) return;
    column->for_each_row([&](std::uint32_t row) {
        if (date_in(column->cell(row))) return;
        throw data_error(
            "NotADate",
            fmt::format("{}: `{}` is not a date. Write it as a date, as in date('1960-06-23'), or "
                        "as a year; in a CSV file, name the column \"{}:date\".",
                        describe(graph, row), key, key));
    });
}

std::vector<Interval> intervals(const Graph& graph, DateColumns dates, std::uint32_t row_count,
                                Describe describe) {
    require_dates(graph, dates.since, "since", describe);
    require_dates(graph, dates.until, "until", describe);
    std::vector<Interval> result;
    if (dates.since == nullptr && dates.until == nullptr) return result;
    result.resize(row_count);
    if (dates.since != nullptr) {
        dates.since->for_each_row([&](std::uint32_t row) {
            result[row] = validity(date_of(dates.since, row), std::nullopt);
        });
    }
    if (dates.until == nullptr) return result;
    dates.until->for_each_row([&](std::uint32_t row) {
        const auto since = date_of(dates.since, row);
        const auto until = date_of(dates.until, row);
        result[row] = validity(since, until);
        if (!since || !out_of_order(*since, *until)) return;
        throw data_error("DatesOutOfOrder",
                         fmt::format("{}: `since` ({}) is after `until` ({}).",
                                     describe(graph, row), since->iso(), until->iso()));
    });
    return result;
}

}  // namespace

Interval validity(std::optional<Date> since, std::optional<Date> until) {
    Interval interval;
    if (since) interval.begin = since->first_day();
    if (until) {
        interval.end =
            until->precision() == Date::Precision::day ? until->first_day() : until->end_day();
    }
    return interval;
}

std::optional<Date> date_of(const Column* column, std::uint32_t row) {
    return column == nullptr ? std::nullopt : date_in(column->cell(row));
}

bool out_of_order(Date since, Date until) {
    return since.first_day() >= until.end_day();
}

SectionList build_validity(const Graph& graph) {
    const auto since = graph.find_key("since");
    const auto until = graph.find_key("until");
    DateColumns nodes;
    DateColumns edges;
    if (since) nodes.since = graph.node_column(*since);
    if (since) edges.since = graph.edge_column(*since);
    if (until) nodes.until = graph.node_column(*until);
    if (until) edges.until = graph.edge_column(*until);
    SectionList sections;
    sections.add(SectionKind::node_validity,
                 intervals(graph, nodes, graph.node_count(), describe_node));
    sections.add(SectionKind::edge_validity,
                 intervals(graph, edges, graph.edge_count(), describe_edge));
    return sections;
}

}  // namespace entente
