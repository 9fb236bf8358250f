// What each command does. All throw Error, its place one in `argument`.
#pragma once

#include <string_view>

#include "repl/shell.hpp"

namespace entente::actions {

void help(Shell& shell, std::string_view argument);
void as_of(Shell& shell, std::string_view argument);
void cypher(Shell& shell, std::string_view argument);
void explain_plan(Shell& shell, std::string_view argument);
void sources(Shell& shell, std::string_view argument);
void conflicts(Shell& shell, std::string_view argument);
void export_file(Shell& shell, std::string_view argument);
void draw(Shell& shell, std::string_view argument);
void reading(Shell& shell, std::string_view argument);
void format(Shell& shell, std::string_view argument);
void param(Shell& shell, std::string_view argument);
void procedure(Shell& shell, std::string_view argument);
void undo(Shell& shell, std::string_view argument);
void quit(Shell& shell, std::string_view argument);

}  // namespace entente::actions
