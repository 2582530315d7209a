# What can be done here? `make` alone lists it.
.DEFAULT_GOAL := list
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
MAKEFLAGS += --no-print-directory

BIN := .venv/bin
# Two tests at a time, each worker with a house of its own; a file stays with one worker, in our order: by number of tests
# (as xdist would) the longest, which are stories of one test, would all come at the end.
SIDE_BY_SIDE := -n 2 --dist loadfile --no-loadscope-reorder
# On PostgreSQL a cluster each; on a server that the caller names, one at a time.
WITH_TWO := scripts/with-postgres.sh scripts/for-worker.sh gw1 scripts/with-postgres.sh
ON_POSTGRES := $(if $(BEREIK_OWNER_URL),scripts/with-postgres.sh $(BIN)/pytest,$(WITH_TWO) $(BIN)/pytest $(SIDE_BY_SIDE))
# These rooms know no house (the import contracts see to it), so they are the same on both engines: once is enough.
ONCE := --ignore=tests/reckon --ignore=tests/facts --ignore=tests/terms
# A house on SQLite, whatever the caller's own house runs on.
EMBEDDED := env -u BEREIK_OWNER_URL -u BEREIK_DATABASE_URL -u BEREIK_LOOKS_URL
# Debian's names; scripts/machine.sh installs what is missing.
PDF := libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
BROWSER := chromium libatomic1 fonts-noto-core

.PHONY: list setup demo test check proof bench docs lock clean

list: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-7s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## prepare .venv with the console command bereik
	@scripts/venv.sh base

demo: ## a synthetic town on this machine, no service to start (PORT=8000; Ctrl-C stops it; KEEP=1 keeps the house)
	@scripts/venv.sh base
	@scripts/machine.sh --if-possible $(PDF)
	@scripts/demo.sh

test: ## install what is missing, check, then every test on SQLite and on PostgreSQL (ARGS="-k words")
	@scripts/venv.sh dev
	@scripts/machine.sh postgresql $(BROWSER) $(PDF)
	@$(MAKE) check
	@$(EMBEDDED) $(BIN)/pytest $(SIDE_BY_SIDE) $(ARGS)
	@$(ON_POSTGRES) $(ONCE) $(ARGS)

check: ## style, types, arrows between rooms, generated pages, locks
	@scripts/venv.sh dev
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --check . || { echo "Now: $(BIN)/ruff format ." >&2; exit 1; }
	@BEREIK_HOME=.bereik/check $(BIN)/mypy
	@$(BIN)/lint-imports
	@$(EMBEDDED) BEREIK_HOME=.bereik/check $(BIN)/bereik docs --check
	@! grep -n '://' requirements/*.txt || { echo "A lock names a host: make lock" >&2; exit 1; }

proof: ## whole measurements on PostgreSQL, into docs/measured.md
	@scripts/venv.sh dev
	@scripts/machine.sh postgresql $(BROWSER) $(PDF)
	@scripts/with-postgres.sh $(BIN)/python -m proof $(ARGS)

bench: ## speed at 1,000,000 journeys, with the machine named
	@scripts/venv.sh dev
	@scripts/machine.sh postgresql
	@scripts/with-postgres.sh $(BIN)/python -m bench $(ARGS)

docs: ## make the generated pages anew
	@scripts/venv.sh base
	@$(EMBEDDED) BEREIK_HOME=.bereik/check $(BIN)/bereik docs

lock: ## requirements/*.txt from *.in, with hashes (UPGRADE=1 takes newer versions)
	@scripts/lock.sh $(if $(UPGRADE),--upgrade)

clean: ## remove what make made here: .venv, the demo's house, caches
	@rm -rf .venv .bereik build src/*.egg-info .mypy_cache .ruff_cache .import_linter_cache .hypothesis .pytest_cache
	@find src tests bench demo proof -name __pycache__ -prune -exec rm -rf {} + 2>/dev/null || true
