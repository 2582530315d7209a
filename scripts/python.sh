#!/usr/bin/env bash
# Which Python makes .venv? The newest supported one on this machine; its path is printed.
#   PYTHON=/path/to/python scripts/python.sh     that one and no other
set -euo pipefail

# 3.11 is the oldest that the lock is made for, 3.13 the newest that the project was tried with.
supported='(3, 11) <= sys.version_info[:2] <= (3, 13)'

fits() { # PYTHON CONDITION: a name that exists may still not run (version managers leave such names behind)
  "$1" -I -c "import sys; sys.exit(not ($2))" >/dev/null 2>&1
}

version() { "$1" -I -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null || true; }

# Debian's python3 comes without ensurepip until python3-venv is installed.
can_make_venv='__import__("venv") and __import__("ensurepip") and __import__("ssl") and __import__("sqlite3")'

if [ -n "${PYTHON:-}" ]; then
  mapfile -t found < <(command -v "$PYTHON" || true)
else
  mapfile -t found < <(type -ap python3.13 python3.12 python3.11 python3 | awk '!seen[$0]++' || true)
fi

newest() { # the newest among $found that CONDITION holds for
  local path
  for path in "${found[@]}"; do
    if fits "$path" "$1"; then echo "$(version "$path") $path"; fi
  done | sort -s -V -r -k1,1 | head -n 1 | cut -d ' ' -f 2-
}

chosen=$(newest "$supported and $can_make_venv")
if [ -z "$chosen" ]; then
  half=$(newest "$supported")
  if [ -n "$half" ] && [ "$(readlink -f "$half" | cut -d/ -f1-3)" = /usr/bin ]; then
    "$(dirname "$0")/machine.sh" python3-venv ca-certificates >&2
    chosen=$(newest "$supported and $can_make_venv")
  fi
fi

if [ -z "$chosen" ]; then
  {
    echo "No Python here that can make .venv."
    echo "  Needed: Python 3.11, 3.12 or 3.13 with the modules venv, ensurepip, ssl and sqlite3."
    echo "  Found:"
    for path in "${found[@]}"; do
      said=$(version "$path")
      if [ -z "$said" ]; then
        echo "    $path: does not run"
      elif fits "$path" "$supported"; then
        echo "    $path: $said, a module is missing"
      else
        echo "    $path: $said, not supported"
      fi
    done
    [ ${#found[@]} -gt 0 ] || echo "    ${PYTHON:-nothing called python3 on PATH}"
    echo "  Now: on Debian 12 run  apt-get install python3 python3-venv  as root;"
    echo "       or name the one to use:  make setup PYTHON=/path/to/python3.11"
  } >&2
  exit 1
fi
echo "$chosen"
