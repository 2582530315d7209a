#!/usr/bin/env bash
# Does .venv hold what the lock says? If not, make it so.
#   scripts/venv.sh base     what the house runs on
#   scripts/venv.sh dev      the same, with what tests, checks and benchmarks need
# A .venv that holds dev holds base too. Nothing without a hash in requirements/*.txt is installed.
set -euo pipefail
cd "$(dirname "$0")/.."

wanted=${1:?"say what .venv must hold: base or dev"}
kept=.venv/.holds # three lines: base or dev; the digest of what that was made from; the folder it was made in
python=.venv/bin/python
uv=.venv/bin/uv

digest() {
  { cat "requirements/$1.txt" requirements/uv.txt requirements/base.in pyproject.toml; "$python" -V; } | sha256sum
}
kept_line() { sed -n "$1p" "$kept" 2>/dev/null || true; }
runs() { "$python" -c 'import sys; sys.exit(not ((3, 11) <= sys.version_info[:2] <= (3, 13)))' 2>/dev/null; }
has() { [ "$(kept_line 1)" = "$1" ] && [ "$(kept_line 2)" = "$(digest "$1")" ]; }

# Two makes at once take turns (the lock is on the folder itself, so that none stays behind).
exec 9<scripts
flock 9

# Scripts in .venv/bin name their folder: after a move or a copy they point at the old one.
if [ -e "$kept" ] && [ "$(kept_line 3)" != "$PWD" ]; then
  echo "setup: .venv was made in $(kept_line 3); making a new one here"
  rm -rf .venv
elif [ -d .venv ] && ! runs; then
  echo "setup: .venv no longer has a supported Python; making a new one"
  rm -rf .venv
fi

if [ -d .venv ]; then
  if has dev || { [ "$wanted" = base ] && has base; }; then exit 0; fi
  if [ "$(kept_line 1)" = dev ]; then wanted=dev; fi
else
  chosen=$(scripts/python.sh)
  echo "setup: .venv with $("$chosen" -V) from $chosen"
  "$chosen" -m venv .venv
fi

rm -f "$kept"
if ! [ -x "$uv" ]; then
  "$python" -m pip --version >/dev/null 2>&1 || "$python" -m ensurepip >/dev/null
  "$python" -m pip install -qq --disable-pip-version-check --no-input --require-hashes -r requirements/uv.txt
fi

# Where an office reads along in what goes over the wire, only the machine's own certificates fit, not those inside uv.
if [ -s "${SSL_CERT_FILE:-/etc/ssl/certs/ca-certificates.crt}" ]; then export UV_SYSTEM_CERTS=true; fi

# --no-build: an unbuilt package would fetch what builds it, without hashes.
echo "setup: packages from requirements/$wanted.txt"
"$uv" pip sync --quiet --python "$python" --no-build --require-hashes "requirements/$wanted.txt" requirements/uv.txt
"$uv" pip install --quiet --python "$python" --no-deps --no-build-isolation --editable .

printf '%s\n%s\n%s\n' "$wanted" "$(digest "$wanted")" "$PWD" >"$kept.new"
mv "$kept.new" "$kept"
