# How everything of ours is compiled. The presets choose among these; see CMakePresets.json.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")

if(NOT CMAKE_BUILD_TYPE)
    set(CMAKE_BUILD_TYPE Release CACHE STRING "Release or Debug" FORCE)
endif()
# Release is what people run. Debug is for a quick turn: line tables only, since full debug
# information triples what a Spirit grammar costs to compile.
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG")
set(CMAKE_CXX_FLAGS_DEBUG "-O1 -g1 -D_GLIBCXX_ASSERTIONS")

find_program(CCACHE ccache)
mark_as_advanced(CCACHE)
if(CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER "${CCACHE}")
endif()

# Link to this for our warnings. Headers of the dependencies are system headers and stay silent.
add_library(entente_warnings INTERFACE)
target_compile_options(entente_warnings INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # GCC 12 sees overlapping copies inside std::string where there are none (GCC bug 105651).
    target_compile_options(entente_warnings INTERFACE -Wno-restrict)
endif()

if(ENTENTE_SANITIZE)
    add_compile_options(-fsanitize=${ENTENTE_SANITIZE} -fno-sanitize-recover=all
                        -fno-omit-frame-pointer)
    add_link_options(-fsanitize=${ENTENTE_SANITIZE})
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        # Instrumented code hides from the optimiser what is initialised.
        target_compile_options(entente_warnings INTERFACE -Wno-maybe-uninitialized)
    endif()
endif()
