#include <string>
#include <vector>

#include "repl/program.hpp"

#if defined(__SANITIZE_ADDRESS__)
// libedit keeps its state until the process ends; the tests' own programs do look for leaks.
extern "C" const char* __asan_default_options() {
    return "detect_leaks=0";
}
#endif

int main(int argc, char** argv) {
    return entente::run_program(std::vector<std::string>(argv + (argc > 0 ? 1 : 0), argv + argc));
}
