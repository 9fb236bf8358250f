#include "graph/mapped_file.hpp"

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "fault.hpp"

namespace entente {
namespace {

[[noreturn]] void refuse(const std::filesystem::path& file, const char* why) {
    throw data_error("UnreadableFile", fmt::format("{} cannot be read: {}.", file.string(), why));
}

/// Closes the file at the end of a scope; a mapping outlives its file.
class Descriptor {
public:
    explicit Descriptor(int number) : number_(number) {}
    ~Descriptor() {
        if (number_ >= 0) ::close(number_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    [[nodiscard]] int number() const { return number_; }

private:
    int number_;
};

}  // namespace

MappedFile::MappedFile(const std::filesystem::path& file) {
    // Without O_NONBLOCK a pipe would be waited for.
    const Descriptor descriptor(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    struct stat status {};
    if (descriptor.number() < 0 || ::fstat(descriptor.number(), &status) != 0) {
        refuse(file, std::strerror(errno));
    }
    if (!S_ISREG(status.st_mode)) refuse(file, "it is not a file");
    if (status.st_size == 0) return;
    const auto size = static_cast<std::size_t>(status.st_size);
    void* address = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, descriptor.number(), 0);
    if (address == MAP_FAILED) refuse(file, std::strerror(errno));
    address_ = address;
    bytes_ = {static_cast<const std::byte*>(address), size};
}

MappedFile::~MappedFile() {
    if (address_ != nullptr) ::munmap(address_, bytes_.size());
}

}  // namespace entente
