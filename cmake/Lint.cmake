# Target `lint` (with ENTENTE_LINT): clang-tidy over every source file of ours, as .clang-tidy says.
# The build tool runs it on all cores, and a file again only when it, a header that it includes or
# .clang-tidy has changed.

if(ENTENTE_LINT)
    find_program(CLANG_TIDY NAMES clang-tidy-14 clang-tidy REQUIRED)
    mark_as_advanced(CLANG_TIDY)
    add_custom_target(lint)
endif()

# entente_lint(<target>): adds the target's sources, each once however many targets share it.
function(entente_lint target)
    if(NOT ENTENTE_LINT)
        return()
    endif()
    set(includes "$<TARGET_PROPERTY:${target},INCLUDE_DIRECTORIES>")
    get_target_property(sources ${target} SOURCES)
    set(stamps)
    foreach(source IN LISTS sources)
        cmake_path(ABSOLUTE_PATH source BASE_DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}" NORMALIZE)
        cmake_path(RELATIVE_PATH source BASE_DIRECTORY "${PROJECT_SOURCE_DIR}"
                   OUTPUT_VARIABLE name)
        set(stamp "${CMAKE_BINARY_DIR}/lint/${name}.ok")
        get_property(known GLOBAL PROPERTY entente_linted)
        if(stamp IN_LIST known)
            continue()
        endif()
        set_property(GLOBAL APPEND PROPERTY entente_linted "${stamp}")
        cmake_path(GET stamp PARENT_PATH folder)
        file(MAKE_DIRECTORY "${folder}")
        add_custom_command(
            OUTPUT "${stamp}"
            COMMAND "${CLANG_TIDY}" -p "${CMAKE_BINARY_DIR}" --quiet "${source}"
            # What it includes, for the next time.
            COMMAND "${CMAKE_CXX_COMPILER}" -std=c++20 "-I$<JOIN:${includes},;-I>"
                    -MM -MQ "${stamp}" -MF "${stamp}.d" "${source}"
            COMMAND "${CMAKE_COMMAND}" -E touch "${stamp}"
            DEPENDS "${source}" "${PROJECT_SOURCE_DIR}/.clang-tidy"
            DEPFILE "${stamp}.d"
            COMMENT "clang-tidy ${name}"
            COMMAND_EXPAND_LISTS VERBATIM)
        list(APPEND stamps "${stamp}")
    endforeach()
    add_custom_target(lint_${target} DEPENDS ${stamps})
    add_dependencies(lint lint_${target})
endfunction()
