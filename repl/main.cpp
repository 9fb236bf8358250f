#include <string>
#include <vector>

#include "repl/program.hpp"

int main(int argc, char** argv) {
    return entente::run_program(std::vector<std::string>(argv + (argc > 0 ? 1 : 0), argv + argc));
}
