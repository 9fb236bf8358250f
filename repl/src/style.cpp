#include "repl/style.hpp"

#include <cstdlib>
#include <string_view>

#include <sys/ioctl.h>
#include <unistd.h>

namespace entente {

Style style_of(int file_descriptor) {
    Style style;
    if (isatty(file_descriptor) == 0) return style;
    const char* no_color = std::getenv("NO_COLOR");
    const char* terminal = std::getenv("TERM");
    style.colours = (no_color == nullptr || *no_color == '\0') && terminal != nullptr &&
                    std::string_view(terminal) != "dumb";
    winsize size{};
    const bool known = ioctl(file_descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
    style.width = known ? size.ws_col : 80;
    return style;
}

}  // namespace entente
