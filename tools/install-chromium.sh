#!/usr/bin/env bash
# Installs the browser for the tests of pages (Debian's chromium) where there is none and it can be. Never fails: without a
# browser those tests are skipped, and say so.
set -u

find_browser() {
  for name in chromium chromium-browser google-chrome google-chrome-stable; do
    command -v "$name" && return 0
  done
  return 1
}

if found=$(find_browser); then
  echo "browser: $found"
  exit 0
fi
if ! command -v apt-get >/dev/null; then
  echo "browser: none, and no apt-get to install one; tests of pages will be skipped"
  exit 0
fi
as_root=()
if [ "$(id -u)" -ne 0 ]; then
  if ! sudo -n true 2>/dev/null; then
    echo "browser: none, and installing one needs root (apt-get install chromium); tests of pages will be skipped"
    exit 0
  fi
  as_root=(sudo -n)
fi
export DEBIAN_FRONTEND=noninteractive
options=(-qq -o Acquire::Retries=2 -o Acquire::http::Timeout=30)
{
  "${as_root[@]}" timeout 120 apt-get "${options[@]}" update &&
    "${as_root[@]}" timeout 420 apt-get "${options[@]}" install -y --no-install-recommends chromium
} >/dev/null 2>&1
if found=$(find_browser); then
  echo "browser: $found, installed"
else
  echo "browser: apt-get could not install chromium; tests of pages will be skipped"
fi
exit 0
