#include "scope.hpp"

#include <algorithm>
#include <utility>

namespace entente::engine {

const char* kind_words(VariableKind kind) {
    switch (kind) {
        case VariableKind::node:
            return "a node";
        case VariableKind::relationship:
            return "a relationship";
        case VariableKind::relationships:
            return "a list of relationships";
        case VariableKind::path:
            return "a path";
        case VariableKind::value:
            break;
    }
    return "a value";
}

const ScopeVariable* Scope::find_here(std::string_view name) const {
    const auto found = std::ranges::find(variables_, name, &ScopeVariable::name);
    return found == variables_.end() ? nullptr : &*found;
}

std::optional<ScopeVariable> Scope::find(std::string_view name) const {
    if (const ScopeVariable* here = find_here(name)) return *here;
    if (outer_ == nullptr) return std::nullopt;
    auto found = outer_->find(name);
    if (found && imports_ != nullptr) {
        const auto at = std::ranges::lower_bound(*imports_, found->slot);
        if (at == imports_->end() || *at != found->slot) imports_->insert(at, found->slot);
    }
    return found;
}

bool Scope::found_within(std::string_view name, const Scope* border) const {
    if (this == border) return false;
    if (find_here(name) != nullptr) return true;
    return outer_ != nullptr && outer_->found_within(name, border);
}

void Scope::declare(ScopeVariable variable) {
    variables_.push_back(std::move(variable));
}

std::vector<std::string> Scope::names() const {
    std::vector<std::string> all;
    for (const Scope* scope = this; scope != nullptr; scope = scope->outer_) {
        for (const ScopeVariable& variable : scope->variables_)
            all.push_back(variable.name);
    }
    return all;
}

}  // namespace entente::engine
