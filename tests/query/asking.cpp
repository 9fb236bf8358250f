#include "asking.hpp"

#include <array>
#include <filesystem>

namespace entente::test {
namespace {

struct DirectText {
    std::string operator()(std::monostate) const { return ""; }
    std::string operator()(Truth truth) const {
        return truth == Truth::yes ? "yes" : truth == Truth::no ? "no" : "unknown";
    }
    std::string operator()(std::int64_t number) const { return std::to_string(number); }
    std::string operator()(Date date) const { return date.iso(); }
    std::string operator()(const std::string& name) const { return name; }
};

}  // namespace

Session& shipped_session() {
    static const std::array folders = {std::filesystem::path(ENTENTE_SOURCE_DIR) / "data"};
    static Session session(load_world(folders), *Date::parse("2026-11-23"));
    return session;
}

std::string direct_text(const Answer& answer) {
    return std::visit(DirectText{}, answer.direct);
}

}  // namespace entente::test
