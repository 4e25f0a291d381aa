# `make demo` and `make test` set up everything they need: Python 3.11 or newer and a package
# registry are enough.
NEW_ENOUGH := import sys; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for name in python3 python3.13 python3.12 python3.11; do \
	$$name -c '$(NEW_ENOUGH)' 2>/dev/null && echo $$name && break; done)
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready-demo
READY_DEV := $(VENV)/.ready-dev
SHARED ?= ../shared
DEMO_ARTICLE := examples/seed_article.txt
DEMO_DATE := 2022-11-09

.PHONY: demo test lint types imports docs gate golden bench lock clean

demo: $(READY)
	@echo "Reading $(DEMO_ARTICLE) as of $(DEMO_DATE): the text has no date of its own, so it was given."
	@echo
	@$(BIN)/musnad read $(DEMO_ARTICLE) --published $(DEMO_DATE)
	@$(BIN)/musnad read $(DEMO_ARTICLE) --published $(DEMO_DATE) --format html --output demo.html
	@echo
	@echo "The same as a page: demo.html (as of $(DEMO_DATE), a date that was given)."

# What closes the run is pytest's own line; the gate is one of the things before it.
test: lint types imports gate
	$(BIN)/python -m pytest -n 2 --dist loadgroup

lint: $(READY_DEV)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY_DEV)
	$(BIN)/mypy

imports: $(READY_DEV)
	$(BIN)/lint-imports --no-logo

# The pages under docs/ and README.md: commands, options, keys, links and examples.
docs: $(READY_DEV)
	$(BIN)/python -m pytest tests/test_docs.py

gate: $(READY_DEV)
	$(BIN)/python eval/gate.py --shared $(SHARED)

golden: $(READY_DEV)
	$(BIN)/python tools/golden.py --update-golden

bench: $(READY_DEV)
	$(BIN)/python bench/speed.py --shared $(SHARED)

# Anew from pyproject.toml, for every Python and platform; commit the result.
lock: $(READY_DEV)
	$(BIN)/uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --upgrade \
		--no-header --no-emit-index-url --no-emit-find-links --quiet --output-file constraints.txt

clean:
	rm -rf build dist demo.html .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis

$(BIN)/python:
	@test -n "$(PYTHON)" && $(PYTHON) -c '$(NEW_ENOUGH)' || \
		{ echo "musnad needs Python 3.11 or newer; name one: make PYTHON=/path/to/python ..." >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(READY): pyproject.toml constraints.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable .
	@touch $@

$(READY_DEV): pyproject.toml constraints.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[dev]'
	@touch $@ $(READY)
