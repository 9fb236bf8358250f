// What the grammar keeps while it reads: how far it got, what could have stood there, and how much
// it may still do.
#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "cypher_limits.hpp"
#include "cypher_token.hpp"

namespace entente::cypher {

/// What can stand at a place: a word, a sign, or one of a class of things.
enum class Class : std::uint8_t {
    expression,
    name,
    label,
    relationship_type,
    property_key,
    function_name,
    procedure_name,
    number,
    literal,
    parameter,
    end,
};

/// Each value of Word or Sign but the first, which is none.
template <class Enum, class Use>
void for_each_of(std::size_t count, Use use) {
    for (std::size_t i = 1; i < count; ++i)
        use(static_cast<Enum>(i));
}

class Expectation {
public:
    static constexpr std::size_t count = 128;
    Expectation() = default;
    constexpr Expectation(Word w) : index_(static_cast<std::uint8_t>(w)) {}
    constexpr Expectation(Sign s)
        : index_(static_cast<std::uint8_t>(first_sign + static_cast<std::size_t>(s))) {}
    constexpr Expectation(Class c)
        : index_(static_cast<std::uint8_t>(first_class + static_cast<std::size_t>(c))) {}
    [[nodiscard]] constexpr std::size_t index() const { return index_; }

private:
    static constexpr std::size_t first_sign = word_count;
    static constexpr std::size_t first_class = first_sign + sign_count;
    static_assert(first_class + static_cast<std::size_t>(Class::end) < count);
    std::uint8_t index_ = 0;
};

/// What could have stood at one place.
class Expectations {
public:
    void add(Expectation e) { bits_.set(e.index()); }
    void remove(Expectation e) { bits_.reset(e.index()); }
    void clear() { bits_.reset(); }
    [[nodiscard]] bool has(Expectation e) const { return bits_.test(e.index()); }
    [[nodiscard]] std::size_t size() const { return bits_.count(); }

private:
    std::bitset<Expectation::count> bits_;
};

struct State {
    explicit State(const Tokens& read, const Limits& limited)
        : source(read),
          limits(limited),
          furthest(read.tokens.data()),
          looks_left(limited.looks_per_token * read.tokens.size()) {}

    /// Called by every terminal that does not match at `token`.
    void expected_at(const Token* token, Expectation what) {
        if (token < furthest) return;
        if (token > furthest) {
            furthest = token;
            expected.clear();
        }
        expected.add(what);
    }

    /// Called by every terminal.
    void look(const Token* token) {
        if (looks_left-- == 0) fail_looking(token);
    }
    /// One more level on the tree that is being built.
    void grow(const Token* token) {
        if (++height > limits.height) fail_growing(token);
    }

    [[noreturn]] void fail_looking(const Token* token) const;
    [[noreturn]] void fail_growing(const Token* token) const;
    [[noreturn]] void fail_nesting(const Token* token) const;

    const Tokens& source;
    const Limits& limits;
    const Token* furthest;
    Expectations expected;
    std::size_t looks_left;
    std::size_t depth = 0;
    std::size_t height = 0;  ///< of the highest tree since it was last set to 0
    bool creating = false;   ///< in the pattern of a CREATE
    bool grouped = true;     ///< an expression is one expectation, not all that can begin one
};

}  // namespace entente::cypher
