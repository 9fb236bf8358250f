// What went wrong with a statement or a file, and where: the one shape of every error that a person
// is shown.
#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace entente {

/// A stretch of a text, in bytes. Two trees that differ only in their places are the same tree, so
/// all places are equal.
struct Place {
    std::size_t offset = 0;
    std::size_t length = 0;
    friend constexpr bool operator==(Place, Place) { return true; }
};

/// `type`, `phase` and `detail` are the openCypher TCK's words where it has them; a question that
/// is not understood is a "QuestionError" with detail UnknownName, UnknownWord, NotUnderstood or
/// OutOfScope; a data file that cannot be read is a "DataError". `message` is whole sentences for a
/// person: what, what was expected, the mend.
struct Diagnostic {
    std::string type;
    std::string phase = "compile time";
    std::string detail;
    std::string message;
    Place place;
    std::vector<std::string> suggestions;
};

/// Thrown by whatever cannot do what a text asks; caught at one place, the session.
class Error : public std::runtime_error {
public:
    explicit Error(Diagnostic diagnostic)
        : std::runtime_error(diagnostic.message), diagnostic_(std::move(diagnostic)) {}
    [[nodiscard]] const Diagnostic& diagnostic() const { return diagnostic_; }

private:
    Diagnostic diagnostic_;
};

}  // namespace entente
