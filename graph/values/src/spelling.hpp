// British and American spelling brought to one form, so that either finds the other.
#pragma once

#include <string>

namespace entente {

/// Rewrites a folded word from American to British spelling where the two differ. The result is for
/// comparing, not for showing: "size" is safe, but a rare word may become one that no one writes.
void spell_british(std::string& word);

}  // namespace entente
