// A file mapped into memory, read only.
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string_view>

namespace entente {

class MappedFile {
public:
    /// Throws Error (DataError) when the file cannot be read.
    explicit MappedFile(const std::filesystem::path& file);
    ~MappedFile();
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;

    [[nodiscard]] std::span<const std::byte> bytes() const { return bytes_; }
    [[nodiscard]] std::string_view text() const {
        return {reinterpret_cast<const char*>(bytes_.data()), bytes_.size()};
    }

private:
    void* address_ = nullptr;
    std::span<const std::byte> bytes_;
};

}  // namespace entente
