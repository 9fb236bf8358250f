# entente_room(<target> [PUBLIC <target>...] [PRIVATE <target>...])
#
# One room of the house: a static library of src/*.cpp with its own include root, include/.
# Only what is named here can be included from its files, so an include against the arrows does
# not compile. A new source file needs no edit here; the glob finds it.
function(entente_room target)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "PUBLIC;PRIVATE")
    file(GLOB sources CONFIGURE_DEPENDS src/*.cpp)
    if(NOT sources) # a room of headers
        add_library(${target} INTERFACE)
        target_include_directories(${target} INTERFACE include)
        target_link_libraries(${target} INTERFACE ${arg_PUBLIC})
        return()
    endif()
    add_library(${target} STATIC ${sources})
    target_include_directories(${target} PUBLIC include PRIVATE src)
    target_link_libraries(${target} PUBLIC ${arg_PUBLIC}
                                    PRIVATE ${arg_PRIVATE} entente_warnings)
    entente_lint(${target})
endfunction()
