# `make run` opens Lecturer, `make test` checks everything. Both set up what they need on a fresh machine.
BIN := .venv/bin
READY := .venv/.ready

.DEFAULT_GOAL := help
.PHONY: help run test lint unit programs coverage quick pythons mutants soak bench locale screenshots clean

help:  ## this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*##/\t/' | expand -t 14

run: $(READY)  ## open the window (FILE=talk.yaml opens that talk)
	@sh scripts/setup.sh system window
	@sh scripts/run.sh $(FILE)

test: lint unit  ## what must be right before a commit

lint: $(READY)  ## style, types, layers, translations
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python scripts/compile_locale.py --check
	$(BIN)/python scripts/guide_tables.py --check

# What starts programs, takes screens or measures memory runs by itself; all else a file at a time on two cores.
ALONE := tests/rigs tests/contract tests/install tests/gui/presenting/console/test_long_show.py

# `.ci/run` has the coverage counted, which makes the tests a quarter slower.
COVER ?=

unit: $(READY)  ## the tests of the program itself; names what it skips
	@sh scripts/setup.sh system tests
	$(BIN)/pytest -n 2 --dist loadfile $(ALONE:%=--ignore=%) $(COVER) $(REPORT:%=--junitxml=%)

programs: $(READY)  ## the tests with X servers, window systems, LibreOffice and installed copies
	@sh scripts/setup.sh system everything
	$(BIN)/pytest $(ALONE) $(COVER)

coverage: $(READY)  ## the two bounds of the coverage that was counted
	$(BIN)/coverage report
	$(BIN)/python scripts/perfect.py

quick: $(READY)  ## the tests below the windows, without the slow ones: a minute
	$(BIN)/pytest -q -n 2 --dist loadfile -m "not soak and not slow" tests/unit tests/golden

pythons: $(READY)  ## lint and the quick tests under each Python that is promised
	@sh scripts/try_pythons.sh

mutants: $(READY)  ## whether the tests notice small changes of the core modules; takes hours
	$(BIN)/python -m scripts.mutants

soak: $(READY)  ## long runs: many more random examples, hours of presenting; prints their figures
	$(BIN)/pytest -m soak -rP

bench: $(READY)  ## the table of measurements
	$(BIN)/python -m benchmarks

locale: $(READY)  ## compile the Chinese texts
	$(BIN)/python scripts/compile_locale.py

screenshots: $(READY)  ## the pictures of the documentation
	$(BIN)/python scripts/screenshots.py

clean:  ## remove what was made here
	rm -rf .venv build dist .coverage .coverage.* .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find src tests scripts benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

$(READY): pyproject.toml constraints.txt scripts/setup.sh
	@sh scripts/setup.sh python .venv
	@touch $@
