// The readers of the data sets, one each, and what each set is.
#pragma once

#include "data_file.hpp"
#include "import/import.hpp"
#include "pacts.hpp"

namespace entente::importing {

/// What a data set is and covers, for its node among the sources and for what is asked outside.
struct DataSetFacts {
    const char* prefix;  ///< of the ids of its treaties
    const char* source;  ///< id of its source
    const char* short_name;
    const char* name;
    const char* aliases;
    const char* title;
    const char* publisher;
    const char* url;
    const char* noun;  ///< "alliance"
    Date covers_from;
    Date covers_until;  ///< the first day that it does not
    bool of_allies;     ///< all alliances of all states are in it
    const char* note;
};

[[nodiscard]] DataSetFacts facts_of(DataSet data_set);

/// Each reads one file, told by its header; throws Error for a header that is none of its own.
void read_cow(DataFile& table, Pacts& pacts, const std::function<void()>& after_row);
void read_atop(DataFile& table, Pacts& pacts, const std::function<void()>& after_row);
void read_dcad(DataFile& table, Pacts& pacts, const std::function<void()>& after_row);

}  // namespace entente::importing
