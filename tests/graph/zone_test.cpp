// Time zones from files of our own making, sound and damaged.
#include "values/zone.hpp"

#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "scratch_folder.hpp"

namespace entente {
namespace {

std::string number(std::int64_t value, int bytes) {
    std::string text;
    for (int shift = (bytes - 1) * 8; shift >= 0; shift -= 8)
        text +=
            static_cast<char>(static_cast<std::uint64_t>(value) >> static_cast<unsigned>(shift));
    return text;
}

struct Change {
    std::int64_t at;
    int type;
};

std::string header(std::size_t changes, std::size_t types) {
    return "TZif2" + std::string(15 + 12, '\0') + number(static_cast<std::int64_t>(changes), 4) +
           number(static_cast<std::int64_t>(types), 4) + number(0, 4);
}

/// A TZif file, whose old half is empty.
std::string zone_file(const std::vector<Change>& changes, const std::vector<std::int64_t>& offsets,
                      const std::string& rule) {
    std::string file = header(0, 0) + header(changes.size(), offsets.size());
    for (const Change& change : changes)
        file += number(change.at, 8);
    for (const Change& change : changes)
        file += static_cast<char>(change.type);
    for (const std::int64_t offset : offsets)
        file += number(offset, 4) + std::string(2, '\0');
    return file + "\n" + rule + "\n";
}

/// A time zone database of its own for as long as it lives.
class ZoneFolder : public testing::Test {
protected:
    void SetUp() override { setenv("TZDIR", folder_.path().c_str(), 1); }
    void TearDown() override { unsetenv("TZDIR"); }
    void write(const std::string& name, const std::string& bytes) {
        std::ofstream(folder_.path() / name, std::ios::binary) << bytes;
    }

private:
    ScratchFolder folder_;
};

TEST_F(ZoneFolder, HoldsOffsetsFromChangeToChange) {
    write("Ours", zone_file({{0, 1}, {1000, 0}}, {-3600, 7200}, "<-01>1"));
    const Zone* zone = find_zone("Ours");
    ASSERT_NE(zone, nullptr);
    EXPECT_EQ(zone->offset_at(-1), -3600);
    EXPECT_EQ(zone->offset_at(0), 7200);
    EXPECT_EQ(zone->offset_at(999), 7200);
    EXPECT_EQ(zone->offset_at(1000), -3600);
    EXPECT_EQ(zone->offset_at(1'000'000'000'000'000), -3600);
    EXPECT_EQ(find_zone("Ours"), zone);
}

TEST_F(ZoneFolder, GoesOnByTheRule) {
    // 1 July 2024 and 1 January 2025, 12:00 in UTC.
    constexpr std::int64_t july = 1'719'835'200;
    constexpr std::int64_t january = 1'735'732'800;
    struct Case {
        std::string rule;
        Offset in_july;
        Offset in_january;
    };
    const std::vector<Case> cases = {
        {"UTC0", 0, 0},
        {"CET-1CEST,M3.5.0,M10.5.0/3", 7200, 3600},
        {"AEST-10AEDT,M10.1.0,M4.1.0/3", 36000, 39600},
        {"IST-1GMT0,M10.5.0,M3.5.0/1", 3600, 0},
        {"<-02>2<-01>,M3.5.0/-1,M10.5.0/0", -3600, -7200},
        {"AAA3:30BBB2:15:30,J60/0,J300/0", -8130, -12600},
        {"AAA3BBB,59,299/24:00:00", -7200, -10800},
        {"XXX3EDT4,0/0,J365/23", -14400, -14400},  // all the year: RFC 8536, 3.3.1
    };
    int count = 0;
    for (const Case& each : cases) {
        const std::string name = "Rule" + std::to_string(count++);
        write(name, zone_file({}, {0}, each.rule));
        const Zone* zone = find_zone(name);
        ASSERT_NE(zone, nullptr) << each.rule;
        EXPECT_EQ(zone->offset_at(july), each.in_july) << each.rule;
        EXPECT_EQ(zone->offset_at(january), each.in_january) << each.rule;
    }
}

TEST_F(ZoneFolder, KeepsTheLastOffsetWithoutARule) {
    int count = 0;
    for (const std::string rule : {"", "C", "CET", "CET-1CEST", "CET-99", "CET-1CEST,M3.5.0",
                                   "CET-1CEST,M13.5.0,M10.5.0", "CET-1CEST,M3.6.0,M10.5.0",
                                   "CET-1CEST,M3.5.0,M10.5.0/999", "CET-1CEST,J0,J366", "<CET-1"}) {
        const std::string name = "NoRule" + std::to_string(count++);
        write(name, zone_file({{0, 1}}, {0, 1234}, rule));
        const Zone* zone = find_zone(name);
        ASSERT_NE(zone, nullptr) << rule;
        EXPECT_EQ(zone->offset_at(5'000'000'000), 1234) << rule;
    }
}

TEST_F(ZoneFolder, RefusesDamagedFiles) {
    const std::string sound = zone_file({{0, 1}, {1000, 0}}, {-3600, 7200}, "UTC0");
    const std::vector<std::string> damaged = {
        "",
        "TZif",
        "not a time zone",
        "TZif" + std::string(60, '\0'),
        header(0, 0),
        header(0, 0) + header(0, 0),
        header(0, 0) + header(2, 1),
        header(0xFFFFFFFF, 0xFFFFFFFF) + header(0, 1),
        header(0, 0) + header(0xFFFFFFFF, 0xFFFFFFFF),
        sound.substr(0, sound.size() - 14),
        zone_file({{0, 2}}, {-3600, 7200}, ""),
        zone_file({{0, -1}}, {-3600, 7200}, ""),
        zone_file({{1000, 1}, {0, 1}}, {-3600, 7200}, ""),
        zone_file({}, {1'000'000}, ""),
    };
    for (std::size_t i = 0; i < damaged.size(); ++i) {
        const std::string name = "Damaged" + std::to_string(i);
        write(name, damaged[i]);
        EXPECT_EQ(find_zone(name), nullptr) << i;
    }
    for (std::size_t size = 0; size < sound.size() - 6; ++size) {
        const std::string name = "Cut" + std::to_string(size);
        write(name, sound.substr(0, size));
        EXPECT_EQ(find_zone(name), nullptr) << size;
    }
}

TEST_F(ZoneFolder, TakesNoPathsForNames) {
    write("Ours", zone_file({}, {0}, "UTC0"));
    for (const std::string_view name : {"", ".", "..", "/Ours", "./Ours", "Ours\n", "None"}) {
        EXPECT_EQ(find_zone(name), nullptr) << name;
    }
    EXPECT_EQ(find_zone(std::string(1000, 'x')), nullptr);
}

TEST_F(ZoneFolder, KnowsZonesOfElsewhereByNameOnly) {
    const Zone* zone = zone_named("Else/Where");
    EXPECT_EQ(zone->name(), "Else/Where");
    EXPECT_EQ(zone->offset_at(0), std::nullopt);
    EXPECT_EQ(find_zone("Else/Where"), nullptr);
    EXPECT_EQ((TimeZone{1234, zone}.offset_at(0)), 1234);
}

}  // namespace
}  // namespace entente
