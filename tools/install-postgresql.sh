#!/usr/bin/env bash
# Installs the database server for the tests of the Deck (Debian's postgresql) where there is none and it can be. The tests start
# a server of their own from it, in a folder of their own; the one that the package starts is not touched.
set -u
. "$(dirname "$0")/debian-package.sh"

find_server() {
  for folder in /usr/lib/postgresql/*/bin; do
    [ -x "$folder/initdb" ] && echo "$folder" && return 0
  done
  return 1
}

install_package 'database server' postgresql find_server 'tests of the Deck on PostgreSQL'
