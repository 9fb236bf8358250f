#include "graph/check.hpp"

#include <array>
#include <functional>

#include <gtest/gtest.h>

#include "made_graphs.hpp"

namespace entente {
namespace {

using Messages = std::vector<std::string>;

const Schema& schema() {
    static const Schema schema = Schema::parse(
        "(:Country {name STRING NOT NULL, source LIST<STRING> NOT NULL REFERENCES Source, cow "
        "INTEGER})"
        "(:Alliance {name STRING NOT NULL, since DATE, complete LIST<STRING>,"
        "            source LIST<STRING> NOT NULL REFERENCES Source})"
        "(:Programme {name STRING NOT NULL, source LIST<STRING> NOT NULL REFERENCES Source})"
        "(:Source {name STRING NOT NULL}) // a comment\n"
        "(:Country)-[:PARTNER_OF {source LIST<STRING> NOT NULL REFERENCES Source, since DATE,"
        "    until DATE, programme STRING REFERENCES Programme,"
        "    role STRING IN ['observer', 'full']}]->(:Alliance|Programme)"
        "(:Country)-[:OBSERVES {source LIST<STRING>, since DATE, programme STRING}]->(:Alliance)"
        "(:Country)-[:ALLIED_WITH]->(:Alliance)",
        "schema.gql");
    return schema;
}

/// A small whole world, changed by `change`, and what is then wrong with it.
struct World {
    Maker maker;
    NodeId japan = maker.node("JPN", {"Country"});
    NodeId nato = maker.node("NATO", {"Alliance"});
    NodeId programme = maker.node("ipcp", {"Programme"});
    NodeId source = maker.node("s1", {"Source"});
    EdgeId partner = maker.edge(japan, "PARTNER_OF", nato);

    World() {
        for (const NodeId node : {japan, nato, programme, source}) {
            maker.set_node(node, "name", std::string(maker.builder.id_of(node)));
            if (node != source) maker.set_node(node, "source", texts({"s1"}));
        }
        maker.set_node(nato, "since", date("1949-08-24"));
        maker.set_node(nato, "complete", texts({"PARTNER_OF"}));
        describe(partner, "1990");
    }
    void describe(EdgeId edge, const char* since) {
        maker.set_edge(edge, "since", date(since));
        maker.set_edge(edge, "programme", "ipcp");
        maker.set_edge(edge, "source", texts({"s1"}));
    }
    Messages faults() {
        Messages messages;
        for (const Fault& fault : check_facts(maker.build(), schema())) {
            messages.push_back(fault.diagnostic.message);
        }
        return messages;
    }
};

TEST(Check, AWholeWorldHasNoFaults) {
    EXPECT_EQ(World().faults(), Messages{});
    EXPECT_TRUE(check_facts(Graph(), schema()).empty());
}

TEST(Check, NamesEachFault) {
    struct Case {
        std::function<void(World&)> change;
        Messages faults;
    };
    const std::vector<Case> cases = {
        {[](World& w) { w.maker.set_node(w.japan, "source", Null{}); },
         {"JPN: it has no `source`, and a node :Country must have one. Fill in the column "
          "source:string[]."}},
        {[](World& w) { w.maker.set_edge(w.partner, "source", Null{}); },
         {"PARTNER_OF JPN -> NATO (since 1990): it has no `source`, and an edge :PARTNER_OF must "
          "have one. Fill in the column source:string[]."}},
        {[](World& w) {
             w.maker.set_node(w.japan, "source", texts({"s1", "s2"}));
         },
         {"JPN: its `source` names \"s2\", but no Source has that id. Did you mean \"s1\"?"}},
        {[](World& w) { w.maker.set_edge(w.partner, "source", texts({"JPN"})); },
         {"PARTNER_OF JPN -> NATO (since 1990): its `source` names \"JPN\", but no Source has "
          "that id."}},
        {[](World& w) { w.maker.set_edge(w.partner, "programme", "ipc"); },
         {"PARTNER_OF JPN -> NATO (since 1990): its `programme` names \"ipc\", but no Programme "
          "has that id. Did you mean \"ipcp\"?"}},
        {[](World& w) { w.maker.set_node(w.nato, "complete", texts({"MEMBER"})); },
         {"NATO: its `complete` names MEMBER, which is no type of edge. There are: PARTNER_OF, "
          "OBSERVES, ALLIED_WITH."}},
        {[](World& w) {
             w.maker.set_node(w.nato, "complete",
                              texts({"PARTNER_OF@1949", "PARTNER_OF@1949/2012"}));
         },
         {}},
        {[](World& w) {
             w.maker.set_node(w.nato, "complete", texts({"PARTNER_OF=s1", "PARTNER_OF@1949=s2"}));
         },
         {"NATO: its `complete` names \"s2\", but no Source has that id. Did you mean \"s1\"?"}},
        {[](World& w) { w.maker.set_node(w.nato, "complete", texts({"PARTNER_OF@1949/end"})); },
         {"NATO: its `complete` says PARTNER_OF@1949/end, but \"end\" is not a date. Write "
          "TYPE@FROM "
          "or TYPE@FROM/UNTIL, as MEMBER_OF@1949-08-24."}},
        {[](World& w) { w.maker.node(""); }, {"node 4: it has no id.", "node 4: it has no label."}},
        {[](World& w) { w.maker.set_edge(w.partner, "source", "s1"); },
         {"`source` of an edge :PARTNER_OF is of another type. Head the column "
          "\"source:string[]\"."}},
        {[](World& w) { w.maker.node("x", {"Countri"}); },
         {"x: the schema has no label Countri. Did you mean Country?"}},
        {[](World& w) { w.maker.set_node(w.japan, "cows", std::int64_t{1}); },
         {"a node :Country has no property `cows`. Did you mean cow?"}},
        {[](World& w) { w.maker.set_node(w.japan, "cow", "740"); },
         {"`cow` of a node :Country is of another type. Head the column \"cow:int\"."}},
        {[](World& w) { w.maker.set_edge(w.partner, "role", "ful"); },
         {"PARTNER_OF JPN -> NATO (since 1990): its `role` is \"ful\", but one of these is "
          "expected: "
          "observer, full."}},
        {[](World& w) { w.maker.edge(w.nato, "ALLIED_WITH", w.japan); },
         {"ALLIED_WITH NATO -> JPN: it begins at the Alliance NATO, but ALLIED_WITH goes from "
          "Country to "
          "Alliance.",
          "ALLIED_WITH NATO -> JPN: it ends at the Country JPN, but ALLIED_WITH goes from Country "
          "to "
          "Alliance."}},
        {[](World& w) { w.maker.edge(w.japan, "ALLIED", w.nato); },
         {"ALLIED JPN -> NATO: the schema has no type of edge ALLIED. Did you mean ALLIED_WITH?"}},
        {[](World& w) { w.maker.set_edge(w.partner, "until", date("1990-01-01")); },
         {"PARTNER_OF JPN -> NATO (since 1990): it ends on the day on which it begins, so it never "
          "holds. `until` is the first day that it no longer does."}},
        {[](World& w) { w.maker.set_edge(w.partner, "since", date("1949-08-23")); },
         {"PARTNER_OF JPN -> NATO (since 1949-08-23): it begins before NATO does, on 24 August "
          "1949."}},
        // The year or the month may well be right.
        {[](World& w) { w.maker.set_edge(w.partner, "since", date("1949")); }, {}},
        {[](World& w) { w.maker.set_edge(w.partner, "since", date("1949-07")); },
         {"PARTNER_OF JPN -> NATO (since 1949-07): it begins before NATO does, on 24 August "
          "1949."}},
        {[](World& w) { w.describe(w.maker.edge(w.japan, "PARTNER_OF", w.nato), "1995"); },
         {"PARTNER_OF JPN -> NATO (since 1990): PARTNER_OF JPN -> NATO (since 1995) says the same "
          "of the same time."}},
        // One after the other, in another role, or of another type: no doubles.
        {[](World& w) {
             w.maker.set_edge(w.partner, "until", date("1995-01-01"));
             w.describe(w.maker.edge(w.japan, "PARTNER_OF", w.nato), "1995");
         },
         {}},
        {[](World& w) {
             const EdgeId other = w.maker.edge(w.japan, "PARTNER_OF", w.nato);
             w.describe(other, "1995");
             w.maker.set_edge(other, "role", "observer");
         },
         {}},
        {[](World& w) { w.describe(w.maker.edge(w.japan, "OBSERVES", w.nato), "1995"); }, {}},
        // What rules derive has its premises instead of a source.
        {[](World& w) {
             const std::array<EdgeId, 1> premise = {w.partner};
             w.maker.builder.add_derived_edge(w.japan, w.nato, w.maker.builder.type("ALLIED_WITH"),
                                              premise);
         },
         {}},
    };
    for (const Case& c : cases) {
        World world;
        c.change(world);
        EXPECT_EQ(world.faults(), c.faults);
    }
}

}  // namespace
}  // namespace entente
