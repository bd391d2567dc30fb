# shellcheck shell=bash
# To be sourced. install_package WHAT PACKAGE FIND TESTS: runs FIND, which prints where WHAT is; where it finds nothing, installs
# Debian's PACKAGE if that can be done. Never fails: without it TESTS are skipped, and say so.

install_package() {
  local what=$1 package=$2 find=$3 tests=$4 found
  if found=$("$find"); then
    echo "$what: $found"
    return 0
  fi
  if ! command -v apt-get >/dev/null; then
    echo "$what: none, and no apt-get to install one; $tests will be skipped"
    return 0
  fi
  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    if ! sudo -n true 2>/dev/null; then
      echo "$what: none, and installing one needs root (apt-get install $package); $tests will be skipped"
      return 0
    fi
    as_root=(sudo -n)
  fi
  local options=(-qq -o Acquire::Retries=2 -o Acquire::http::Timeout=30)
  {
    "${as_root[@]}" timeout 120 env DEBIAN_FRONTEND=noninteractive apt-get "${options[@]}" update &&
      "${as_root[@]}" timeout 420 env DEBIAN_FRONTEND=noninteractive apt-get "${options[@]}" install -y --no-install-recommends "$package"
  } >/dev/null 2>&1
  if found=$("$find"); then
    echo "$what: $found, installed"
  else
    echo "$what: apt-get could not install $package; $tests will be skipped"
  fi
}
