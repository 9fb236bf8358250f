#include "spelling.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace entente {
namespace {

struct Variant {
    std::string_view american;
    std::string_view british;
};

/// Sorted. Each stands for itself and with the endings below.
constexpr std::array<Variant, 34> stems = {{
    {"analyze", "analyse"},
    {"armor", "armour"},
    {"armored", "armoured"},
    {"behavior", "behaviour"},
    {"catalog", "catalogue"},
    {"center", "centre"},
    {"centered", "centred"},
    {"color", "colour"},
    {"defense", "defence"},
    {"dialog", "dialogue"},
    {"endeavor", "endeavour"},
    {"enrollment", "enrolment"},
    {"favor", "favour"},
    {"favored", "favoured"},
    {"fulfill", "fulfil"},
    {"fulfillment", "fulfilment"},
    {"gray", "grey"},
    {"harbor", "harbour"},
    {"honor", "honour"},
    {"honored", "honoured"},
    {"judgment", "judgement"},
    {"labor", "labour"},
    {"license", "licence"},
    {"liter", "litre"},
    {"maneuver", "manoeuvre"},
    {"meter", "metre"},
    {"neighbor", "neighbour"},
    {"neighborhood", "neighbourhood"},
    {"neighboring", "neighbouring"},
    {"offense", "offence"},
    {"program", "programme"},
    {"rumor", "rumour"},
    {"skeptic", "sceptic"},
    {"theater", "theatre"},
}};
static_assert(std::ranges::is_sorted(stems, {}, &Variant::american));

/// The British form of an American stem, or nothing.
std::string_view british_stem(std::string_view word) {
    const auto* found = std::ranges::lower_bound(stems, word, {}, &Variant::american);
    return found != stems.end() && found->american == word ? found->british : std::string_view{};
}

/// "-ization" and "-ize" with its inflections: where the z stands, or npos. Short words ("size",
/// "prize", "seize") are no such verbs.
std::size_t find_ize(std::string_view word) {
    constexpr std::size_t shortest_stem = 4;
    constexpr std::array<std::string_view, 8> endings = {
        "izations", "izational", "ization", "izing", "izers", "ized", "izes", "ize"};
    for (const std::string_view ending : endings) {
        if (word.ends_with(ending) && word.size() >= shortest_stem + ending.size()) {
            return word.size() - ending.size() + 1;
        }
    }
    return std::string_view::npos;
}

}  // namespace

void spell_british(std::string& word) {
    if (word.size() < 4) return;
    const bool plural = word.back() == 's';
    std::string_view singular = word;
    if (plural) singular.remove_suffix(1);
    if (const std::string_view british = british_stem(singular); !british.empty()) {
        word = std::string(british) + (plural ? "s" : "");
    } else if (const std::size_t z = find_ize(word); z != std::string_view::npos) {
        word[z] = 's';
    }
}

}  // namespace entente
