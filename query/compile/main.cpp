// entente-compile DATA_DIR OUTPUT: makes the image of the facts that is linked into the program.
#include <array>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "query/world.hpp"
#include "values/error.hpp"

namespace {

int compile(const std::filesystem::path& data, const std::filesystem::path& output) {
    const std::array folders{data};
    const auto world = entente::load_world(folders);
    const auto image = entente::to_image(world);
    const auto beside = output.string() + ".new";
    {
        std::ofstream stream(beside, std::ios::binary);
        stream.write(reinterpret_cast<const char*>(image.data()),
                     static_cast<std::streamsize>(image.size()));
        if (!stream.flush()) {
            std::cerr << beside << ": cannot be written\n";
            return 1;
        }
    }
    std::filesystem::rename(beside, output);
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
