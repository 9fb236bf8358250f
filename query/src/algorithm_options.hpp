// What a call of an algorithm says: CALL algo.pageRank({types: ['ALLIED_WITH'], damping: 0.9}).
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

#include "graph/network.hpp"
#include "procedure.hpp"

namespace entente::engine {

/// The one argument of an algorithm: nothing, a type, a list of types, or a map with `types`,
/// `labels`, `asOf` and the algorithm's own options.
class AlgorithmOptions {
public:
    /// `own`: the options that are the algorithm's. Throws Error for one that there is not.
    /// REQUIRES that the invocation outlives it.
    AlgorithmOptions(const Invocation& invocation, std::initializer_list<std::string_view> own);

    /// Throws Error for a type or a label that the graph does not have.
    [[nodiscard]] NetworkChoice choice() const;

    // An option, or what stands for it when it is left out or null. Throw Error for a value that is
    // of another type, or less than the least or more than the most there is.
    [[nodiscard]] bool flag(std::string_view name, bool otherwise) const;
    [[nodiscard]] double number(std::string_view name, double otherwise, double least,
                                double most) const;
    [[nodiscard]] std::uint32_t whole(std::string_view name, std::uint32_t otherwise) const;

private:
    [[nodiscard]] Value option(std::string_view name) const;
    [[noreturn]] void refuse(std::string_view name, const std::string& expected) const;
    [[nodiscard]] std::vector<std::string> names(std::string_view name) const;
    [[nodiscard]] Interval when() const;

    const Invocation& invocation_;
    Map options_;
};

}  // namespace entente::engine
