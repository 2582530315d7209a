#!/usr/bin/env bash
# What must this machine have besides Python, and is it there? Installs from Debian only what is missing.
#   scripts/machine.sh PACKAGE…                    missing and not to be installed: says what to do, exit 1
#   scripts/machine.sh --if-possible PACKAGE…      the same, but goes on without (and asks for no password)
set -euo pipefail

optional=no
if [ "${1:-}" = --if-possible ]; then
  optional=yes
  shift
fi

installed() {
  dpkg-query -W -f '${Status}' "$1" 2>/dev/null | grep -q 'ok installed$'
}

# What came to the machine in another way counts too.
present() {
  case $1 in
    chromium) command -v chromium ;;
    postgresql) compgen -G '/usr/lib/postgresql/*/bin/initdb' ;;
    python3-venv) /usr/bin/python3 -c 'import ensurepip' ;;
    ca-certificates) [ -s "${SSL_CERT_FILE:-/etc/ssl/certs/ca-certificates.crt}" ] ;;
    lib*) PATH=$PATH:/usr/sbin:/sbin ldconfig -p | grep -q "${1%-[0-9]*}" ;;
    *) false ;;
  esac >/dev/null 2>&1
}

missing=()
for package in "$@"; do
  installed "$package" || present "$package" || missing+=("$package")
done
[ ${#missing[@]} -gt 0 ] || exit 0

as_root=()
if [ "$(id -u)" -ne 0 ]; then
  if sudo -n true 2>/dev/null || { [ $optional = no ] && [ -t 0 ] && command -v sudo >/dev/null; }; then
    as_root=(sudo)
  else
    as_root=(false)
  fi
fi

by_hand() {
  {
    echo "Missing on this machine: ${missing[*]}"
    echo "  Why: $1"
    echo "  Now: run as root  apt-get install --no-install-recommends ${missing[*]}"
    echo "       (elsewhere than on Debian: the packages of the same purpose), then the same make again."
  } >&2
  [ $optional = yes ] && exit 0
  exit 1
}

command -v apt-get >/dev/null || by_hand "they come from Debian's packages, and this machine has no apt-get."
[ "${as_root[*]}" != false ] || by_hand "installing them takes root, and you are $(id -un) without sudo."

log=$(mktemp)
no_cluster=/etc/postgresql-common/createcluster.d/bereik.conf
clean_up() {
  rm -f "$log"
  if [[ " ${missing[*]} " == *" postgresql "* ]]; then "${as_root[@]}" rm -f "$no_cluster"; fi
}
trap clean_up EXIT

# Debian would make a server that runs from now on; ours is made for one command and gone after it.
if [[ " ${missing[*]} " == *" postgresql "* ]]; then
  "${as_root[@]}" mkdir -p "$(dirname "$no_cluster")"
  echo 'create_main_cluster = false' | "${as_root[@]}" tee "$no_cluster" >/dev/null
fi

apt() {
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o Dpkg::Use-Pty=0 -o DPkg::Lock::Timeout=300 "$@" \
    >>"$log" 2>&1 </dev/null
}

echo "machine: installing from Debian: ${missing[*]}"
# The lists may be absent or old: then the first try fails, and the second one has new lists.
if ! apt install --no-install-recommends "${missing[@]}"; then
  if ! { apt update && apt install --no-install-recommends "${missing[@]}"; }; then
    tail -n 15 "$log" >&2
    by_hand "apt-get could not install them; its last words stand above."
  fi
fi
