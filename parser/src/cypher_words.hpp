// The words that mean something in the pattern language.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace entente::cypher {

/// In the order of their spelling, which find_word() relies on. `no_word` is every other word.
enum class Word : std::uint8_t {
    no_word,
    add,
    all,
    all_shortest_paths,
    and_,
    any,
    as,
    asc,
    ascending,
    by,
    call,
    case_,
    constraint,
    contains,
    count,
    create,
    delete_,
    desc,
    descending,
    detach,
    distinct,
    do_,
    drop,
    else_,
    end,
    ends,
    exists,
    explain,
    false_,
    for_,
    foreach,
    in,
    is,
    limit,
    load,
    mandatory,
    match,
    merge,
    none,
    not_,
    null,
    of,
    offset,
    on,
    optional,
    or_,
    order,
    profile,
    reduce,
    remove,
    require,
    return_,
    scalar,
    set,
    shortest_path,
    single,
    skip,
    starts,
    then,
    true_,
    union_,
    unique,
    unwind,
    valid_time,
    when,
    where,
    with,
    xor_,
    yield,
};
inline constexpr std::size_t word_count = static_cast<std::size_t>(Word::yield) + 1;

/// In any letter case.
[[nodiscard]] Word find_word(std::string_view text);

/// "RETURN"; camel case for the names of functions ("shortestPath").
[[nodiscard]] std::string_view spelling(Word word);

/// A reserved word is a variable or an alias only in backticks.
[[nodiscard]] bool is_reserved(Word word);

/// The words that openCypher reserves, more than we do: printed in backticks, so that other engines
/// read them too.
[[nodiscard]] bool is_reserved_elsewhere(Word word);

/// A clause begins with it: MATCH, RETURN, also those that only other engines have.
[[nodiscard]] bool begins_clause(Word word);

}  // namespace entente::cypher
