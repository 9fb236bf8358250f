#include "data_sets.hpp"

namespace entente {

std::optional<DataSet> find_data_set(std::string_view name) {
    if (name == "cow") return DataSet::cow;
    if (name == "atop") return DataSet::atop;
    if (name == "dcad") return DataSet::dcad;
    return std::nullopt;
}

}  // namespace entente

namespace entente::importing {

DataSetFacts facts_of(DataSet data_set) {
    const auto day = [](int year) { return *Date::from_parts(year, 1, 1); };
    switch (data_set) {
        case DataSet::cow:
            return {
                "cow",
                "cow-formal-alliances-v4-1",
                "COW",
                "Correlates of War Formal Alliances v4.1",
                "COW;Correlates of War;COW Formal Alliances;COW alliances;Correlates of War "
                "Formal Alliances;Formal Alliances",
                "Formal Alliances, version 4.1",
                "Correlates of War Project",
                "https://correlatesofwar.org/data-sets/formal-alliances/",
                "alliance",
                day(1816),
                day(2013),
                true,
                "Gibler, Douglas M. 2009. International military alliances, 1648-2008. CQ Press."};
        case DataSet::atop:
            return {"atop",
                    "atop-v5-1",
                    "ATOP",
                    "Alliance Treaty Obligations and Provisions v5.1",
                    "ATOP;ATOP 5.1;Alliance Treaty Obligations and Provisions",
                    "Alliance Treaty Obligations and Provisions, version 5.1",
                    "Alliance Treaty Obligations and Provisions Project",
                    "http://www.atopdata.org/",
                    "alliance",
                    day(1815),
                    day(2019),
                    true,
                    "Leeds, Ritter, Mitchell and Long, Alliance Treaty Obligations and Provisions, "
                    "1815-1944, International Interactions 28 (2002)."};
        case DataSet::dcad:
            break;
    }
    return {
        "dcad",
        "dcad-v1-0",
        "DCAD",
        "Defense Cooperation Agreement Dataset v1.0",
        "DCAD;DCAD 1.0;Defense Cooperation Agreement Dataset;Defence Cooperation Agreement Dataset",
        "Defense Cooperation Agreement Dataset, version 1.0",
        "Correlates of War Project",
        "https://correlatesofwar.org/data-sets/defense-cooperation-agreement-dataset/",
        "defence cooperation agreement",
        day(1980),
        day(2011),
        false,
        "Kinne, Brandon J. 2020. The Defense Cooperation Agreement Dataset (DCAD). Journal of "
        "Conflict Resolution 64 (4)."};
}

}  // namespace entente::importing
