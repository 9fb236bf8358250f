// Throwing the engine's errors, in the words of the openCypher TCK.
#pragma once

#include <string>
#include <utility>

#include "values/error.hpp"

namespace entente::engine {

/// An error found before anything runs.
[[noreturn]] inline void fail(std::string type, std::string detail, std::string message,
                              Place place) {
    throw Error({.type = std::move(type),
                 .phase = "compile time",
                 .detail = std::move(detail),
                 .message = std::move(message),
                 .place = place,
                 .suggestions = {}});
}

[[noreturn]] inline void syntax_error(std::string detail, std::string message, Place place) {
    fail("SyntaxError", std::move(detail), std::move(message), place);
}

/// Something of the language that the engine does not do: refused, never run wrong.
[[noreturn]] inline void unsupported(const std::string& what, Place place) {
    syntax_error("UnsupportedFeature", what + " is not supported yet.", place);
}

/// An error of the values met while running.
[[noreturn]] inline void fail_running(std::string type, std::string detail, std::string message,
                                      Place place = {}) {
    throw Error({.type = std::move(type),
                 .phase = "runtime",
                 .detail = std::move(detail),
                 .message = std::move(message),
                 .place = place,
                 .suggestions = {}});
}

}  // namespace entente::engine
