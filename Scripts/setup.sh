# Sourced by the other scripts: goes to the project's root and installs what the build needs and the
# machine lacks: the headers and libraries of GSL, GLPK and SQLite, and pkg-config to find GSL. Nothing
# is done twice.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

have_gsl() {
  if command -v pkg-config >/dev/null 2>&1; then
    pkg-config --exists gsl
  else
    return 1
  fi
}

# GLPK ships no file for pkg-config, and macOS has SQLite in its SDK: these headers are looked for
# where compilers look.
have_header() {
  local folder
  for folder in /usr/include /usr/local/include ${brew_prefix:+"$brew_prefix/include"}; do
    if [ -e "$folder/$1" ]; then return 0; fi
  done
  return 1
}

as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif command -v sudo >/dev/null 2>&1; then
    sudo "$@"
  else
    echo "Installing needs the rights of root, and there is no sudo here. Please run: $*" >&2
    exit 69
  fi
}

# install_package NAME APT DNF BREW: the packages that each package manager calls so (several in one word).
install_package() {
  echo "Installing $1..." >&2
  # shellcheck disable=SC2086  # several packages are several words
  if command -v apt-get >/dev/null 2>&1; then
    as_root apt-get update -q
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $2
  elif command -v dnf >/dev/null 2>&1; then
    as_root dnf install -q -y $3
  elif command -v brew >/dev/null 2>&1; then
    brew install $4
  else
    echo "Please install $1 with its headers, then run this again." >&2
    exit 69
  fi
}

# The programs that figures and the recipes of the documents call; the simulator itself needs none of them.
install_companions() {
  local tool
  for tool in "gnuplot gnuplot-nox gnuplot gnuplot" "jq jq jq jq" "sqlite3 sqlite3 sqlite sqlite" \
    "parallel parallel parallel parallel"; do
    # shellcheck disable=SC2086  # four words
    set -- $tool
    command -v "$1" >/dev/null 2>&1 || install_package "$@" >&2
  done
}

if ! command -v swift >/dev/null 2>&1; then
  echo "Swift 6.2 or later is needed and was not found: see https://www.swift.org/install" >&2
  exit 69
fi
brew_prefix=""
if [ "$(uname)" = Darwin ] && command -v brew >/dev/null 2>&1; then brew_prefix="$(brew --prefix)"; fi
have_gsl || install_package "GSL (the GNU Scientific Library, 2.6 or later) and pkg-config" \
  "libgsl-dev pkg-config" "gsl-devel pkgconf-pkg-config" "gsl pkgconf" >&2
have_header glpk.h || install_package "GLPK (the GNU Linear Programming Kit, 4.65 or later)" \
  libglpk-dev glpk-devel glpk >&2
if [ "$(uname)" != Darwin ]; then
  have_header sqlite3.h || install_package "SQLite (3.35 or later)" libsqlite3-dev sqlite-devel sqlite >&2
fi
if [ -n "$brew_prefix" ]; then
  # Homebrew's folders are not among those that the compiler and the linker search by themselves.
  export CPATH="$brew_prefix/include${CPATH:+:$CPATH}"
  export LIBRARY_PATH="$brew_prefix/lib${LIBRARY_PATH:+:$LIBRARY_PATH}"
fi
