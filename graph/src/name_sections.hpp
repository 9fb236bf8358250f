// The name index on its way into a store.
#pragma once

#include "graph/store.hpp"
#include "section_list.hpp"

namespace entente {

/// The sections of the name index, and in `count` how many entries it has.
[[nodiscard]] SectionList build_names(const GraphStore& store, std::uint32_t& count);

}  // namespace entente
