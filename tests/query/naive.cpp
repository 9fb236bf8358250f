#include "naive.hpp"

#include <algorithm>
#include <functional>

#include "graph/builder.hpp"

namespace entente::test {
namespace {

int pick(std::mt19937& random, int count) {
    return std::uniform_int_distribution<int>(0, count - 1)(random);
}

bool chance(std::mt19937& random, int percent) {
    return pick(random, 100) < percent;
}

std::string random_date(std::mt19937& random) {
    const std::string year = std::to_string(1950 + pick(random, 6));
    return chance(random, 50) ? year : year + "-0" + std::to_string(1 + pick(random, 9)) + "-15";
}

// ---------------------------------------------------------------- making queries

class PatternMaker {
public:
    explicit PatternMaker(std::mt19937& random) : random_(random) {}

    NaivePattern make() {
        NaivePattern pattern;
        plain_ = chance(random_, 40);
        add_edges(pattern, pick(random_, plain_ ? 5 : 4));
        if (pattern.nodes.empty() || chance(random_, 15)) new_node(pattern);
        add_conditions(pattern, 2);
        if (chance(random_, 30)) pattern.as_of = random_date(random_);
        return pattern;
    }

private:
    std::size_t new_node(NaivePattern& pattern) {
        NaiveNode node;
        node.name = "n" + std::to_string(names_++);
        if (chance(random_, 40)) node.label = chance(random_, 50) ? "A" : "B";
        if (chance(random_, 15)) node.number = pick(random_, 3);
        pattern.nodes.push_back(node);
        return pattern.nodes.size() - 1;
    }

    std::size_t some_node(NaivePattern& pattern) {
        const int fresh = !plain_ ? 45 : pattern.nodes.size() < 3 ? 60 : 10;
        if (pattern.nodes.empty() || chance(random_, fresh)) return new_node(pattern);
        return static_cast<std::size_t>(pick(random_, static_cast<int>(pattern.nodes.size())));
    }

    void add_edges(NaivePattern& pattern, int count) {
        for (int i = 0; i < count; ++i) {
            NaiveEdge edge;
            edge.name = "e" + std::to_string(names_++);
            edge.from = some_node(pattern);
            edge.to = some_node(pattern);
            if (plain_) {
                edge.types.emplace_back(chance(random_, 70) ? "R" : "S");
            } else {
                edge.either = chance(random_, 25);
                for (const char* type : {"R", "S"}) {
                    if (chance(random_, 45)) edge.types.emplace_back(type);
                }
            }
            pattern.edges.push_back(edge);
        }
    }

    void add_conditions(NaivePattern& pattern, int depth) {
        const int count = pick(random_, 3);
        for (int i = 0; i < count; ++i)
            pattern.conditions.push_back(condition(pattern, depth));
    }

    NaiveCondition condition(const NaivePattern& pattern, int depth) {
        using Kind = NaiveCondition::Kind;
        NaiveCondition made;
        const int kinds = depth > 0 ? 7 : 3;
        made.kind = static_cast<Kind>(pick(random_, kinds));
        const auto node = [&] {
            return static_cast<std::size_t>(pick(random_, static_cast<int>(pattern.nodes.size())));
        };
        made.left = node();
        made.right = node();
        made.number = pick(random_, 3);
        made.label = chance(random_, 50) ? "A" : "B";
        constexpr const char* operators[] = {"=", "<>", "<", ">="};
        made.op = operators[pick(random_, 4)];
        if (made.kind == Kind::negation) made.operands.push_back(condition(pattern, depth - 1));
        if (made.kind == Kind::conjunction || made.kind == Kind::disjunction) {
            for (int i = 0; i < 2; ++i)
                made.operands.push_back(condition(pattern, depth - 1));
        }
        if (made.kind == Kind::exists) {
            auto inner = std::make_shared<NaivePattern>();
            for (const NaiveNode& outer : pattern.nodes)
                inner->nodes.push_back({outer.name, "", {}});
            inner->outer = pattern.nodes.size();
            add_edges(*inner, 1 + pick(random_, 2));
            if (chance(random_, 40)) inner->conditions.push_back(condition(*inner, depth - 1));
            made.pattern = std::move(inner);
        }
        return made;
    }

    std::mt19937& random_;
    int names_ = 0;
    bool plain_ = false;  ///< every edge has one type and a direction, as cycles and counts like it
};

// ---------------------------------------------------------------- writing queries

std::string match_text(const NaivePattern& pattern);

std::string condition_text(const NaivePattern& pattern, const NaiveCondition& condition) {
    using Kind = NaiveCondition::Kind;
    const auto operand = [&](std::size_t i) {
        return condition_text(pattern, condition.operands[i]);
    };
    const std::string left = pattern.nodes[condition.left].name;
    switch (condition.kind) {
        case Kind::number:
            return left + ".k " + condition.op + " " + std::to_string(condition.number);
        case Kind::same_number:
            return left + ".k " + condition.op + " " + pattern.nodes[condition.right].name + ".k";
        case Kind::label:
            return left + ":" + condition.label;
        case Kind::negation:
            return "NOT (" + operand(0) + ")";
        case Kind::conjunction:
            return "(" + operand(0) + " AND " + operand(1) + ")";
        case Kind::disjunction:
            return "(" + operand(0) + " OR " + operand(1) + ")";
        case Kind::exists:
            break;
    }
    return "EXISTS { " + match_text(*condition.pattern) + " }";
}

std::string node_text(const NaiveNode& node, bool whole) {
    std::string text = "(" + node.name;
    if (whole && !node.label.empty()) text += ":" + node.label;
    if (whole && node.number) text += " {k: " + std::to_string(*node.number) + "}";
    return text + ")";
}

std::string match_text(const NaivePattern& pattern) {
    std::vector<char> written(pattern.nodes.size(), 0);
    std::fill_n(written.begin(), pattern.outer, 1);
    const auto node = [&](std::size_t i) {
        return node_text(pattern.nodes[i], std::exchange(written[i], 1) == 0);
    };
    std::string text;
    for (const NaiveEdge& edge : pattern.edges) {
        std::string types;
        for (const std::string& type : edge.types)
            types += (types.empty() ? ":" : "|") + type;
        text += text.empty() ? "MATCH " : ", ";
        text += node(edge.from);
        text += "-[" + edge.name + types + "]-" + (edge.either ? "" : ">");
        text += node(edge.to);
    }
    for (std::size_t i = 0; i < written.size(); ++i) {
        if (written[i] == 0) text += (text.empty() ? "MATCH " : ", ") + node(i);
    }
    std::string where;
    for (const NaiveCondition& condition : pattern.conditions) {
        where += (where.empty() ? " WHERE " : " AND ") + condition_text(pattern, condition);
    }
    text += where;
    if (pattern.as_of) text += " AS OF date('" + *pattern.as_of + "')";
    return text;
}

// ---------------------------------------------------------------- trying every binding

class Trial {
public:
    Trial(const Graph& graph, const NaivePattern& pattern, Interval time)
        : graph_(graph),
          pattern_(pattern),
          time_(time),
          nodes_(pattern.nodes.size(), no_node),
          edges_(pattern.edges.size(), no_edge) {}

    /// Calls `found` for every match; it returns true to stop.
    void run(const std::vector<NodeId>& outer, const std::function<bool(const Trial&)>& found) {
        std::copy_n(outer.begin(), pattern_.outer, nodes_.begin());
        found_ = &found;
        stopped_ = false;
        for (std::size_t i = 0; i < pattern_.outer; ++i) {
            const bool used = std::ranges::any_of(
                pattern_.edges, [&](const NaiveEdge& e) { return e.from == i || e.to == i; });
            if (used && !graph_.node_validity(nodes_[i]).overlaps(time_)) return;
        }
        match_edge(0);
    }

    [[nodiscard]] Ids row() const {
        Ids ids(nodes_.begin(), nodes_.end());
        ids.insert(ids.end(), edges_.begin(), edges_.end());
        return ids;
    }

private:
    [[nodiscard]] std::optional<int> number(NodeId node) const {
        const auto key = graph_.find_key("k");
        const Value value = key ? graph_.node_property(node, *key) : Value();
        const auto* integer = value.get_if<std::int64_t>();
        return integer == nullptr ? std::nullopt : std::optional(static_cast<int>(*integer));
    }

    [[nodiscard]] bool has_label(NodeId node, const std::string& name) const {
        const auto label = graph_.find_label(name);
        return label && graph_.has_label(node, *label);
    }

    bool bind(std::size_t variable, NodeId node) {
        if (nodes_[variable] != no_node) return nodes_[variable] == node;
        const NaiveNode& wanted = pattern_.nodes[variable];
        if (!wanted.label.empty() && !has_label(node, wanted.label)) return false;
        if (wanted.number && number(node) != wanted.number) return false;
        if (!graph_.node_validity(node).overlaps(time_)) return false;
        nodes_[variable] = node;
        return true;
    }

    void match_edge(std::size_t at) {
        if (stopped_) return;
        if (at == pattern_.edges.size()) {
            match_node(0);
            return;
        }
        for (EdgeId edge = 0; edge < graph_.edge_count(); ++edge) {
            if (std::ranges::find(edges_, edge) != edges_.end()) continue;
            if (!graph_.edge_validity(edge).overlaps(time_)) continue;
            const auto& types = pattern_.edges[at].types;
            const std::string_view type = graph_.type_name(graph_.type_of(edge));
            if (!types.empty() && std::ranges::find(types, type) == types.end()) continue;
            try_edge(at, edge, graph_.source(edge), graph_.target(edge));
            if (pattern_.edges[at].either && graph_.source(edge) != graph_.target(edge)) {
                try_edge(at, edge, graph_.target(edge), graph_.source(edge));
            }
        }
    }

    void try_edge(std::size_t at, EdgeId edge, NodeId from, NodeId to) {
        const std::vector<NodeId> before = nodes_;
        if (bind(pattern_.edges[at].from, from) && bind(pattern_.edges[at].to, to)) {
            edges_[at] = edge;
            match_edge(at + 1);
            edges_[at] = no_edge;
        }
        nodes_ = before;
    }

    void match_node(std::size_t at) {
        if (stopped_) return;
        if (at == nodes_.size()) {
            const bool all = std::ranges::all_of(
                pattern_.conditions, [&](const auto& c) { return truth(c).value_or(false); });
            if (all) stopped_ = (*found_)(*this);
            return;
        }
        if (nodes_[at] != no_node) {
            match_node(at + 1);
            return;
        }
        for (NodeId node = 0; node < graph_.node_count(); ++node) {
            if (bind(at, node)) match_node(at + 1);
            nodes_[at] = no_node;
        }
    }

    static std::optional<bool> compare(std::optional<int> a, const std::string& op,
                                       std::optional<int> b) {
        if (!a || !b) return std::nullopt;
        if (op == "=") return *a == *b;
        if (op == "<>") return *a != *b;
        return op == "<" ? *a < *b : *a >= *b;
    }

    [[nodiscard]] std::optional<bool> truth(const NaiveCondition& condition) const {
        using Kind = NaiveCondition::Kind;
        const NodeId left = nodes_[condition.left];
        switch (condition.kind) {
            case Kind::number:
                return compare(number(left), condition.op, condition.number);
            case Kind::same_number:
                return compare(number(left), condition.op, number(nodes_[condition.right]));
            case Kind::label:
                return has_label(left, condition.label);
            case Kind::negation: {
                const auto inner = truth(condition.operands[0]);
                return inner ? std::optional(!*inner) : std::nullopt;
            }
            case Kind::conjunction:
            case Kind::disjunction: {
                const bool deciding = condition.kind == Kind::disjunction;
                const auto a = truth(condition.operands[0]);
                const auto b = truth(condition.operands[1]);
                if (a == deciding || b == deciding) return deciding;
                return a && b ? std::optional(!deciding) : std::nullopt;
            }
            case Kind::exists:
                break;
        }
        bool any = false;
        Trial(graph_, *condition.pattern, time_).run(nodes_, [&](const Trial&) {
            return any = true;
        });
        return any;
    }

    const Graph& graph_;
    const NaivePattern& pattern_;
    Interval time_;
    std::vector<NodeId> nodes_;
    std::vector<EdgeId> edges_;
    const std::function<bool(const Trial&)>* found_ = nullptr;
    bool stopped_ = false;
};

}  // namespace

NaivePattern random_pattern(std::mt19937& random) {
    return PatternMaker(random).make();
}

Graph random_graph(std::mt19937& random, int most_nodes, int most_edges) {
    GraphBuilder builder;
    const int nodes = 1 + pick(random, most_nodes);
    const auto add_times = [&](auto set) {
        if (!chance(random, 35)) return;
        const std::string since = random_date(random);
        const std::string until = random_date(random);
        if (chance(random, 70)) set("since", std::min(since, until));
        if (chance(random, 50) && since.substr(0, 4) != until.substr(0, 4))
            set("until", std::max(since, until));
    };
    for (int i = 0; i < nodes; ++i) {
        std::vector<LabelId> labels;
        if (chance(random, 50)) labels.push_back(builder.label("A"));
        if (chance(random, 40)) labels.push_back(builder.label("B"));
        const NodeId node = builder.add_node("", labels);
        if (chance(random, 75)) builder.set_node_property(node, builder.key("k"), pick(random, 3));
        add_times([&](const char* key, const std::string& date) {
            builder.set_node_property(node, builder.key(key), *Date::parse(date));
        });
    }
    const int edges = pick(random, most_edges + 1);
    for (int i = 0; i < edges; ++i) {
        const auto node = [&] { return static_cast<NodeId>(pick(random, nodes)); };
        const EdgeId edge =
            builder.add_edge(node(), node(), builder.type(chance(random, 60) ? "R" : "S"));
        add_times([&](const char* key, const std::string& date) {
            builder.set_edge_property(edge, builder.key(key), *Date::parse(date));
        });
    }
    return std::move(builder).build();
}

std::string to_query(const NaivePattern& pattern) {
    std::string text;
    for (const NaiveNode& node : pattern.nodes)
        text += (text.empty() ? " RETURN " : ", ") + node.name;
    for (const NaiveEdge& edge : pattern.edges)
        text += ", " + edge.name;
    return match_text(pattern) + text;
}

std::vector<Ids> evaluate(const Graph& graph, const NaivePattern& pattern) {
    const Interval time = pattern.as_of ? Date::parse(*pattern.as_of)->interval() : Interval::all();
    std::vector<Ids> rows;
    Trial(graph, pattern, time).run({}, [&](const Trial& trial) {
        rows.push_back(trial.row());
        return false;
    });
    return rows;
}

Ids ids_of(const std::vector<Value>& row) {
    Ids ids;
    for (const Value& value : row) {
        if (const auto* node = value.get_if<Node>()) {
            ids.push_back(node->id);
        } else if (const auto* edge = value.get_if<Relationship>()) {
            ids.push_back(edge->id);
        } else {
            ids.push_back(*value.get_if<std::int64_t>());
        }
    }
    return ids;
}

std::vector<Ids> sorted_rows(const Table& table) {
    std::vector<Ids> rows;
    for (const auto& row : table.rows)
        rows.push_back(ids_of(row));
    std::ranges::sort(rows);
    return rows;
}

}  // namespace entente::test
