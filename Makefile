# make demo: set up, code the bundled report, show the result.   make test: set up, run the tests.
PYTHON ?= python3
BIN := .venv/bin
TOOLS := PYTHONUTF8=1 $(BIN)

.PHONY: demo test lint format lock train clean

demo: .venv/ready
	@$(TOOLS)/waqai demo

test: .venv/ready-dev
	$(TOOLS)/python -m pytest

lint: .venv/ready-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(TOOLS)/waqai lexicon check

format: .venv/ready-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# Learning needs annotated articles (DATA, a folder) and PyTorch; see docs/training.md.
train: .venv/ready-train
	$(TOOLS)/waqai train $(DATA)/events/train.jsonl training-texts/own.jsonl \
	  --names $(DATA)/ner/anercorp.train.bio --out runs/latest

lock: .venv/ready-dev
	$(BIN)/uv pip compile -q pyproject.toml --universal --python-version 3.11 --generate-hashes \
	  --no-header --no-annotate --group build -o requirements/run.lock
	$(BIN)/uv pip compile -q pyproject.toml --universal --python-version 3.11 --generate-hashes \
	  --no-header --no-annotate --group build --group dev -o requirements/dev.lock

clean:
	rm -rf .venv dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit("waqai needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Name one: make PYTHON=python3.12" if sys.version_info < (3, 11) else 0)'
	@$(PYTHON) -m venv .venv || { rm -rf .venv; echo "Python cannot make a virtual environment here; on Debian: apt-get install python3-venv" >&2; exit 1; }

.venv/ready: requirements/run.lock pyproject.toml | .venv/bin/python
	@echo "Setting up (once, a few minutes) ..."
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

.venv/ready-dev: requirements/dev.lock .venv/ready
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.lock
	@touch $@

.venv/ready-train: .venv/ready
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e ".[train]"
	@touch $@
