#include "schema_check.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "values/nearest.hpp"

namespace entente {
namespace {

/// A texts' list, or one text as a list.
std::vector<std::string> texts_of(const Value& value) {
    std::vector<std::string> texts;
    if (const auto* text = value.get_if<std::string>()) texts.push_back(*text);
    if (const auto* list = value.get_if<List>()) {
        for (const Value& item : *list) {
            if (const auto* text = item.get_if<std::string>()) texts.push_back(*text);
        }
    }
    return texts;
}

bool is_a(SchemaType type, const Value& value) {
    switch (type) {
        case SchemaType::boolean:
            return value.get_if<bool>() != nullptr;
        case SchemaType::integer:
            return value.get_if<std::int64_t>() != nullptr;
        case SchemaType::real:
            return value.get_if<double>() != nullptr;
        case SchemaType::text:
            return value.get_if<std::string>() != nullptr;
        case SchemaType::date:
            break;
    }
    return value.get_if<Date>() != nullptr;
}

bool is_of_type(const SchemaProperty& property, const Value& value) {
    if (!property.list) return is_a(property.type, value);
    const auto* list = value.get_if<List>();
    return list != nullptr &&
           std::ranges::all_of(*list, [&](const Value& item) { return is_a(property.type, item); });
}

template <class Named, class Member>
std::vector<std::string_view> names_of(const std::vector<Named>& all, Member member) {
    std::vector<std::string_view> names;
    for (const Named& each : all)
        names.push_back(each.*member);
    return names;
}

/// " Did you mean X?", or what there is.
std::string hint(std::string_view word, const std::vector<std::string_view>& names) {
    const auto near = nearest(word, names);
    if (!near.empty()) return fmt::format(" Did you mean {}?", near.front());
    constexpr std::size_t most_listed = 16;
    if (names.size() > most_listed) return " The schema lists those there are.";
    return fmt::format(" There are: {}.", fmt::join(names, ", "));
}

class SchemaChecker {
public:
    SchemaChecker(const Graph& graph, const Schema& schema) : graph_(graph), schema_(schema) {}

    void check_labels(NodeId node, std::vector<const SchemaNode*>& known) {
        const auto labels = graph_.labels_of(node);
        if (labels.empty()) report(":LABEL", "NoLabel", "it has no label.");
        for (const LabelId label : labels) {
            const std::string_view name = graph_.label_name(label);
            if (const auto* found = schema_.node(name)) {
                known.push_back(found);
            } else {
                report_column(
                    ":LABEL", "UnknownLabel",
                    fmt::format("the schema has no label {}.{}", name,
                                hint(name, names_of(schema_.nodes(), &SchemaNode::label))));
            }
        }
    }

    void check_ends(EdgeId edge, const SchemaEdge& of) {
        check_end(graph_.source(edge), of, of.from, ":START_ID", "begins");
        check_end(graph_.target(edge), of, of.to, ":END_ID", "ends");
    }

    /// `what` has one or more of the lists of properties.
    void check_properties(std::string_view what,
                          const std::vector<const std::vector<SchemaProperty>*>& lists,
                          const std::vector<KeyId>& keys, auto property_of) {
        for (const KeyId key : keys) {
            const std::string_view name = graph_.key_name(key);
            const SchemaProperty* property = nullptr;
            for (const auto* list : lists)
                property = property == nullptr ? find_property(*list, name) : property;
            if (property == nullptr) {
                unknown_property(what, *lists.front(), name);
            } else {
                check_value(what, *property, property_of(key));
            }
        }
        for (const auto* list : lists) {
            for (const SchemaProperty& property : *list)
                check_there(what, property, property_of);
        }
    }

    std::vector<SchemaFault> release() { return std::move(faults_); }

    void report(std::string property, const char* detail, std::string message) {
        faults_.push_back({std::move(property), detail, std::move(message), false, ""});
    }
    void report_column(std::string property, const char* detail, std::string message) {
        faults_.push_back({std::move(property), detail, std::move(message), true, ""});
    }

private:
    void check_end(NodeId end, const SchemaEdge& of, const std::vector<std::string>& labels,
                   const char* column, const char* verb) {
        const auto found = graph_.labels_of(end);
        const bool fits = std::ranges::any_of(found, [&](LabelId label) {
            const std::string_view name = graph_.label_name(label);
            const bool known = schema_.node(name) != nullptr;  // else that is its fault
            return !known || std::ranges::find(labels, name) != labels.end();
        });
        if (fits || found.empty()) return;
        report(column, "WrongEnd",
               fmt::format("it {} at the {} {}, but {} goes from {} to {}.", verb,
                           graph_.label_name(found.front()), graph_.id_of(end), of.type,
                           fmt::join(of.from, " or "), fmt::join(of.to, " or ")));
    }

    void unknown_property(std::string_view what, const std::vector<SchemaProperty>& properties,
                          std::string_view name) {
        report_column(std::string(name), "UnknownProperty",
                      fmt::format("{} has no property `{}`.{}", what, name,
                                  hint(name, names_of(properties, &SchemaProperty::name))));
    }

    void check_there(std::string_view what, const SchemaProperty& property, auto property_of) {
        if (!property.required) return;
        const auto key = graph_.find_key(property.name);
        const Value value = key ? property_of(*key) : Value();
        const auto* list = value.get_if<List>();
        if (!value.is_null() && (list == nullptr || !list->empty())) return;
        faults_.push_back(
            {property.name, "MissingProperty",
             fmt::format("it has no `{0}`, and {1} must have one. Fill in the column {2}.",
                         property.name, what, column_of(property)),
             false, std::string(what)});
    }

    void check_value(std::string_view what, const SchemaProperty& property, const Value& value) {
        if (!is_of_type(property, value)) {
            report_column(property.name, "WrongType",
                          fmt::format("`{}` of {} is of another type. Head the column \"{}\".",
                                      property.name, what, column_of(property)));
            return;
        }
        for (const std::string& text : texts_of(value)) {
            if (property.name == "complete") check_complete(text);
            if (!property.label.empty()) check_reference(property.name, property.label, text);
            if (!property.values.empty()) check_word(property, text);
        }
    }

    void check_word(const SchemaProperty& property, const std::string& text) {
        if (std::ranges::find(property.values, text) != property.values.end()) return;
        report(property.name, "UnknownWord",
               fmt::format("its `{}` is \"{}\", but one of these is expected: {}.", property.name,
                           text, fmt::join(property.values, ", ")));
    }

    void check_reference(std::string_view property, std::string_view referenced,
                         const std::string& id) {
        const auto node = graph_.find_id(id);
        const auto label = graph_.find_label(referenced);
        if (node && label && graph_.has_label(*node, *label)) return;
        report(std::string(property), "UnknownId",
               fmt::format("its `{}` names \"{}\", but no {} has that id.{}", property, id,
                           referenced, near_id(referenced, id)));
    }

    [[nodiscard]] std::string near_id(std::string_view label, std::string_view id) const {
        const auto known = graph_.find_label(label);
        if (!known) return "";
        std::vector<std::string_view> ids;
        for (const NodeId node : graph_.nodes_with(*known))
            ids.push_back(graph_.id_of(node));
        const auto near = nearest(id, ids);
        return near.empty() ? "" : fmt::format(" Did you mean \"{}\"?", near.front());
    }

    /// TYPE, TYPE@FROM or TYPE@FROM/UNTIL: the time for which the list is whole; then perhaps
    /// =SOURCE.
    void check_complete(std::string_view entry) {
        if (const auto equals = entry.find('='); equals != std::string_view::npos) {
            check_reference("complete", "Source", std::string(entry.substr(equals + 1)));
            entry = entry.substr(0, equals);
        }
        const auto at = entry.find('@');
        const auto type = entry.substr(0, at);
        if (schema_.edge(type) == nullptr) {
            report("complete", "UnknownType",
                   fmt::format("its `complete` names {}, which is no type of edge.{}", type,
                               hint(type, names_of(schema_.edges(), &SchemaEdge::type))));
        }
        if (at == std::string_view::npos) return;
        const std::string_view time = entry.substr(at + 1);
        const auto slash = std::min(time.find('/'), time.size());
        for (const auto date :
             {time.substr(0, slash), time.substr(std::min(slash + 1, time.size()))}) {
            if (Date::parse(date) || (date.empty() && slash == time.size() && !time.empty()))
                continue;
            report("complete", "InvalidDate",
                   fmt::format("its `complete` says {}, but \"{}\" is not a date. Write TYPE@FROM "
                               "or TYPE@FROM/UNTIL, as MEMBER_OF@1949-08-24.",
                               entry, date));
            return;
        }
    }

    const Graph& graph_;
    const Schema& schema_;
    std::vector<SchemaFault> faults_;
};

}  // namespace

std::vector<SchemaFault> check_node_schema(const Graph& graph, const Schema& schema, NodeId node) {
    SchemaChecker checker(graph, schema);
    std::vector<const SchemaNode*> kinds;
    checker.check_labels(node, kinds);
    if (!kinds.empty()) {
        std::vector<const std::vector<SchemaProperty>*> lists;
        for (const SchemaNode* kind : kinds)
            lists.push_back(&kind->properties);
        checker.check_properties("a node :" + kinds.front()->label, lists, graph.node_keys(node),
                                 [&](KeyId key) { return graph.node_property(node, key); });
    }
    return checker.release();
}

std::vector<SchemaFault> check_edge_schema(const Graph& graph, const Schema& schema, EdgeId edge) {
    SchemaChecker checker(graph, schema);
    const std::string_view type = graph.type_name(graph.type_of(edge));
    const SchemaEdge* of = schema.edge(type);
    if (of == nullptr) {
        checker.report_column(":TYPE", "UnknownType",
                              fmt::format("the schema has no type of edge {}.{}", type,
                                          hint(type, names_of(schema.edges(), &SchemaEdge::type))));
        return checker.release();
    }
    checker.check_ends(edge, *of);
    checker.check_properties("an edge :" + of->type, {&of->properties}, graph.edge_keys(edge),
                             [&](KeyId key) { return graph.edge_property(edge, key); });
    return checker.release();
}

}  // namespace entente
