// Random syntax trees of the pattern language, the same for the same seed.
#pragma once

#include <cstdint>
#include <memory>

#include "parser/ast.hpp"

namespace entente::test {

/// Makes trees of every shape that a text can have, with names and texts that are hard to print.
class Trees {
public:
    explicit Trees(std::uint32_t seed);
    ~Trees();
    [[nodiscard]] ast::Query query();
    [[nodiscard]] ast::Expression expression();
    [[nodiscard]] ast::PathPattern pattern();

private:
    class Maker;
    std::unique_ptr<Maker> maker_;
};

}  // namespace entente::test
