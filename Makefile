# Two commands matter: `make run` and `make test`. Both work from a fresh clone and install what is missing.

SHELL := bash
PORT ?= 8080
# Folders are listed too: a file that goes away changes only its folder.
SOURCES := $(shell find src assets e2e/build index.html Trunk.toml Cargo.toml Cargo.lock 2>/dev/null)
# The tools' places, for every recipe that needs them.
ENV := . e2e/tools/env.sh;

.DEFAULT_GOAL := help
.PHONY: help run dist test check journeys wasm-tests torture sizes tools test-tools clean

help: ## Lists what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile

run: dist ## Builds what changed and serves it on 127.0.0.1 (PORT=8080)
	@$(ENV) exec node e2e/tools/serve.mjs --root dist --port $(PORT)

dist: tools dist/index.html ## Builds the release into dist/, a folder for any static host
	@echo "dist/ is built and up to date"

# trunk replaces dist/ only when all has succeeded, so its page tells when that was.
dist/index.html: $(SOURCES) e2e/package-lock.json | tools
	@echo "Building the release into dist/ (a first build takes some minutes)"
	@$(ENV) trunk build --release

test: test-tools ## Runs every check and every test, and counts them
	@$(ENV) exec node e2e/tools/test.mjs

check: test-tools ## The short loop: formatting, lints and native tests
	@$(ENV) exec node e2e/tools/test.mjs --only format,lint,native

wasm-tests: test-tools ## Tests of the browser's doors, in headless Chromium
	@$(ENV) exec node e2e/tools/test.mjs --only wasm

journeys: test-tools ## Builds, then runs the journeys (ARGS='crash -g copied' chooses)
	@$(MAKE) --no-print-directory dist
	@$(ENV) cd e2e && exec playwright test $(ARGS)

torture: test-tools ## Builds, then the long proofs of what is kept (ARGS='--only kill --seeds 50' chooses)
	@$(MAKE) --no-print-directory dist
	@$(ENV) exec node e2e/torture/run.mjs $(ARGS)

sizes: dist ## What a first visit loads, against the budget
	@$(ENV) exec node e2e/build/sizes.mjs dist

tools: ## Installs what building needs and is missing
	@e2e/tools/install.sh

test-tools: ## Installs what testing needs and is missing
	@e2e/tools/install.sh test

clean: ## Removes dist/ and test results; keeps cargo's target folder and the tools
	rm -rf dist e2e/results
