#include "values/time.hpp"

#include <cstdlib>

#include <fmt/format.h>

namespace entente {

std::string offset_text(Offset offset) {
    if (offset == 0) return "Z";
    const Offset east = std::abs(offset);
    std::string text =
        fmt::format("{}{:02}:{:02}", offset < 0 ? '-' : '+', east / 3600, east / 60 % 60);
    if (east % 60 != 0) text += fmt::format(":{:02}", east % 60);
    return text;
}

}  // namespace entente
