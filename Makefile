# `make check` is what CI runs. The tests come last, so that their summary closes the output.
PYTHON ?= python
CODE = src tests benchmarks training docs

.PHONY: check quick format lint types imports gate test reference pictures

check: lint types imports gate test

quick: lint types imports

format:
	@$(PYTHON) -m ruff format $(CODE)
	@$(PYTHON) -m ruff check --fix $(CODE)

lint:
	@$(PYTHON) -m ruff format --check $(CODE)
	@$(PYTHON) -m ruff check $(CODE)

types:
	@$(PYTHON) -m mypy

imports:
	@lint-imports

gate:
	@$(PYTHON) -m benchmarks gate --sample

test:
	@$(PYTHON) -m pytest

reference:
	@$(PYTHON) docs/make_reference.py

pictures:
	@$(PYTHON) docs/make_pictures.py
