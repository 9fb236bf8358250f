#include "graph/check.hpp"

#include <array>
#include <functional>

#include <gtest/gtest.h>

#include "made_graphs.hpp"

namespace entente {
namespace {

using Messages = std::vector<std::string>;

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
        for (const Diagnostic& fault : check_facts(maker.build())) {
            messages.push_back(fault.message);
        }
        return messages;
    }
};

TEST(Check, AWholeWorldHasNoFaults) {
    EXPECT_EQ(World().faults(), Messages{});
    EXPECT_TRUE(check_facts(Graph()).empty());
}

TEST(Check, NamesEachFault) {
    struct Case {
        std::function<void(World&)> change;
        Messages faults;
    };
    const std::vector<Case> cases = {
        {[](World& w) { w.maker.set_node(w.japan, "source", Null{}); },
         {"JPN: it has no `source`."}},
        {[](World& w) { w.maker.set_edge(w.partner, "source", Null{}); },
         {"PARTNER_OF JPN -> NATO (since 1990): it has no `source`."}},
        {[](World& w) {
             w.maker.set_node(w.japan, "source", texts({"s1", "s2"}));
         },
         {"JPN: its `source` names \"s2\", but no Source has that id."}},
        {[](World& w) { w.maker.set_edge(w.partner, "source", "JPN"); },
         {"PARTNER_OF JPN -> NATO (since 1990): its `source` names \"JPN\", but no Source has "
          "that id."}},
        {[](World& w) { w.maker.set_edge(w.partner, "programme", "ipc"); },
         {"PARTNER_OF JPN -> NATO (since 1990): its `programme` names \"ipc\", but no Programme "
          "has that id."}},
        {[](World& w) { w.maker.set_node(w.nato, "complete", texts({"MEMBER"})); },
         {"NATO: its `complete` names MEMBER, but no edge is of that type."}},
        {[](World& w) { w.maker.node(""); },
         {"node 4: it has no id.", "node 4: it has no `name`.", "node 4: it has no label.",
          "node 4: it has no `source`."}},
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
