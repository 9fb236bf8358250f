// What the parser may know of the facts: names, through this interface and nothing else.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "values/date.hpp"
#include "values/value.hpp"

namespace entente {

/// A thing that a name can mean.
struct Entity {
    NodeId node = no_node;
    std::string label;  ///< its first label
    std::string name;   ///< its proper name, "United States"
    std::string key;  ///< the property by which a query finds it alone: "name", or "id" when names
                      ///< are shared
    std::string key_value;
    Interval exists = Interval::all();  ///< when there is such a thing
    bool proper = false;                ///< met by its proper name
    bool definite = false;              ///< "the" stands before the name in a sentence
    bool adjectival = false;            ///< met as an adjective or a people ("Japanese", "Poles")
    bool has_adjective = false;         ///< met as an adjective, so that it can stand before a noun
    friend bool operator==(const Entity&, const Entity&) = default;
};

class Lexicon {
public:
    Lexicon() = default;
    Lexicon(const Lexicon&) = delete;
    Lexicon& operator=(const Lexicon&) = delete;
    virtual ~Lexicon() = default;

    /// What this folded name (values/words.hpp) means; several when it is ambiguous, none when it
    /// names nothing.
    [[nodiscard]] virtual std::vector<Entity> find(std::string_view folded) const = 0;
    /// True when some name is this or goes on from it with a further word.
    [[nodiscard]] virtual bool has_prefix(std::string_view folded) const = 0;
    /// The names nearest to a misspelt one, nearest first.
    [[nodiscard]] virtual std::vector<std::string> nearest(std::string_view folded,
                                                           std::size_t limit) const = 0;
    [[nodiscard]] virtual std::vector<std::string> complete(std::string_view folded_prefix,
                                                            std::size_t limit) const = 0;
};

}  // namespace entente
