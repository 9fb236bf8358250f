// entente-compile DATA_DIR OUTPUT: makes the image of the facts that is linked into the program.
#include <array>
#include <filesystem>
#include <iostream>

#include "query/world.hpp"
#include "values/error.hpp"

namespace {

int compile(const std::filesystem::path& data, const std::filesystem::path& output) {
    const std::array folders{data};
    const auto world = entente::load_world(folders);
    entente::write_world(world, output);
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 3) {
        std::cerr << "usage: entente-compile DATA_DIR OUTPUT\n";
        return 2;
    }
    try {
        return compile(argv[1], argv[2]);
    } catch (const std::exception& error) {
        std::cerr << error.what() << '\n';
        return 1;
    }
}
