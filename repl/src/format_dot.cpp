// For Graphviz: the part of the graph that an answer is about.

#include "format_writers.hpp"
#include "graph/dot.hpp"

namespace entente {

namespace {

class DotWriter final : public Writer {
public:
    explicit DotWriter(const Output& output) : output_(output) {}

    void answer(const Answer& answer, const Graph& graph) override {
        write_dot(output_.out, graph, answer.nodes, answer.edges, answer.statement);
    }
    void remark(std::string_view, std::string_view text) override { output_.err << text << '\n'; }

private:
    Output output_;
};

}  // namespace

std::unique_ptr<Writer> make_dot_writer(const Output& output) {
    return std::make_unique<DotWriter>(output);
}

}  // namespace entente
