#!/usr/bin/env bash
# Which PostgreSQL does a command get? One made for it, which is gone when the command ends.
#   scripts/with-postgres.sh CMD…                        a throw-away cluster
#   PGTMP=DIR scripts/with-postgres.sh CMD…              a cluster that stays in DIR and is there again the next time
#   BEREIK_OWNER_URL=… scripts/with-postgres.sh CMD…     the server named there; nothing is started
# CMD finds BEREIK_OWNER_URL (migrations; makes roles and databases), BEREIK_DATABASE_URL (the pages) and
# BEREIK_LOOKS_URL (adds to the trail). Who is nobody's superuser here is nobody's superuser in a real house.
set -euo pipefail
[ $# -gt 0 ] || { echo "Say which command needs PostgreSQL: scripts/with-postgres.sh CMD…" >&2; exit 2; }
here=$(cd "$(dirname "$0")" && pwd)

if [ -n "${BEREIK_OWNER_URL:-}" ]; then
  for name in BEREIK_DATABASE_URL BEREIK_LOOKS_URL; do
    [ -n "${!name:-}" ] || { echo "BEREIK_OWNER_URL names a server, but $name is empty. Set all three, or none." >&2; exit 2; }
  done
  exec "$@"
fi

# Debian keeps the programs of each version in a folder of its own, outside PATH.
initdb=$(compgen -G '/usr/lib/postgresql/*/bin/initdb' | sort -V | tail -n 1 || true)
if [ -z "$initdb" ]; then initdb=$(command -v initdb || true); fi
bin=$(dirname "$initdb")
if [ -z "$initdb" ] || [ "$("$bin/initdb" --version | grep -oE '[0-9]+' | head -n 1)" -lt 15 ]; then
  echo "No PostgreSQL 15 or newer on this machine. Install it:  scripts/machine.sh postgresql" >&2
  exit 1
fi

# The server refuses to run as root: then Debian's user postgres runs it. Its programs start in / because
# postgres may not enter the folders of whoever called us.
server_user=$(id -un)
as_server() { (cd / && "$@"); }
if [ "$(id -u)" -eq 0 ]; then
  server_user=postgres
  as_server() { (cd / && runuser -u postgres -- "$@"); }
fi
# The caller's own settings for PostgreSQL must not reach ours.
while read -r name; do unset "$name"; done < <(compgen -e PG | grep -vx PGTMP || true)

# A socket's path may have 107 bytes, so not under TMPDIR, which may be long.
run=$(mktemp -d /tmp/bereik-pg-XXXXXX)
data=$run/data
if [ -n "${PGTMP:-}" ]; then
  mkdir -p "$PGTMP"
  data=$(cd "$PGTMP" && pwd)/cluster
  mkdir -p "$data"
  chmod 700 "$data"
fi
log=$run/log

# shellcheck disable=SC2317  # called by the trap
gone() {
  trap '' INT TERM HUP
  if [ -s "$data/postmaster.pid" ] && [ -n "${started:-}" ]; then
    as_server "$bin/pg_ctl" -D "$data" -m "${stop_mode:-immediate}" -w -t 30 -s stop >/dev/null 2>&1 || true
  fi
  rm -rf "$run"
}
trap gone EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
trap 'exit 129' HUP

fail() {
  echo "PostgreSQL did not start: $1" >&2
  tail -n 15 "$log" >&2 2>/dev/null || true
  exit 1
}

: >"$log"
if [ "$server_user" = postgres ] && [ "$(id -u)" -eq 0 ]; then
  chown postgres "$run" "$log"
  if [ -n "${PGTMP:-}" ]; then
    chown postgres "$data"
    as_server test -w "$data" || fail "the user postgres cannot reach $data; choose a folder outside your home for PGTMP."
  fi
fi

# Nobody outside this machine and no other user on it reaches the server: no port, a socket in a folder of our own.
options="-c listen_addresses= -k $run -c max_connections=100 -c timezone=UTC -c synchronous_commit=off"
if [ -z "${PGTMP:-}" ]; then
  options+=" -c fsync=off -c full_page_writes=off"
else
  stop_mode=fast
fi

if ! [ -s "$data/PG_VERSION" ]; then
  as_server "$bin/initdb" -D "$data" -U "$server_user" --auth=peer --encoding=UTF8 --locale=C.UTF-8 --no-sync >>"$log" 2>&1 ||
    fail "initdb failed."
  as_server tee "$data/pg_hba.conf" >/dev/null <<HBA
# Who starts the server is its superuser; everyone else says a password.
local all $server_user peer
local all all scram-sha-256
HBA
fi
started=yes
if ! as_server "$bin/pg_ctl" -D "$data" -l "$log" -o "$options" -w -t 60 -s start >/dev/null 2>&1; then
  if [ -n "${PGTMP:-}" ]; then started=''; fi # the server in DIR may be someone else's: leave it alone
  fail "its last words stand below, if it had any."
fi

password() { od -An -N 18 -tx1 /dev/urandom | tr -d ' \n'; }
owner_password=$(password) app_password=$(password) looks_password=$(password)

# Passwords live as long as the server runs, so none is kept. The owner makes the other two roles itself:
# only then may it grant them away in PostgreSQL 16 and later.
as_server "$bin/psql" -X -q -h "$run" -U "$server_user" -d postgres -v ON_ERROR_STOP=1 >>"$log" 2>&1 <<SQL || fail "making the roles failed."
select 'create role bereik_owner' where not exists (select from pg_roles where rolname = 'bereik_owner') \gexec
alter role bereik_owner with login nosuperuser nobypassrls createrole createdb password '$owner_password';
select 'create database bereik owner bereik_owner' where not exists (select from pg_database where datname = 'bereik') \gexec
set role bereik_owner;
select 'create role bereik_app' where not exists (select from pg_roles where rolname = 'bereik_app') \gexec
select 'create role bereik_looks' where not exists (select from pg_roles where rolname = 'bereik_looks') \gexec
alter role bereik_app with login password '$app_password';
alter role bereik_looks with login password '$looks_password';
SQL

host=${run//\//%2F}
export BEREIK_OWNER_URL="postgresql://bereik_owner:$owner_password@$host/bereik"
export BEREIK_DATABASE_URL="postgresql://bereik_app:$app_password@$host/bereik"
export BEREIK_LOOKS_URL="postgresql://bereik_looks:$looks_password@$host/bereik"

. "$here/child.sh"
run_child "$@"
exit "$child_status"
