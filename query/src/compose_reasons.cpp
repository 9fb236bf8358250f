// Why and why not: the requirements of an alliance one by one, and the premises of an edge down to
// what was typed in.
#include <algorithm>

#include "compose.hpp"

namespace entente {

/// "No. NATO asks three things of a new member (North Atlantic Treaty, Article 10). Japan does not
/// meet two of them: ..."
void Composer::tell_possibility(const Asking& asking, Truth found, const std::string& word) {
    const auto& claim = *reading_.claim;
    const auto already = edges_from(claim.subject.node, claim.plain_type, claim.object.node);
    if (!already.empty()) return add_line(word + " " + told(already.front()));
    if (reading_.modality == Modality::will && found == Truth::unknown) {
        add_line(word + " What will be is not for the facts to say; what can be is.");
        return tell_requirements(asking, "");
    }
    tell_requirements(asking, word + " ");
}

void Composer::tell_requirements(const Asking& asking, const std::string& word) {
    const auto& claim = *reading_.claim;
    const auto subject = claim.subject.node;
    const auto object = claim.object.node;
    const auto required = edges_from(object, asking.requirement, no_node);
    if (required.empty())
        return add_line("What " + teller_.name(object) + " asks of a member is not known here.");
    const auto opposite = world_.vocabulary->opposite_of(asking.fulfilment).value_or("");
    const auto marks = citations_.cite(required);
    std::size_t failed = 0;
    std::size_t unknown = 0;
    std::vector<std::string> lines;
    std::size_t width = 0;
    const auto clause = [&](EdgeId edge) {
        const auto text = teller_.text(graph_.target(edge), "requirement");
        return text.empty() ? teller_.name(graph_.target(edge)) : text;
    };
    for (const auto edge : required)
        width = std::max(width, clause(edge).size());
    for (const auto edge : required) {
        const auto criterion = graph_.target(edge);
        const auto met = edges_from(subject, asking.fulfilment, criterion);
        const auto against = edges_from(subject, opposite, criterion);
        const auto& decisive = met.empty() ? against : met;
        const std::string mark = !met.empty() ? "✓" : !against.empty() ? "✗" : "?";
        if (met.empty()) ++(against.empty() ? unknown : failed);
        auto line = "  " + mark + " " + clause(edge);
        line += std::string(width - clause(edge).size() + 4, ' ');
        if (decisive.empty()) {
            line += "not known here";
        } else {
            const auto basis = typed_in(graph_, decisive);
            line += teller_.edge(basis.front()) + " " + citations_.cite(decisive.front());
        }
        lines.push_back(std::move(line));
    }
    const auto article = teller_.edge_text(required.front(), "article");
    auto heading = word + capitalized(teller_.name(object)) + " asks " +
                   number_word(required.size()) + (required.size() == 1 ? " thing" : " things") +
                   " of a new member" + (article.empty() ? "" : " (" + article + ")") + ". " +
                   marks + " ";
    heading += capitalized(teller_.name(subject));
    if (failed > 0) {
        heading += failed == required.size()
                       ? " meets none of them:"
                       : " does not meet " + number_word(failed) + " of them:";
    } else if (unknown > 0) {
        heading += ": " + number_word(unknown) + " of them cannot be told from the facts here:";
    } else {
        heading += " meets all of them:";
    }
    add_line(heading);
    for (const auto& line : lines)
        add_line(line);
}

/// An edge and, indented below it, what it follows from.
void Composer::explain(EdgeId edge, int depth) {
    constexpr int deepest = 6;
    add_line(std::string(static_cast<std::size_t>(depth) * 2, ' ') + told(edge));
    const auto premises = graph_.premises(edge);
    if (premises.empty() || depth == deepest) return;
    const auto rule = teller_.edge_text(edge, "rule");
    if (!rule.empty())
        add_line(std::string(static_cast<std::size_t>(depth) * 2 + 2, ' ') + "because: " + rule);
    for (const auto premise : premises)
        explain(premise, depth + 1);
}

}  // namespace entente
