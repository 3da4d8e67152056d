# Sourced by the other scripts: goes to the project's root and installs what the build needs and the
# machine lacks: GSL's headers and library, and pkg-config to find them. Nothing is done twice.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

have_gsl() {
  if command -v pkg-config >/dev/null 2>&1; then
    pkg-config --exists gsl
  else
    return 1
  fi
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

if ! command -v swift >/dev/null 2>&1; then
  echo "Swift 6.2 or later is needed and was not found: see https://www.swift.org/install" >&2
  exit 69
fi
have_gsl || install_gsl >&2
