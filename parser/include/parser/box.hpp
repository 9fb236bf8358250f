// A value on the heap that copies, compares and is owned like a plain member: what a recursive tree
// needs.
#pragma once

#include <memory>
#include <utility>

namespace entente {

/// Never empty but for a moved-from Box, which may only be assigned to or destroyed.
template <class T>
class Box {
public:
    Box() : held_(std::make_unique<T>()) {}
    Box(T value) : held_(std::make_unique<T>(std::move(value))) {}
    Box(const Box& other) : held_(std::make_unique<T>(*other.held_)) {}
    Box(Box&&) noexcept = default;
    Box& operator=(const Box& other) {
        held_ = std::make_unique<T>(*other.held_);
        return *this;
    }
    Box& operator=(Box&&) noexcept = default;
    ~Box() = default;

    T& operator*() { return *held_; }
    const T& operator*() const { return *held_; }
    T* operator->() { return held_.get(); }
    const T* operator->() const { return held_.get(); }

    friend bool operator==(const Box& a, const Box& b) { return *a.held_ == *b.held_; }

private:
    std::unique_ptr<T> held_;
};

}  // namespace entente
