// "according to Correlates of War": a question answered from some sources alone.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "query/rules.hpp"
#include "query/world.hpp"

namespace entente {

struct AccordingTo {
    std::vector<std::string> sources;  ///< their ids
    std::string name;                  ///< of the source, or as it was asked for
    std::string question;              ///< with blanks where the words stood
};

/// The sources that a question names with "according to", by name, title, alias or id, or by how
/// these begin. Nothing when it names none; throws Error (QuestionError, UnknownName) for one that
/// there is not.
[[nodiscard]] std::optional<AccordingTo> find_according_to(std::string_view question,
                                                           const Graph& graph);

/// The world as these sources have it: facts that one of them stands for, and what follows from
/// these alone. Where a place lies and what came before a state stays, whoever says it. A list is
/// whole only for the time that the sources cover.
[[nodiscard]] World world_of(const World& world, const std::vector<Rule>& rules,
                             const std::vector<std::string>& sources);

}  // namespace entente
