# Everything a newcomer or CI runs; python3 and make are all that is needed.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
LINE_OPENAPI_DIR ?= ../shared/line-openapi
export LINE_OPENAPI_DIR

.DEFAULT_GOAL := help
.PHONY: help run play test long check format bench learn samples menus clean

help: ## What can be made
	@awk -F':.*## ' '/^[a-z]+:.*## /{printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(VENV)/run.stamp: requirements.txt
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing what the bot needs (once) ..."
	@$(BIN)/python -m pip install --quiet --quiet --require-hashes --requirement requirements.txt
	@touch $@

$(VENV)/dev.stamp: requirements-dev.txt
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing what developing needs (once) ..."
	@$(BIN)/python -m pip install --quiet --quiet --require-hashes --requirement requirements-dev.txt
	@touch $@ $(VENV)/run.stamp

run: $(VENV)/run.stamp ## Try it: the playground on http://localhost:8000
	@$(BIN)/python play.py

test: $(VENV)/dev.stamp ## Every test that is quick (under 5 minutes on two cores)
	@$(BIN)/python -m pytest -m "not long" -n 2 --dist worksteal

long: $(VENV)/dev.stamp ## The tests that take longer: PostgreSQL kills, a million messages, examples never tried before
	@$(BIN)/python -m pytest -m "long or hypothesis"

check: $(VENV)/dev.stamp ## Format, lint, types, import contracts
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

format: $(VENV)/dev.stamp ## Put the code into shape
	@$(BIN)/ruff format --quiet .
	@$(BIN)/ruff check --quiet --fix .

bench: $(VENV)/dev.stamp ## Benchmarks, as ratios against a yardstick run in the same minute
	@$(BIN)/python -m benchmarks

$(VENV)/learning.stamp: requirements-learning.txt
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing what learning needs (once) ..."
	@$(BIN)/python -m pip install --quiet --quiet --require-hashes --requirement requirements-learning.txt
	@touch $@

learn: $(VENV)/learning.stamp ## Learn the kinds of messages anew, after the seen corpus changed
	@$(BIN)/python -m learning

samples: $(VENV)/dev.stamp ## Rebuild the sample workbooks
	@$(BIN)/python samples/make_samples.py

menus: $(VENV)/dev.stamp ## Draw the pictures of the LINE menus anew, after a label or an icon changed
	@$(BIN)/python -m templates.menus.draw

clean: ## Forget the playground's data
	@rm -rf var
