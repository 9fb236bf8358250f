// Procedures that CALL finds beside those that are built in: tables that were declared as such.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "values/value.hpp"

namespace entente {

namespace engine {
struct Procedure;
}

/// Declared procedures, by name. Cheap to copy.
class ProcedureCatalogue {
public:
    /// Declares a procedure by its signature (parser/signature.hpp) and its table: each row holds
    /// the arguments, then the columns. A call gives the columns of the rows whose arguments equal
    /// those of the call, in the order of the table; null equals null. A procedure of the same name
    /// is replaced. Throws Error: a signature that cannot be read, a row of another length, a value
    /// of another type, a name that a built-in procedure has. Gives the name.
    const std::string& declare(std::string_view signature, std::vector<std::vector<Value>> rows);
    /// The same as one text, `signature = rows`, the rows a list of lists as the pattern language
    /// writes them: `name(a :: INTEGER) :: (b :: STRING) = [[1, 'x'], [2, 'y']]`. Without `=` the
    /// table is empty.
    const std::string& declare(std::string_view declaration);

    /// Null when there is none.
    [[nodiscard]] const engine::Procedure* find(std::string_view name) const;
    /// In the order of their names.
    [[nodiscard]] const std::vector<std::shared_ptr<const engine::Procedure>>& all() const {
        return procedures_;
    }

private:
    std::vector<std::shared_ptr<const engine::Procedure>> procedures_;
};

}  // namespace entente
