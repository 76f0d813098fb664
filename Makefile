# The one task runner: people, the pre-commit hook and CI call these targets and nothing else.

PYTHON ?= python3
UV ?= uv
BIN := .venv/bin
RUN := .venv/.installed-run
DEV := .venv/.installed-dev
SUCCESSOR := .venv/successor
SIZES ?= 100 1000 5000
BASE ?= base
SUMMARY ?= $(or $(GITHUB_STEP_SUMMARY),/dev/stdout)

PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
# Everything is in the pinned files; building the package itself must not fetch anything more.
INSTALL_SELF := $(PIP) install --no-index --no-deps --no-build-isolation --editable .
COMPILE := $(UV) pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes \
	--no-annotate --no-header --no-emit-index-url --no-emit-find-links --upgrade

.DEFAULT_GOAL := help
.PHONY: help site serve package pages export check compare test screenshots lint format bench bench-counted bench-search bench-pages requirements clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-13s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

# Exit code 3: some documents were set aside and named, the others are published. The build has done its work.
site: $(RUN) ## build everything: data package, pages, then the site in site/
	$(BIN)/registre build || [ $$? -eq 3 ]

serve: $(RUN) ## show the built site at the address it prints
	$(BIN)/registre serve

package: $(RUN) ## read seeds/ and write datapackage/
	$(BIN)/registre package

pages: $(RUN) ## render datapackage/ into content/
	$(BIN)/registre pages

export: $(RUN) ## write datapackage/ in the other formats into exports/
	$(BIN)/registre export

check: $(DEV) ## verify datapackage/ by its three gates
	$(BIN)/registre check

# Each side reads its own documents with its own code; the libraries are those of this side. A folder that the other
# side does not have yet is an empty one.
READ = mkdir -p "$(1)/$$folder" && (cd "$(1)" && "$(CURDIR)/$(BIN)/python" -m generator package --quiet \
	--seeds "$$folder" --package "$$work/$(2)" || [ $$? -eq 3 ])

compare: $(RUN) ## tell what this checkout reads otherwise than another: make compare BASE=../before
	@test -d "$(BASE)/generator" || { echo "make compare BASE=<another checkout>" >&2; exit 2; }
	@work=$$(mktemp -d) && trap 'rm -rf "$$work"' EXIT && for folder in seeds tests/acts; do \
		$(call READ,$(BASE),before) && $(call READ,.,after) && printf '\n# %s\n\n' "$$folder" >> "$(SUMMARY)" && \
		$(BIN)/python -m generator compare "$$work/before" "$$work/after" --markdown >> "$(SUMMARY)" || exit 1; \
	done

changes: $(RUN) ## tell what datapackage/ adds, changes or withdraws: make changes BASE=../before/datapackage
	@test -d "$(BASE)" || { echo "make changes BASE=<another package>" >&2; exit 2; }
	@$(BIN)/python -m generator changes "$(BASE)" datapackage --markdown --details 100 > changements.md
	@cat changements.md >> "$(SUMMARY)"

release: $(RUN) ## verify everything, then put the archive, its digest and what is new into release/
	rm -rf release && mkdir -p release/before/datapackage
	$(BIN)/python -m generator verify
	$(BIN)/python -m generator export --exports release/exports
	mv release/exports/donnees/registre.zip release/ && rm -rf release/exports
	$(BIN)/python -m generator verify release/registre.zip
	cd release && sha256sum registre.zip > registre.zip.sha256
	@if tag=$$(git describe --tags --abbrev=0 --match 'v*' HEAD^ 2>/dev/null); then \
		git archive "$$tag" datapackage | tar -x -C release/before; fi
	$(BIN)/python -m generator changes release/before/datapackage datapackage --markdown > release/changements.md
	rm -rf release/before

test: lint $(SUCCESSOR)/.installed ## style, types, then all tests
	$(BIN)/python -m pytest

screenshots: $(DEV) ## draw each type of page of site/ into captures/, wide and narrow, light, dark and on paper
	$(BIN)/python -m tests.screenshots

lint: $(DEV) ## style and types
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

format: $(DEV) ## rewrite the code in the house style
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(DEV) ## measure speed, memory and bytes into benchmarks/README.md: make bench SIZES="100 1000"
	$(BIN)/python -m benchmarks.run --sizes $(SIZES) --peer --write

bench-counted: $(DEV) ## count the instructions of reading here and in another checkout: make bench-counted BASE=../before
	$(BIN)/python -m benchmarks.counted $(BASE)

bench-search: $(DEV) ## ask hundreds of queries of a real browser, into benchmarks/README.md: make bench-search SIZES="1000"
	$(BIN)/python -m benchmarks.search --sizes $(filter-out 100,$(SIZES)) --write

bench-pages: $(DEV) ## weigh one page of each type as auditors do, into benchmarks/README.md
	$(BIN)/python -m benchmarks.vitals --write

requirements: ## pin every dependency anew (needs uv: make requirements UV=/path/to/uv)
	$(COMPILE) --group build --output-file requirements.txt
	$(COMPILE) --group build --group dev --constraints requirements.txt --output-file requirements-dev.txt
	$(subst pyproject.toml,,$(COMPILE)) --group successor --output-file requirements-successor.txt

clean: ## remove what the targets made, but for .venv
	rm -rf site exports release changements.md .mypy_cache .ruff_cache .hypothesis build *.egg-info
	find . -name __pycache__ -not -path './.venv/*' -prune -exec rm -rf {} +

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.12")'
	$(PYTHON) -m venv .venv

# A stamp is newer than what it was installed from, so a second call installs nothing.
$(RUN): requirements.txt pyproject.toml | $(BIN)/python
	$(PIP) install --require-hashes --requirement requirements.txt
	$(INSTALL_SELF)
	@touch $@

$(DEV): requirements-dev.txt pyproject.toml | $(BIN)/python
	$(PIP) install --require-hashes --requirement requirements-dev.txt
	$(INSTALL_SELF)
	@touch $@ $(RUN)

# The second engine of the site has an environment of its own: it must never change what the first one is built with.
$(SUCCESSOR)/.installed: requirements-successor.txt | $(BIN)/python
	$(BIN)/python -m venv $(SUCCESSOR)
	$(SUCCESSOR)/bin/python -m pip --disable-pip-version-check --quiet install --require-hashes --requirement $<
	@touch $@
