// The values that properties have and that queries compute: openCypher's types.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "values/temporal.hpp"

namespace entente {

/// Nodes and edges are numbered 0..n-1 inside one graph; the numbers mean nothing outside it.
using NodeId = std::uint32_t;
using EdgeId = std::uint32_t;
inline constexpr NodeId no_node = 0xFFFFFFFFU;
inline constexpr EdgeId no_edge = 0xFFFFFFFFU;

struct Null {
    friend constexpr bool operator==(Null, Null) = default;
};
struct Node {
    NodeId id = no_node;
    friend constexpr auto operator<=>(Node, Node) = default;
};
struct Relationship {
    EdgeId id = no_edge;
    friend constexpr auto operator<=>(Relationship, Relationship) = default;
};

class Value;
using List = std::vector<Value>;
/// In the order in which the keys were written; keys are distinct.
using Map = std::vector<std::pair<std::string, Value>>;
/// nodes.size() == edges.size() + 1.
struct Path {
    std::vector<NodeId> nodes;
    std::vector<EdgeId> edges;
    friend bool operator==(const Path&, const Path&) = default;
};

/// One value. Lists, maps and paths are shared and immutable, so that copying a Value is cheap.
class Value {
public:
    using Variant = std::variant<Null, bool, std::int64_t, double, std::string, Date, LocalTime,
                                 Time, LocalDateTime, DateTime, Duration, Node, Relationship,
                                 std::shared_ptr<const List>, std::shared_ptr<const Map>,
                                 std::shared_ptr<const Path>>;

    Value() = default;
    Value(Null) {}
    Value(bool b) : held_(b) {}
    Value(int i) : held_(std::int64_t{i}) {}
    Value(std::int64_t i) : held_(i) {}
    Value(double d) : held_(d) {}
    Value(std::string s) : held_(std::move(s)) {}
    Value(std::string_view s) : held_(std::string(s)) {}
    Value(const char* s) : held_(std::string(s)) {}
    template <Temporal T>
    Value(const T& t) : held_(t) {}
    Value(Node n) : held_(n) {}
    Value(Relationship r) : held_(r) {}
    Value(List list) : held_(std::make_shared<const List>(std::move(list))) {}
    Value(Map map) : held_(std::make_shared<const Map>(std::move(map))) {}
    Value(Path path) : held_(std::make_shared<const Path>(std::move(path))) {}

    [[nodiscard]] bool is_null() const { return std::holds_alternative<Null>(held_); }
    /// Null when the value is of another type. REQUIRES nothing.
    template <class T>
    [[nodiscard]] const T* get_if() const {
        if constexpr (std::is_same_v<T, List> || std::is_same_v<T, Map> ||
                      std::is_same_v<T, Path>) {
            const auto* shared = std::get_if<std::shared_ptr<const T>>(&held_);
            return shared == nullptr ? nullptr : shared->get();
        } else {
            return std::get_if<T>(&held_);
        }
    }
    [[nodiscard]] const Variant& variant() const { return held_; }

    /// Equality of form, not Cypher's `=`: null equals null, NaN equals NaN, 1 differs from 1.0.
    /// For tests and tables.
    friend bool operator==(const Value& a, const Value& b);

private:
    Variant held_;
};

}  // namespace entente
