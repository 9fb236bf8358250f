// The components of an instant in a map: which there are, and whether their numbers can be.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "temporal_fields.hpp"

namespace entente::engine {

class FieldReader {
public:
    FieldReader(InstantType type, const Map& map, const Arguments& in)
        : type_(type), map_(map), in_(in) {}

    /// Throws Error for a field that instants of the type do not have.
    void check_names() const;

    [[nodiscard]] bool has(std::string_view name) const { return find(name) != nullptr; }
    /// Null when the map has none.
    [[nodiscard]] const Value* find(std::string_view name) const;
    /// True when no field but this one is there.
    [[nodiscard]] bool has_only(std::string_view name) const {
        return map_.size() == 1 && has(name);
    }
    /// The instant that a selector (`date`, `time`, `datetime`) stands for.
    [[nodiscard]] std::optional<TemporalParts> selected(std::string_view name) const;

    /// The day that the fields tell, the others being as on `base`, or the least that they can be.
    [[nodiscard]] std::int64_t day(std::optional<std::int64_t> base) const;
    [[nodiscard]] LocalTime time(std::optional<LocalTime> base) const;
    /// epochSeconds or epochMillis.
    [[nodiscard]] std::optional<Moment> moment() const;

private:
    /// The field's number, or else `otherwise`. Throws Error when it is neither there nor given, or
    /// not from `least` to `most`.
    [[nodiscard]] std::int64_t number(std::string_view name, std::int64_t least, std::int64_t most,
                                      std::optional<std::int64_t> otherwise) const;
    [[nodiscard]] std::int64_t year(std::optional<std::int64_t> otherwise) const;
    [[nodiscard]] std::int64_t day_of_month(std::optional<std::int64_t> base) const;
    [[nodiscard]] std::int64_t day_of_week(std::optional<std::int64_t> base) const;
    [[nodiscard]] std::int64_t day_of_quarter(std::optional<std::int64_t> base) const;
    [[nodiscard]] std::int64_t ordinal_day(std::optional<std::int64_t> base) const;
    [[nodiscard]] std::int64_t nanosecond(std::int64_t otherwise) const;
    InstantType type_;
    const Map& map_;
    const Arguments& in_;
};

}  // namespace entente::engine
