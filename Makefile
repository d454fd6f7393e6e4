# `make run` starts Observatie; `make help` lists the rest.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
# More than four browsers at once gains nothing and starves a laptop.
PYTEST := $(BIN)/python -m pytest -n auto --maxprocesses 4 --dist worksteal

.DEFAULT_GOAL := help
.PHONY: help run demo test soak lint format browser bench wheel clean

help: ## deze lijst
	@echo "make run [PORT=8123]   met OBSERVATIE_INSTANCE=<map> voor een andere map dan instance/"
	@sed -n 's/^\([a-z]*\):.*## /make \1\t/p' $(MAKEFILE_LIST) | expand -t 16

run: .venv/ready ## Observatie starten op http://127.0.0.1:8000
	@$(if $(PORT),OBSERVATIE_PORT='$(PORT)') $(BIN)/python -m observatie

# A database, address or mail server of a real school stays out of it.
demo: .venv/ready ## rondkijken in een verzonnen school (elke keer nieuw, in instance/demo)
	@env -u OBSERVATIE_DATABASE_URL -u OBSERVATIE_ADDRESS -u OBSERVATIE_MAIL_URL -u OBSERVATIE_PROXY \
	  OBSERVATIE_INSTANCE=instance/demo $(if $(PORT),OBSERVATIE_PORT='$(PORT)') $(BIN)/python -m observatie demo --start

test: .venv/ready-for-tests browser ## alle tests; ARGS="tests/unit -k fold" voor een deel
	$(PYTEST) $(ARGS)

soak: .venv/ready-for-tests browser ## alle tests, de willekeurige veel langer
	OBSERVATIE_SOAK=1 $(PYTEST) $(ARGS)

lint: .venv/ready-for-tests ## stijl en vorm van de Python-code nakijken
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

format: .venv/ready-for-tests ## vorm van de Python-code herstellen
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

browser: .venv/ready-for-tests ## zorgen dat er een browser is voor de tests
	@$(BIN)/python -m tests.support.get_browser

bench: .venv/ready-for-tests browser ## snelheid en gewicht meten, naast een kale pagina
	@$(BIN)/python -m tests.bench $(ARGS)

wheel: .venv/ready-for-tests ## installeerbaar pakket maken in dist/
	$(BIN)/python -m build --wheel --no-isolation

clean: ## .venv en alles wat gemaakt is weghalen; instance/ blijft
	rm -rf .venv build dist tests/artifacts .pytest_cache .ruff_cache
	find observatie tests -name __pycache__ -type d -exec rm -rf {} +

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Observatie heeft Python 3.11 of nieuwer nodig. Kies er een met: make run PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -m venv .venv || { rm -rf .venv; \
	  echo "Python kan hier geen .venv maken. Op Debian en Ubuntu helpt: sudo apt install python3-venv"; exit 1; }

.venv/ready: pyproject.toml | .venv/bin/python
	@echo "Observatie wordt klaargezet in .venv (alleen de eerste keer) ..."
	@$(PIP) -e .
	@touch $@

.venv/ready-for-tests: pyproject.toml | .venv/ready
	@$(PIP) -e '.[test]'
	@touch $@
