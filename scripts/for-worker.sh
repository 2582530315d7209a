#!/usr/bin/env bash
# How do tests side by side get a PostgreSQL each? The sealer waits for every running transaction of a cluster, so two
# workers in one would wait for each other. This lays the caller's cluster aside for one worker of pytest-xdist:
#   scripts/with-postgres.sh scripts/for-worker.sh gw1 scripts/with-postgres.sh pytest -n 2
# The first cluster is then gw1's, the second everybody else's (bereik.house.settings_test reads BEREIK_…_URL_gw1).
set -euo pipefail
[ $# -gt 1 ] || { echo "Say for which worker, and then what to run: scripts/for-worker.sh gw1 CMD…" >&2; exit 2; }
worker=$1
shift
for name in BEREIK_OWNER_URL BEREIK_DATABASE_URL BEREIK_LOOKS_URL; do
  export "${name}_$worker=${!name:?is not set: start this from scripts/with-postgres.sh}"
  unset "$name"
done
exec "$@"
