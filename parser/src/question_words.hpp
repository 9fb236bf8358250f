// Tables of the words that English itself has: what the vocabulary of a world need not say.
#pragma once

#include <array>
#include <string_view>

#include "question_reader.hpp"

namespace entente::question {

struct AuxiliaryWord {
    std::string_view word;
    Auxiliary auxiliary;
};
inline constexpr std::array auxiliaries{
    AuxiliaryWord{"is", {Auxiliary::Kind::be, false, Modality::none}},
    AuxiliaryWord{"are", {Auxiliary::Kind::be, false, Modality::none}},
    AuxiliaryWord{"was", {Auxiliary::Kind::be, false, Modality::none}},
    AuxiliaryWord{"were", {Auxiliary::Kind::be, false, Modality::none}},
    AuxiliaryWord{"am", {Auxiliary::Kind::be, false, Modality::none}},
    AuxiliaryWord{"'s", {Auxiliary::Kind::be, false, Modality::none}},
    AuxiliaryWord{"isnt", {Auxiliary::Kind::be, true, Modality::none}},
    AuxiliaryWord{"arent", {Auxiliary::Kind::be, true, Modality::none}},
    AuxiliaryWord{"wasnt", {Auxiliary::Kind::be, true, Modality::none}},
    AuxiliaryWord{"werent", {Auxiliary::Kind::be, true, Modality::none}},
    AuxiliaryWord{"do", {Auxiliary::Kind::do_, false, Modality::none}},
    AuxiliaryWord{"does", {Auxiliary::Kind::do_, false, Modality::none}},
    AuxiliaryWord{"did", {Auxiliary::Kind::do_, false, Modality::none}},
    AuxiliaryWord{"dont", {Auxiliary::Kind::do_, true, Modality::none}},
    AuxiliaryWord{"doesnt", {Auxiliary::Kind::do_, true, Modality::none}},
    AuxiliaryWord{"didnt", {Auxiliary::Kind::do_, true, Modality::none}},
    AuxiliaryWord{"has", {Auxiliary::Kind::have, false, Modality::none}},
    AuxiliaryWord{"have", {Auxiliary::Kind::have, false, Modality::none}},
    AuxiliaryWord{"had", {Auxiliary::Kind::have, false, Modality::none}},
    AuxiliaryWord{"hasnt", {Auxiliary::Kind::have, true, Modality::none}},
    AuxiliaryWord{"havent", {Auxiliary::Kind::have, true, Modality::none}},
    AuxiliaryWord{"hadnt", {Auxiliary::Kind::have, true, Modality::none}},
    AuxiliaryWord{"can", {Auxiliary::Kind::modal, false, Modality::can}},
    AuxiliaryWord{"could", {Auxiliary::Kind::modal, false, Modality::can}},
    AuxiliaryWord{"may", {Auxiliary::Kind::modal, false, Modality::can}},
    AuxiliaryWord{"might", {Auxiliary::Kind::modal, false, Modality::can}},
    AuxiliaryWord{"cant", {Auxiliary::Kind::modal, true, Modality::can}},
    AuxiliaryWord{"cannot", {Auxiliary::Kind::modal, true, Modality::can}},
    AuxiliaryWord{"couldnt", {Auxiliary::Kind::modal, true, Modality::can}},
    AuxiliaryWord{"will", {Auxiliary::Kind::modal, false, Modality::will}},
    AuxiliaryWord{"would", {Auxiliary::Kind::modal, false, Modality::none}},
    AuxiliaryWord{"shall", {Auxiliary::Kind::modal, false, Modality::will}},
    AuxiliaryWord{"wont", {Auxiliary::Kind::modal, true, Modality::will}},
    AuxiliaryWord{"wouldnt", {Auxiliary::Kind::modal, true, Modality::none}},
    AuxiliaryWord{"must", {Auxiliary::Kind::modal, false, Modality::none}},
};

/// Prepositions of English that a phrase may begin with, whether or not the vocabulary has a use
/// for them here: which one fits is decided by the noun or verb it belongs to.
inline constexpr std::array prepositions{
    "about", "against", "among",  "at",     "by",      "for",       "from",
    "in",    "into",    "of",     "on",     "to",      "towards",   "under",
    "upon",  "with",    "within", "inside", "outside", "alongside", "as"};

inline constexpr std::array number_words{"one",     "two",       "three",    "four",     "five",
                                         "six",     "seven",     "eight",    "nine",     "ten",
                                         "eleven",  "twelve",    "thirteen", "fourteen", "fifteen",
                                         "sixteen", "seventeen", "eighteen", "nineteen", "twenty"};
inline constexpr std::array round_words{"thirty",  "forty",  "fifty",  "sixty",
                                        "seventy", "eighty", "ninety", "hundred"};
inline constexpr std::array place_words{"first", "second",  "third",  "fourth", "fifth",
                                        "sixth", "seventh", "eighth", "ninth",  "tenth"};

[[nodiscard]] bool is_preposition(std::string_view word);

}  // namespace entente::question
