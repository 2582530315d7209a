#!/usr/bin/env bash
# Which versions does the project run on? Writes requirements/*.txt from *.in: for Python 3.11 and up, hashes, no hosts.
#   scripts/lock.sh               keeps each version that still fits
#   scripts/lock.sh --upgrade     takes the newest that fit
set -euo pipefail
cd "$(dirname "$0")/.."
if ! [ -x .venv/bin/uv ]; then scripts/venv.sh base; fi

# Made in a copy and moved at the end: an interrupted lock leaves the old one whole.
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
cp -r requirements "$copy/"
uv=$PWD/.venv/bin/uv
for name in uv base dev; do # base before dev: dev may not choose other versions than the house runs on
  (cd "$copy" && "$uv" pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header "$@" \
    "requirements/$name.in" -o "requirements/$name.txt")
  if grep -n '://' "$copy/requirements/$name.txt" >&2; then
    echo "The lock for $name names a host (above). Nothing was changed." >&2
    exit 1
  fi
done
for name in uv base dev; do
  if cmp -s "$copy/requirements/$name.txt" "requirements/$name.txt"; then
    echo "lock: $name.txt as it was"
  else
    cp "$copy/requirements/$name.txt" "requirements/$name.txt"
    echo "lock: $name.txt is new"
  fi
done
