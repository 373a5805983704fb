# On a bare Debian machine with Python 3.11 or newer and make, each target does its own set-up.
.DEFAULT_GOAL := help
.PHONY: help setup setup-test demo test test-all lint format docs bench bench-gates bench-release bench-growth faults fuzz wheel lock clean

help: ## Show what there is to make
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## Install what building documents needs
	@scripts/bootstrap run

setup-test: ## Install what the tests need too
	@scripts/bootstrap test

demo: setup ## Build every unit in units/ into out/
	.venv/bin/gongkai build units/*/*.yaml --out out

test: setup-test ## Run the tests, long ones in their short form
	.venv/bin/python -m pytest -n auto --dist worksteal

test-all: setup-test ## Run every test: all units, all template sets, a cluster
	.venv/bin/python -m pytest -n auto --dist worksteal -m ""

lint: setup-test ## Check style and types
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy

format: setup-test ## Put the code into the common style
	.venv/bin/ruff check --fix .
	.venv/bin/ruff format .

docs: setup-test ## Write docs/checks.md anew from the checks' own words
	.venv/bin/python scripts/checks_doc.py

bench: setup-test ## Measure how long documents take and what the gates find; AGAINST=REV compares with another revision
	.venv/bin/python benchmarks/build.py $(if $(AGAINST),--against $(AGAINST))
	$(MAKE) bench-gates

bench-gates: setup-test ## Change files and formulas on purpose and count what is found; build UNITS made-up correct ones (2000)
	.venv/bin/python benchmarks/mutations.py
	.venv/bin/python -m benchmarks.correct_units --units $(if $(UNITS),$(UNITS),2000)

bench-release: setup-test ## Release UNITS made-up units (300): rates, memory, reruns; the PDF against a plain call
	.venv/bin/python -m benchmarks.release $(if $(UNITS),--units $(UNITS))

bench-growth: setup-test ## Measure how the work grows with a unit: 200 line items, 125 projects, 500 indicators, 2 and 4 times that
	.venv/bin/python -m benchmarks.growth

faults: setup-test ## Kill, fill, lock and starve releases, builds and archive on purpose (root and strace; an hour)
	.venv/bin/python -m tests.publish.release.faults

fuzz: setup-test ## Spoil files at random and read them (SECONDS=60 a kind, COUNT, SEED); findings go to tests/fuzz_cases
	.venv/bin/python -m fuzz --seconds $(or $(SECONDS),60) $(if $(COUNT),--count $(COUNT)) $(if $(SEED),--seed $(SEED))

wheel: setup ## Build the wheel into dist/
	.venv/bin/python -m pip --disable-pip-version-check wheel --no-deps --no-build-isolation --wheel-dir dist .

# `make lock UPGRADE=--upgrade` takes newer versions; without it only what pyproject.toml asks for changes.
COMPILE = .venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--system-certs --custom-compile-command "make lock" $(UPGRADE) pyproject.toml --group build
lock: setup-test ## Write the lock files anew
	$(COMPILE) --output-file requirements.lock
	$(COMPILE) --group dev --constraint requirements.lock --output-file requirements-dev.lock
	npm install --package-lock-only --ignore-scripts --omit-lockfile-registry-resolved

clean: ## Remove everything that was made, but not .venv and node_modules
	rm -rf out dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -not -path './.venv/*' -not -path './node_modules/*' -exec rm -rf {} +
