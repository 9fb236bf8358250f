// From a table of rows and their grounds to an answer in English.
#pragma once

#include <map>
#include <span>

#include "evidence.hpp"
#include "parser/question.hpp"
#include "parser/vocabulary.hpp"
#include "query/answer.hpp"
#include "query/world.hpp"
#include "telling.hpp"

namespace entente {

/// A cell in words: "23 June 1960", "32"; "" for what has none.
[[nodiscard]] std::string text_of(const Value& value);

/// A sentence that names more of them is none.
constexpr std::size_t most_named_in_a_sentence = 6;

/// Everything that composing one answer needs. The answer's `table` is filled; the rest is what
/// composing adds.
class Composer {
public:
    Composer(const World& world, const Reading& reading, Date day, bool is_today, Answer& answer);

    void compose();

private:
    // The forms of questions, one function each.
    [[nodiscard]] std::string assuming() const;
    void things();
    void count();
    void when();
    void value();
    void polar();
    void relation();
    void description();
    void why();
    void duration();
    void duration_of(std::size_t row);
    [[nodiscard]] std::string lasting();
    [[nodiscard]] std::string lasted(const Entity& entity);
    [[nodiscard]] std::string outlived();
    [[nodiscard]] std::string period(NodeId node) const;
    [[nodiscard]] std::string tied_line(const std::string& what, const std::vector<EdgeId>& edges);
    [[nodiscard]] std::map<std::string, std::vector<EdgeId>> tied_to(NodeId node) const;
    void common();
    void compare();
    [[nodiscard]] std::map<std::string, std::size_t> ties_of(NodeId node) const;

    [[nodiscard]] std::string tell_date(std::size_t row, const std::string& date) const;
    void tell_claim(Truth found, const std::string& word);
    [[nodiscard]] std::string unsaid();
    void tell_possibility(const Asking& asking, Truth found, const std::string& word);
    void tell_requirements(const Asking& asking, const std::string& word);
    void explain(EdgeId edge, int depth);

    // Pieces (compose_pieces.cpp).
    [[nodiscard]] Interval asked_time() const;
    [[nodiscard]] std::string as_of_phrase() const;    ///< " as of 14 June 2021", or "" for today
    [[nodiscard]] std::string as_of_sentence() const;  ///< " As of 14 June 2021:", or "" for today
    [[nodiscard]] Truth truth() const;
    [[nodiscard]] bool knows_all() const;
    [[nodiscard]] bool is_over() const;
    [[nodiscard]] bool may_have_begun(NodeId node) const;
    [[nodiscard]] const Entity* completing(std::string_view type) const;
    /// " For Spain and Portugal they are whole from 1 January 1816 to 31 December 2012.": the times
    /// for which a no would be known; "" when there are none.
    [[nodiscard]] std::string whole_when() const;
    /// ", as far as is known up to 31 December 2012": how far a never reaches, or "".
    [[nodiscard]] std::string known_up_to(std::string_view type) const;
    [[nodiscard]] EdgeId telling_edge(const Grounds& grounds) const;
    /// Edges of any type between two nodes, either way, those that hold at the asked time or ever.
    [[nodiscard]] std::vector<EdgeId> edges_between(NodeId a, NodeId b, bool only_now) const;
    [[nodiscard]] std::vector<EdgeId> edges_of(const Claim& claim, bool only_now) const;
    [[nodiscard]] std::vector<EdgeId> edges_from(NodeId from, std::string_view type,
                                                 NodeId to) const;
    [[nodiscard]] std::string told(EdgeId edge);  ///< a sentence with its marks
    [[nodiscard]] bool is_mirrored(EdgeId one, EdgeId other) const;
    /// Of edges that say the same both ways the one from the question's first thing.
    [[nodiscard]] std::vector<EdgeId> without_mirrored(std::span<const EdgeId> edges) const;
    [[nodiscard]] std::string assertion() const;  ///< "Japan is a member of NATO"
    /// "Japan has never been a member of NATO"
    [[nodiscard]] std::string denial(const Claim& claim);
    [[nodiscard]] std::string each_claim();
    /// "; it has been a partner of NATO since 1990. [1]", without the marks that `said` ends with
    [[nodiscard]] std::string instead(const Claim& claim, std::string_view said);
    struct Told {
        EdgeId edge;
        std::string sentence;
    };
    [[nodiscard]] std::vector<Told> of_predecessors(const Claim& claim) const;
    [[nodiscard]] std::string denied(const Claim& claim);  ///< both, as a sentence
    [[nodiscard]] std::string name_of_row(std::size_t row) const;
    [[nodiscard]] std::string cite_row(std::size_t row);
    [[nodiscard]] std::string cite_entities();
    [[nodiscard]] std::string row_detail(const Grounds& grounds) const;
    [[nodiscard]] std::optional<NodeId> node_of_row(std::size_t row) const;
    void list_rows(const std::string& heading);
    void add_line(const std::string& line);
    void draw(NodeId node);

    const World& world_;
    const Graph& graph_;
    const Reading& reading_;
    Date day_;
    bool is_today_;
    Answer& answer_;
    Teller teller_;
    Citations citations_;
};

}  // namespace entente
