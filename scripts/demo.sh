#!/usr/bin/env bash
# How does someone see Bereik in a minute? A synthetic town in .bereik/demo, on SQLite, on this machine only.
#   PORT=8001 scripts/demo.sh     at another port
#   KEEP=1 scripts/demo.sh        goes on with the house of the last time, and leaves it there
set -euo pipefail
cd "$(dirname "$0")/.."

export PORT=${PORT:-8000}
if ! [[ $PORT =~ ^[0-9]{1,5}$ ]] || [ "$PORT" -gt 65535 ]; then
  echo "PORT=$PORT is not a port. Choose a number from 1024 to 65535:  make demo PORT=8001" >&2
  exit 2
fi
if (exec 3<>"/dev/tcp/127.0.0.1/$PORT") 2>/dev/null; then
  echo "Port $PORT is taken by something else on this machine. Choose another:  make demo PORT=$((PORT + 1))" >&2
  exit 1
fi

# Never a house that someone's settings name: the demo's own folder is emptied.
unset BEREIK_OWNER_URL BEREIK_DATABASE_URL BEREIK_LOOKS_URL
export BEREIK_HOME=$PWD/.bereik/demo
mkdir -p .bereik
exec 9<.bereik
if ! flock -n 9; then
  echo "A demo of this folder is already running. Stop it with Ctrl-C in its window, then try again." >&2
  exit 1
fi
forget() { [ -n "${KEEP:-}" ] || rm -rf "$BEREIK_HOME"; }
forget
mkdir -p "$BEREIK_HOME"
trap forget EXIT

. scripts/child.sh
run_child --own-group .venv/bin/bereik demo 9<&-
# Ctrl-C is how a demo ends.
if [ -n "$stopped_by" ]; then exit 0; fi
exit "$child_status"
