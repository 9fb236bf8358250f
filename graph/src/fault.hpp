// Errors about data.
#pragma once

#include <string>
#include <utility>

#include "values/error.hpp"

namespace entente {

/// An Error of type "DataError" found while running.
[[nodiscard]] inline Error data_error(std::string detail, std::string message) {
    Diagnostic diagnostic;
    diagnostic.type = "DataError";
    diagnostic.phase = "runtime";
    diagnostic.detail = std::move(detail);
    diagnostic.message = std::move(message);
    return Error(std::move(diagnostic));
}

}  // namespace entente
