#include "example.hpp"

#include <array>

#include "graph/builder.hpp"

namespace entente::test {

Graph example_graph() {
    GraphBuilder builder;
    const std::array<LabelId, 1> labels = {builder.label("Country")};
    const KeyId name = builder.key("name");
    const NodeId first = builder.add_node("JPN", labels);
    builder.set_node_property(first, name, "Japan");
    const NodeId second = builder.add_node("", labels);
    builder.set_node_property(second, name, "United States");
    const EdgeId edge = builder.add_edge(second, first, builder.type("GUARANTEES"));
    builder.set_edge_property(edge, builder.key("since"), *Date::parse("1960-06-23"));
    return std::move(builder).build();
}

Answer example_answer() {
    Answer answer;
    answer.statement = "who guarantees Japan's defence?";
    answer.cypher = "MATCH (x)-[:GUARANTEES]->({name: 'Japan'}) RETURN DISTINCT x.name AS country";
    answer.as_of = "2026-11-23";
    answer.is_question = true;
    answer.direct = std::string("United States");
    answer.table = {{"country"}, {{Value("United States")}}, {}};
    answer.text = "The United States, under Article V. [1]";
    answer.sources = {{"treaty", "Treaty of Mutual Cooperation and Security", "Article V"},
                      {"list", "List of treaties", ""}};
    answer.nodes = {japan, united_states};
    answer.edges = {guarantee};
    return answer;
}

Answer example_table() {
    Answer answer;
    answer.statement = "RETURN 1";
    answer.cypher = "RETURN 1";
    answer.table.columns = {"kind", "value"};
    const List list = {Value(1), Value("it's"), Value()};
    const Map map = {{"key", Value(true)}, {"two words", Value(2.5)}};
    answer.table.rows = {{Value("null"), Value()},
                         {Value("text"), Value("a|b, \"c\"\nd")},
                         {Value("float"), Value(1.0)},
                         {Value("date"), Value(*Date::parse("1960-06"))},
                         {Value("list"), Value(list)},
                         {Value("map"), Value(map)},
                         {Value("node"), Value(Node{japan})},
                         {Value("relationship"), Value(Relationship{guarantee})},
                         {Value("path"), Value(Path{{japan, united_states}, {guarantee}})}};
    return answer;
}

}  // namespace entente::test
