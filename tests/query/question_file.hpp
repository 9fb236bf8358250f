// Questions as data: blocks of lines, an empty line between two.
//
//   # what the questions below are about
//   is Japan a member of NATO?
//   does Japan belong to NATO
//   @ 2021-06-14
//   = no
//
// A line that begins with none of these marks is a question; all of a block's questions have the
// same answer.
//
//   @ DATE      the day asked about; without it 2026-11-23
//   = ANSWER    yes, no, unknown, a count, a date, one name; `none` when there is no such answer
//   > A; B; C   the first column's rows, in any order, over as many lines as it takes; `nothing`
//   * N         the number of rows
//   + A; B      rows that are among them
//   - A; B      rows that are not
//   " TEXT      a line of the text, exactly, all of them in order
//   % NOTE      a note beside the answer, all of them in order
//   & READING   how it was read, in one line of English
//   ~ QUERY     the query that it becomes, exactly
//   ! DETAIL    an error; then `! at WORD` and `! MESSAGE`, its place and exact words
//   # ...       for the reader
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace entente::test {

struct QuestionBlock {
    std::size_t line = 0;  ///< of its first question
    std::vector<std::string> questions;
    std::string as_of = "2026-11-23";
    std::optional<std::string> answer;
    std::optional<std::set<std::string>> rows;
    std::optional<std::size_t> row_count;
    std::set<std::string> among;
    std::set<std::string> absent;
    std::optional<std::string> text;
    std::optional<std::string> cypher;
    std::vector<std::string> notes;
    std::optional<std::string> reading;
    std::vector<std::string> error;  ///< detail, "at WORD", message
};

/// The blocks of one file; of a page (.md), those between "```questions" and "```". Throws
/// std::runtime_error for a block without a question or an expectation.
[[nodiscard]] std::vector<QuestionBlock> read_questions(const std::filesystem::path& file);

/// The files of tests/query/questions, the page on questions and the worlds of tests/query/worlds,
/// sorted.
[[nodiscard]] std::vector<std::filesystem::path> question_files(const std::filesystem::path& root);

}  // namespace entente::test
