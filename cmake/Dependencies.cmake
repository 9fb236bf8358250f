# The libraries we stand on, each as a target. All are Debian 12 packages; `dev` lists them.
# What the program links is linked statically where Debian ships an archive: each shared library
# would add to the time from starting the process to the answer.

include(FindPackageHandleStandardArgs)

# entente_find_archive(<target> HEADER <h> ARCHIVES <name>... SHARED <name>): an imported target
# of the static archives when all are there, otherwise of the shared library.
function(entente_find_archive target)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "HEADER;SHARED" "ARCHIVES")
    find_path(${target}_INCLUDE_DIR ${arg_HEADER} REQUIRED)
    mark_as_advanced(${target}_INCLUDE_DIR)
    set(libraries)
    foreach(name IN LISTS arg_ARCHIVES)
        find_library(${target}_${name}_ARCHIVE lib${name}.a)
        mark_as_advanced(${target}_${name}_ARCHIVE)
        if(NOT ${target}_${name}_ARCHIVE)
            find_library(${target}_SHARED ${arg_SHARED} REQUIRED)
            mark_as_advanced(${target}_SHARED)
            set(libraries "${${target}_SHARED}")
            break()
        endif()
        list(APPEND libraries "${${target}_${name}_ARCHIVE}")
    endforeach()
    add_library(${target} INTERFACE IMPORTED GLOBAL)
    target_include_directories(${target} SYSTEM INTERFACE "${${target}_INCLUDE_DIR}")
    target_link_libraries(${target} INTERFACE ${libraries})
endfunction()

set(Boost_NO_BOOST_CMAKE ON) # headers only: the packaged configuration asks for more
find_package(Boost 1.74 REQUIRED)
find_package(Threads REQUIRED)
find_package(CLI11 REQUIRED)
find_package(nlohmann_json 3.11 REQUIRED)
find_package(fmt 9 REQUIRED)
entente_find_archive(utf8proc HEADER utf8proc.h ARCHIVES utf8proc SHARED utf8proc)
entente_find_archive(libedit HEADER histedit.h ARCHIVES edit tinfo bsd md SHARED edit)

# Debian ships fmt as a shared library only, and that one pulls in the shared C++ library too.
# Header-only use costs 2.5 s a source file. So we compile its one source file ourselves.
get_target_property(fmt_include_dir fmt::fmt INTERFACE_INCLUDE_DIRECTORIES)
add_library(entente_fmt STATIC "${CMAKE_CURRENT_LIST_DIR}/fmt/fmt.cpp")
target_include_directories(entente_fmt SYSTEM PUBLIC ${fmt_include_dir})
