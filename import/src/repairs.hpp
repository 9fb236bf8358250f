// What was mended while reading, by kind.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "import/import.hpp"

namespace entente::importing {

class Repairs {
public:
    /// `what` names the kind and how it was mended.
    void add(std::string_view what, const std::string& example);
    [[nodiscard]] std::vector<Repair> release() && { return std::move(repairs_); }

private:
    std::vector<Repair> repairs_;
};

}  // namespace entente::importing
