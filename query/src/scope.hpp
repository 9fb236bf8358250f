// Which names mean what at one place of a query.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "batch.hpp"

namespace entente::engine {

enum class VariableKind : std::uint8_t { node, relationship, relationships, path, value };

/// "a node", "a path", ... for messages.
[[nodiscard]] const char* kind_words(VariableKind kind);

struct ScopeVariable {
    std::string name;
    Slot slot = no_slot;
    VariableKind kind = VariableKind::value;
};

/// The variables of one stretch of a query, and behind them those of the scopes around it.
class Scope {
public:
    Scope() = default;
    /// `imports` takes the slots that a subquery starting here reads from around it; null for the
    /// scope of a comprehension or the like, which runs in the rows of the scope around it.
    Scope(const Scope* outer, std::vector<Slot>* imports) : outer_(outer), imports_(imports) {}

    [[nodiscard]] std::optional<ScopeVariable> find(std::string_view name) const;
    [[nodiscard]] const ScopeVariable* find_here(std::string_view name) const;
    /// True when `name` is found before the search leaves `border`, which is this scope or one
    /// around it.
    [[nodiscard]] bool found_within(std::string_view name, const Scope* border) const;
    void declare(ScopeVariable variable);
    /// Forgets this scope's own variables, as WITH does.
    void replace(std::vector<ScopeVariable> variables) { variables_ = std::move(variables); }
    [[nodiscard]] const std::vector<ScopeVariable>& here() const { return variables_; }
    /// The names that can be used, nearest scope first.
    [[nodiscard]] std::vector<std::string> names() const;

private:
    const Scope* outer_ = nullptr;
    std::vector<Slot>* imports_ = nullptr;
    std::vector<ScopeVariable> variables_;
};

}  // namespace entente::engine
