# make test is everything that is checked before a change lands.

FUZZTIME ?= 2m
CACHE := $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/entente
VENV := $(CACHE)/python
export ENTENTE_TEST_PYTHON ?= $(VENV)/bin/python
# Where make setup puts a Node.js when that of the system is too old.
NODE := $(CACHE)/node
export PATH := $(NODE)/node_modules/.bin:$(PATH)

.PHONY: test setup format vet staticcheck vulncheck unit fuzz bench bench-large bench-neo4j soak golden types page screenshots run release

test: setup format vet staticcheck vulncheck unit
	@$(MAKE) --no-print-directory fuzz FUZZTIME=5s
	@echo "make test: all passed"

run:
	go run ./cmd/entente serve

# Installs what is missing as root on Debian, names it elsewhere.
setup:
	@ENTENTE_TEST_PYTHON=$(filter-out $(VENV)/bin/python,$(ENTENTE_TEST_PYTHON)) sh .ci/setup "$(VENV)" "$(NODE)"

format:
	@echo "== gofmt"
	@files=$$(git ls-files -co --exclude-standard '*.go') && test -n "$$files" || exit 1; \
	  out=$$(gofmt -l $$files) || exit 1; \
	  if [ -n "$$out" ]; then echo "gofmt would change:"; echo "$$out"; exit 1; fi

vet:
	@echo "== vet"
	@go vet ./...

staticcheck:
	@echo "== staticcheck"
	@go tool staticcheck ./...

# The one step that may be passed over: its data base is on the internet.
vulncheck:
	@echo "== govulncheck"
	@sh .ci/vulncheck

unit:
	@echo "== tests, with the race detector, on a real Neo4j and in a real browser"
	@go test -race -timeout 38m ./...

# Every fuzz target, one after the other.
fuzz:
	@echo "== fuzzing, $(FUZZTIME) a target"
	@sh .ci/fuzz $(FUZZTIME)

bench:
	go test -run '^$$' -bench . -benchmem ./graph/... ./seed/... ./api/... ./cmd/...

# A graph of 1,000,000 actors and 10,000,000 ties.
bench-large:
	go test -run '^$$' -bench Load -benchtime 1x -timeout 60m ./graph/memory -args -scale=large
	go test -run '^$$' -bench 'Paths|Whole|Resolve' -benchtime 3s -timeout 60m ./graph/memory -args -scale=large

# Seeds 100,000 actors and 1,000,000 ties into a real Neo4j and asks both
# stores and Neo4j's own shortestPath the same questions.
bench-neo4j:
	go test ./cmd/entente -run '^$$' -bench Neo4j -benchtime 1x -timeout 60m -v -neo4j.actors=100000 -neo4j.ties=1000000

# 100,000 random questions to both stores, compared byte by byte.
soak:
	go test ./cmd/entente -run BothStoresGiveTheSameBytes -timeout 120m -v -stores.questions=100000

# Writes all golden files anew; look at what changed before you commit it.
golden:
	go test ./graph/diagram ./graph/export ./seed ./cmd/entente -update

# Writes the types of the TypeScript client from the OpenAPI document.
types:
	go test ./cmd/entente -run TestTypeScript -update

# Builds the page of ui/src into ui/dist, which is part of the program.
page:
	NODE_ENV=production npm run build --prefix ui

# Takes the screenshots of the README anew.
screenshots:
	@dir=$$(mktemp -d) && trap 'rm -rf "$$dir"' EXIT && go build -o "$$dir/entente" ./cmd/entente && \
	  cd ui && ENTENTE_BINARY="$$dir/entente" npx vitest run --project screenshots

# Binaries for Linux, macOS and Windows with their checksums, in .release.
# Building a commit again gives the same bytes.
RELEASE ?= $(shell git describe --tags --always --dirty)
release:
	@sh .ci/release "$(RELEASE)" .release
