# Sourced by the other scripts: goes to the project's root and installs what the build needs and the
# machine lacks: the headers and libraries of GSL and GLPK, and pkg-config to find GSL. Nothing is done
# twice.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

have_gsl() {
  if command -v pkg-config >/dev/null 2>&1; then
    pkg-config --exists gsl
  else
    return 1
  fi
}

# GLPK ships no file for pkg-config: its header is looked for where compilers look.
have_glpk() {
  local folder
  for folder in /usr/include /usr/local/include ${brew_prefix:+"$brew_prefix/include"}; do
    if [ -e "$folder/glpk.h" ]; then return 0; fi
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

install_gsl() {
  echo "Installing GSL (the GNU Scientific Library) and pkg-config..." >&2
  if command -v apt-get >/dev/null 2>&1; then
    as_root apt-get update -q
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends \
      libgsl-dev pkg-config
  elif command -v dnf >/dev/null 2>&1; then
    as_root dnf install -q -y gsl-devel pkgconf-pkg-config
  elif command -v brew >/dev/null 2>&1; then
    brew install gsl pkgconf
  else
    echo "Please install GSL 2.6 or later with its headers, and pkg-config, then run this again." >&2
    exit 69
  fi
}

install_glpk() {
  echo "Installing GLPK (the GNU Linear Programming Kit)..." >&2
  if command -v apt-get >/dev/null 2>&1; then
    as_root apt-get update -q
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends \
      libglpk-dev
  elif command -v dnf >/dev/null 2>&1; then
    as_root dnf install -q -y glpk-devel
  elif command -v brew >/dev/null 2>&1; then
    brew install glpk
  else
    echo "Please install GLPK 4.65 or later with its headers, then run this again." >&2
    exit 69
  fi
}

if ! command -v swift >/dev/null 2>&1; then
  echo "Swift 6.2 or later is needed and was not found: see https://www.swift.org/install" >&2
  exit 69
fi
have_gsl || install_gsl >&2
brew_prefix=""
if [ "$(uname)" = Darwin ] && command -v brew >/dev/null 2>&1; then brew_prefix="$(brew --prefix)"; fi
have_glpk || install_glpk >&2
if [ -n "$brew_prefix" ]; then
  # Homebrew's folders are not among those that the compiler and the linker search by themselves.
  export CPATH="$brew_prefix/include${CPATH:+:$CPATH}"
  export LIBRARY_PATH="$brew_prefix/lib${LIBRARY_PATH:+:$LIBRARY_PATH}"
fi
