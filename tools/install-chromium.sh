#!/usr/bin/env bash
# Installs the browser for the tests of pages (Debian's chromium) where there is none and it can be.
set -u
. "$(dirname "$0")/debian-package.sh"

find_browser() {
  for name in chromium chromium-browser google-chrome google-chrome-stable; do
    command -v "$name" && return 0
  done
  return 1
}

install_package browser chromium find_browser 'tests of pages'
