#include "values/moment.hpp"

#include <chrono>
#include <ctime>

#include "values/calendar.hpp"

namespace entente {

Moment Moment::now() {
    const auto since_epoch = std::chrono::duration_cast<std::chrono::nanoseconds>(
                                 std::chrono::system_clock::now().time_since_epoch())
                                 .count();
    return {floor_divide(since_epoch, nanoseconds_in_second),
            static_cast<std::int32_t>(floor_modulo(since_epoch, nanoseconds_in_second))};
}

std::int32_t Moment::machine_offset() const {
    const auto clock = static_cast<std::time_t>(seconds);
    std::tm local{};
    if (localtime_r(&clock, &local) == nullptr) return 0;
    return static_cast<std::int32_t>(local.tm_gmtoff);
}

}  // namespace entente
