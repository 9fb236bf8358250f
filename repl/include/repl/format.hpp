// The formats that answers are written in.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <ostream>
#include <span>
#include <string_view>

#include "graph/graph.hpp"
#include "query/answer.hpp"
#include "repl/failure.hpp"
#include "repl/style.hpp"

namespace entente {

enum class Format : std::uint8_t { text, table, csv, json, jsonl, markdown, dot };

[[nodiscard]] std::span<const std::string_view> format_names();  ///< in the order of Format
[[nodiscard]] std::string_view name_of(Format format);
[[nodiscard]] std::optional<Format> find_format(std::string_view name);

/// Writes what statements give, one after another, to one stream.
class Writer {
public:
    Writer() = default;
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;
    virtual ~Writer() = default;

    virtual void answer(const Answer& answer, const Graph& graph) = 0;
    /// What a command says (`:cypher`, `:help`): lines of text.
    virtual void remark(std::string_view statement, std::string_view text) = 0;
    /// True when the failure is told here, as data; false when the format has no place for it.
    virtual bool failure(const Failure&) { return false; }
    /// Ends the output: nothing is written after it.
    virtual void finish() {}
};

/// Where and how a writer writes. The streams must outlive the writer.
struct Output {
    std::ostream& out;
    std::ostream& err;  ///< for what has no place in a format: a command's remarks beside CSV
    Style style;        ///< of `out`
    bool blank_between =
        true;  ///< an empty line between one answer and the next, in formats for people
    bool begun =
        false;  ///< something stands there already, so that the first answer is set off too
    const std::atomic<bool>* stop = nullptr;  ///< set while an answer is written: it ends there

    /// Asked before every row. Throws Error (type "Interrupted") when the answer is to stop, and
    /// NotRead when nothing takes it any more (`| head`).
    void check() const;
};

/// The stream takes no more: what is still to be written is for nobody.
struct NotRead {};

[[nodiscard]] std::unique_ptr<Writer> make_writer(Format format, const Output& output);

}  // namespace entente
