# Each target makes .venv and installs what it needs. PYTHON names the interpreter to make it with (3.11 or later).
PYTHON ?= python3
BIN := .venv/bin
# What is never imported need not be compiled: the first run is the sooner for it.
PIP := python -m pip install --quiet --disable-pip-version-check --no-compile
INSTALL := $(BIN)/$(PIP) --constraint constraints.txt --editable
PROCESSORS = $$($(BIN)/python -c 'import os; print(os.cpu_count() or 1)')
STORE := build/demo-store
# Where a machine forbids Python to keep what it compiles, each of the thousand processes that tests start would compile all it imports.
export PYTHONDONTWRITEBYTECODE :=
# Where the corpora are that `make graph` reads.
UNKG_SHARED ?= ../shared
MANDATE := Special Rapporteur on the situation of human rights in the Democratic People's Republic of Korea

ENGLISH_SAMPLES = $(filter-out %.rst %.ar.md %.es.md %.fr.md %.ru.md %.zh.md,$(wildcard data/samples/*.*))

.PHONY: demo test check generate bench facts endure docs notebooks pictures gallery graph web interop constraints wheels pythons clean
.DELETE_ON_ERROR:

# Reads the samples into a store, validates it and asks it three questions; one document is there in several languages.
demo: .venv/installed
	rm -rf $(STORE)
	$(BIN)/unkg build data/samples --store $(STORE)
	$(BIN)/unkg validate --store $(STORE)
	$(BIN)/unkg query mandate-lineage mandate="$(MANDATE)" --store $(STORE)
	$(BIN)/unkg lineage A/HRC/RES/58/17 --depth 3 --store $(STORE)
	$(BIN)/unkg query language-versions document=A/HRC/RES/55/21 --store $(STORE)
	@echo "To look around: $(BIN)/unkg serve --store $(STORE)"

# Each process begins with a run of modules of its own, so that what a module's tests share is made once, and takes over others' in the end.
# There is one more than processors: tests wait a third of their time for programs that they start.
test: .venv/installed-dev
	$(BIN)/pytest -n $$(($(PROCESSORS) + 1)) --dist worksteal

check: .venv/installed-dev
	$(BIN)/python -m generation --check
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -q tests/test_house.py

# Writes everything that is generated from ontology/closed-lists.toml: code, schema, ontology, shapes, documentation.
generate: .venv/installed-dev
	$(BIN)/python -m generation

bench: .venv/installed-dev
	$(BIN)/python -m benchmarks

# Compares acts, dates, acronyms and treaty numbers of data/ with what the English texts of the corpora say; fails for a contradiction
# that benchmarks/facts-explained.csv does not explain. Without corpora it says so.
facts: .venv/installed-dev
	UNKG_SHARED=$(UNKG_SHARED) $(BIN)/python -m benchmarks.facts

# Damaged stores, killed builds, fuzzed texts and files, hostile folders, endpoints and queries, the suite's properties, and time that must grow as
# texts do, which needs an idle machine: some hours, recorded by part in build/endure; after an interruption the same command goes on. Fuzzing is
# guided by coverage where a wheel of atheris installs, else at random.
endure: .venv/installed-dev
	-$(BIN)/$(PIP) --only-binary :all: "atheris>=3.0"
	cd tests && ../$(BIN)/python -m fuzz.endure

# The documentation of the ontology as a page, with its relation table and closed lists: build/docs/ontology.html.
docs: .venv/installed-docs
	$(BIN)/python docs/ontology_html.py build/docs/ontology.html

# Runs the notebooks of docs/notebooks on the graph that ships and keeps what they print.
notebooks: .venv/installed-dev
	$(BIN)/python docs/run_notebooks.py

# Draws the picture of a page that README shows; needs Chromium.
pictures: .venv/installed-dev
	$(BIN)/python docs/page_picture.py docs/page.png

# Draws the pictures of docs/gallery.md by the commands in it, from the graph that ships; needs Chromium.
gallery: .venv/installed-dev
	$(BIN)/python docs/gallery.py docs/gallery.md

# Builds the graph that ships from the English Akoma Ntoso of the corpora and the samples; a document of both is the corpora's.
# Takes a quarter of an hour on two processors. Versions of samples in other languages, NAME.fr.md, are not among them.
graph: .venv/installed
	rm -rf build/graph && mkdir -p build/graph/corpus
	for body in GA HRC SC ECOSOC GA-DEC; do tar -xzf $(UNKG_SHARED)/corpus/akn/$$body.en.tar.gz -C build/graph/corpus || exit 1; done
	$(BIN)/unkg build $(ENGLISH_SAMPLES) --store build/graph/store --no-validation
	$(BIN)/unkg build build/graph/corpus --store build/graph/store --no-validation
	$(BIN)/unkg publish --store build/graph/store -o build/graph/out --facts --recommendations --lean --packed --format turtle
	gzip -dc build/graph/out/graph.ttl.gz | xz -9e -T 1 > data/graph/graph.ttl.xz
	cp build/graph/out/void.ttl data/graph/
	$(BIN)/unkg validate

# Fetches the editor of the query page by npm into src/unkg/pages/editor, which git ignores and a wheel built afterwards includes.
# Without it the page has a plain field.
web: .venv/bin/python
	$(BIN)/python -m generation.editor

# Has other people's programs read what this one writes, which the suite leaves out; installs them where it may, else says which are not there.
# All tests of a module are run by one process, so that its servers are started once.
interop: .venv/installed-dev
	.ci/others
	-$(BIN)/python -m generation.editor
	-$(BIN)/$(PIP) --only-binary :all: "oxigraph>=0.5"
	UNKG_INTEROP=1 $(BIN)/pytest -m interop -rs -n $(PROCESSORS) --dist loadfile tests/test_interop*.py

# Writes constraints.txt anew: the newest versions that pyproject.toml and the oldest Python allow, so run it with that: PYTHON=python3.11.
# Run the tests before you commit it.
constraints:
	rm -rf build/constraints && $(PYTHON) -m venv build/constraints
	build/constraints/bin/$(PIP) ".[dev,docs,bench]"
	echo '# The versions that the tests run with; written by make constraints.' > build/constraints.txt
	build/constraints/bin/python -m pip freeze --exclude unkg >> build/constraints.txt
	mv build/constraints.txt constraints.txt
	rm -rf build/constraints

# Says for which systems and versions of Python every package of constraints.txt that users install has a wheel; installs nothing.
wheels: .venv/bin/python
	.ci/wheels $(BIN)/python

# Runs the tests with each version of Python that is found, in an environment of its own.
pythons:
	.ci/pythons

clean:
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/installed: pyproject.toml constraints.txt | .venv/bin/python
	$(INSTALL) .
	touch $@

.venv/installed-dev: pyproject.toml constraints.txt | .venv/bin/python
	$(INSTALL) ".[dev]"
	touch $@ .venv/installed

.venv/installed-docs: pyproject.toml constraints.txt | .venv/bin/python
	$(INSTALL) ".[docs]"
	touch $@ .venv/installed
