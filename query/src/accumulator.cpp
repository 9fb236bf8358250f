#include "accumulator.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "arithmetic.hpp"
#include "failure.hpp"
#include "value_order.hpp"

namespace entente::engine {
namespace {

using Groups = std::vector<std::uint32_t>;
using Weights = std::vector<std::uint64_t>;

std::uint64_t weight_at(const Weights& weights, std::size_t i) {
    return weights.empty() ? 1 : weights[i];
}

/// The state of each group, and how a value that is not null changes it.
template <class State, class Derived>
class ByGroup : public Accumulator {
public:
    void resize(std::size_t groups) final { states_.resize(groups); }
    void add(const Groups& groups, const std::vector<Value>& values, const Weights& weights) final {
        for (std::size_t i = 0; i < values.size(); ++i) {
            if (values[i].is_null()) continue;
            static_cast<Derived*>(this)->take(states_[groups[i]], values[i], weight_at(weights, i));
        }
    }

protected:
    std::vector<State> states_;
};

class Count final : public ByGroup<std::int64_t, Count> {
public:
    static void take(std::int64_t& count, const Value&, std::uint64_t weight) {
        count += static_cast<std::int64_t>(weight);
    }
    void add_rows(const Groups& groups, const Weights& weights) override {
        for (std::size_t i = 0; i < groups.size(); ++i)
            states_[groups[i]] += static_cast<std::int64_t>(weight_at(weights, i));
    }
    Value result(std::size_t group) override { return states_[group]; }
};

double number_of(const Value& value, const char* aggregate, Place place) {
    if (const auto real = as_real(value)) return *real;
    fail_running("TypeError", "InvalidArgumentType",
                 std::string(aggregate) + "() adds up numbers, and met " + type_words(value) + ".",
                 place);
}

class Sum final : public ByGroup<Value, Sum> {
public:
    explicit Sum(Place place) : place_(place) {}
    void take(Value& sum, const Value& value, std::uint64_t weight) const {
        static_cast<void>(number_of(value, "sum", place_));
        const Value part = weight == 1 ? value
                                       : apply_binary(ast::BinaryOperator::multiply, value,
                                                      static_cast<std::int64_t>(weight), place_);
        sum = sum.is_null() ? part : engine::add(sum, part, place_);
    }
    Value result(std::size_t group) override {
        return states_[group].is_null() ? Value(0) : states_[group];
    }

private:
    Place place_;
};

/// Welford's method: steady also where the numbers are large and close.
struct Moments {
    double count = 0;
    double mean = 0;
    double squares = 0;
};

class Spread final : public ByGroup<Moments, Spread> {
public:
    Spread(AggregateKind kind, Place place) : kind_(kind), place_(place) {}
    void take(Moments& moments, const Value& value, std::uint64_t weight) const {
        const double number =
            number_of(value, kind_ == AggregateKind::average ? "avg" : "stDev", place_);
        const auto times = static_cast<double>(weight);
        moments.count += times;
        const double step = number - moments.mean;
        moments.mean += step * times / moments.count;
        moments.squares += times * step * (number - moments.mean);
    }
    Value result(std::size_t group) override {
        const Moments& moments = states_[group];
        if (kind_ == AggregateKind::average) {
            return moments.count == 0 ? Value() : Value(moments.mean);
        }
        const double less = kind_ == AggregateKind::deviation ? 1 : 0;
        if (moments.count <= less) return 0.0;
        return std::sqrt(moments.squares / (moments.count - less));
    }

private:
    AggregateKind kind_;
    Place place_;
};

class Extreme final : public ByGroup<Value, Extreme> {
public:
    explicit Extreme(bool most) : most_(most) {}
    void take(Value& best, const Value& value, std::uint64_t) const {
        const bool better =
            best.is_null() || (most_ ? order(value, best) > 0 : order(value, best) < 0);
        if (better) best = value;
    }
    Value result(std::size_t group) override { return states_[group]; }

private:
    bool most_;
};

class Collect final : public ByGroup<List, Collect> {
public:
    static void take(List& list, const Value& value, std::uint64_t weight) {
        list.insert(list.end(), weight, value);
    }
    Value result(std::size_t group) override { return std::move(states_[group]); }
};

class Percentile final : public ByGroup<List, Percentile> {
public:
    Percentile(bool continuous, double share, Place place)
        : continuous_(continuous), share_(share), place_(place) {}
    void take(List& list, const Value& value, std::uint64_t weight) const {
        static_cast<void>(number_of(value, "percentile", place_));
        list.insert(list.end(), weight, value);
    }
    Value result(std::size_t group) override {
        List& list = states_[group];
        if (list.empty()) return {};
        std::ranges::sort(list, [](const Value& a, const Value& b) { return order(a, b) < 0; });
        const auto last = static_cast<double>(list.size() - 1);
        if (!continuous_) {
            const double at = std::ceil(share_ * static_cast<double>(list.size())) - 1;
            return list[static_cast<std::size_t>(std::clamp(at, 0.0, last))];
        }
        const double at = share_ * last;
        const double below = std::floor(at);
        const auto low = static_cast<std::size_t>(below);
        const double a = *as_real(list[low]);
        const double b = *as_real(list[std::min(low + 1, list.size() - 1)]);
        return a + (b - a) * (at - below);
    }

private:
    bool continuous_;
    double share_;
    Place place_;
};

/// Passes on each value of a group once.
class Distinct final : public Accumulator {
public:
    explicit Distinct(std::unique_ptr<Accumulator> inner) : inner_(std::move(inner)) {}
    void resize(std::size_t groups) override { inner_->resize(groups); }
    void add(const Groups& groups, const std::vector<Value>& values, const Weights&) override {
        Cells group_cells;
        group_cells.kind = SlotKind::number;
        group_cells.ids = groups;
        Cells value_cells;
        value_cells.values = values;
        Groups fresh_groups;
        std::vector<Value> fresh;
        for (std::size_t i = 0; i < values.size(); ++i) {
            if (values[i].is_null()) continue;
            bool added = false;
            seen_.find_or_add({&group_cells, &value_cells}, i, &added);
            if (!added) continue;
            fresh_groups.push_back(groups[i]);
            fresh.push_back(values[i]);
        }
        inner_->add(fresh_groups, fresh, {});
    }
    Value result(std::size_t group) override { return inner_->result(group); }

private:
    std::unique_ptr<Accumulator> inner_;
    RowSet seen_{{SlotKind::number, SlotKind::value}};
};

std::unique_ptr<Accumulator> make_plain(const BoundAggregate& aggregate, double parameter) {
    const Place place = aggregate.place;
    switch (aggregate.kind) {
        case AggregateKind::count_rows:
        case AggregateKind::count:
            return std::make_unique<Count>();
        case AggregateKind::sum:
            return std::make_unique<Sum>(place);
        case AggregateKind::least:
            return std::make_unique<Extreme>(false);
        case AggregateKind::most:
            return std::make_unique<Extreme>(true);
        case AggregateKind::collect:
            return std::make_unique<Collect>();
        case AggregateKind::percentile_continuous:
            return std::make_unique<Percentile>(true, parameter, place);
        case AggregateKind::percentile_discrete:
            return std::make_unique<Percentile>(false, parameter, place);
        default:
            return std::make_unique<Spread>(aggregate.kind, place);
    }
}

}  // namespace

void DistinctIds::add(const Groups& groups, const std::vector<std::uint32_t>& ids) {
    for (std::size_t i = 0; i < ids.size(); ++i) {
        const std::uint32_t id = ids[i];
        if (id == no_node) continue;
        if (groups[i] != 0) {
            if (more_.insert(std::uint64_t{groups[i]} << 32U | id).second) ++counts_[groups[i]];
            continue;
        }
        if (id / 64 >= seen_.size()) seen_.resize(id / 64 + 1 + seen_.size());
        std::uint64_t& bits = seen_[id / 64];
        const std::uint64_t bit = std::uint64_t{1} << (id % 64);
        counts_[0] += (bits & bit) == 0 ? 1 : 0;
        bits |= bit;
    }
}

std::unique_ptr<Accumulator> make_accumulator(const BoundAggregate& aggregate, double parameter) {
    auto plain = make_plain(aggregate, parameter);
    if (!aggregate.distinct) return plain;
    return std::make_unique<Distinct>(std::move(plain));
}

}  // namespace entente::engine
