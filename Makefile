# Two commands do everything on a fresh Debian 12 with a Swift 6.2+ toolchain: `make demo` and `make test`.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

SWIFT ?= swift
DROPWIRE := .build/release/dropwire
PYTHON := $(CURDIR)/.build/python/bin/python
ECOSYSTEM := dropwire/describe/v1 grpc/health/v1 grpc/reflection/v1 grpc/reflection/v1alpha grpc/testing
STATUS := google/protobuf google/rpc
DEMO_FLAGS ?=
# Foundation's Process crashes when its own process has more than about 1,350 descriptors open: suites that start
# tools with it do not share a process with those that open sockets by the thousand.
TOOL_TESTS := ^(SchemaCompilerTests|WireCodecTests|LanguageServerTests|EcosystemTests|PythonTests)\.
# These compute for minutes, and the threads of tests are as many as cores: what waits for a socket beside them waits
# until they are through, longer than a peer's patience.
CORE_TESTS := ^(BasicsTests|DropEngineTests|DynamicCodecTests|LogContractTests|LogMachineTests|MarkerFeedTests|SequencerTests|SimulationTests|StorageTests|TidyTests)\.
# All at once, every test's second step comes after every other's first: so many at a time. A toolchain that does not
# know the variable starts all.
AT_A_TIME := SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH
RUN = ulimit -n "$$(ulimit -Hn)"; $(AT_A_TIME)=24 DROPWIRE_PYTHON=$(PYTHON) DROPWIRE_BINARY=$(CURDIR)/$(DROPWIRE)
TEST := $(SWIFT) test --skip-build
# Of a debug build the rooms that compute are optimised, see the end of Package.swift: tests of the core take less than half of the CPU.
export DROPWIRE_OPTIMISED := 1
# Runs a stage and says how long it took, in the list that CI ends with.
STAGE := scripts/stage
# `make check ONLY=DropEngineTests`, ONLY=DropEngineTests/scenario: the targets that a filter of that name needs.
ONLY ?=
CHECKED = $(firstword $(subst /, ,$(subst ., ,$(ONLY))))
FUZZ_SECONDS ?= 60
TEST_FLAGS ?=
CRASH_CYCLES ?= 100
CRASH_FORMS ?= calls,stream,show,payments
BROWSER_SECONDS ?= 300
SIMULATION_RUNS ?= 1000
SIMULATION_SEEDS ?= 200
SIMULATION_COMMANDS ?= 100000
SOAK_CALLS ?= 5000000
SOAK_CONNECTIONS ?= 10000
SOAK_LAPS ?= 20
# Sanitizers keep what is freed, so memory is not judged under them.
SHORT_SOAK := --calls 50000 --connections 200 --laps 8 --ignore-memory $(if $(SEED),--seed $(SEED))
# Foreign programs are left out: Foundation's Process reads past the end of a buffer when it starts one. So are the
# attacks on a process of its own, whose build would not be the sanitized one's size, and the soak's, which follows.
SANITIZED_CORE := --filter 'RPCTests|StorageTests|BasicsTests|SequencerTests'
SANITIZED_SOCKETS := --filter 'TLSSessionTests|HTTP2SessionTests|HTTP2TransportTests|EventLoopTests' \
  --skip 'InteropTests|AttackTests'
SANITIZED := RPCTests,StorageTests,BasicsTests,SequencerTests,TLSSessionTests,HTTP2SessionTests,HTTP2TransportTests,EventLoopTests,SoakTests
SANITIZERS := $(CURDIR)/Tests/Sanitizers
# The library makes the lock of Synchronization.Mutex visible; it says how. A program that ends with its threads is no
# fault: the sequencer's crash child does so on purpose.
TSAN := $(AT_A_TIME)=8 LD_PRELOAD=$(CURDIR)/.build-tsan/mutex.so \
  TSAN_OPTIONS=halt_on_error=1:history_size=4:report_thread_leaks=0
ASAN := $(AT_A_TIME)=16 LSAN_OPTIONS=suppressions=$(SANITIZERS)/leak.supp:print_suppressions=0

.PHONY: help demo test check fresh gates nightly evolutions simulations simulations-long browser sanitize sanitize-address sanitize-thread soak crash interop differential test-example build bench fuzz format lint generate clean bootstrap bootstrap-test

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 14

demo: build ## build, then one live drop in a minute: server, viewers, burst, kill -9, audit
	$(DROPWIRE) demo $(DEMO_FLAGS)

test-example: bootstrap ## the packages in Codegen/Example, without Debian's libraries, and Examples/Counter build and run by themselves
	PKG_CONFIG_LIBDIR=/nonexistent $(SWIFT) build --package-path Codegen/Example --scratch-path .build/example
	.build/example/debug/Tickets | diff -u Codegen/Example/expected.txt -
	$(SWIFT) build --package-path Examples/Counter --scratch-path .build/counter
	.build/counter/debug/Counter | grep -q '^usage: counter'

interop: bootstrap-test ## gRPC's interoperability cases with stock grpcio, both ways, in clear text and over TLS
	$(SWIFT) build --build-tests
	$(RUN) $(TEST) --filter '^InteropTests\.'

build: bootstrap ## the optimised executable in .build/release/dropwire
	$(SWIFT) build -c release --product dropwire

test: bootstrap-test ## everything that has to hold: build, unit, simulation, process and foreign-peer tests
	@$(STAGE) begin
	@$(STAGE) "lint" $(MAKE) --no-print-directory lint
	@$(STAGE) "release build" $(SWIFT) build -c release --product dropwire
	@$(STAGE) "gates" $(MAKE) --no-print-directory gates
	@$(STAGE) "debug build" $(SWIFT) build --build-tests
	@$(RUN) $(STAGE) "tests of tools" $(TEST) --filter '$(TOOL_TESTS)' $(TEST_FLAGS)
	@$(RUN) $(STAGE) "tests of the core" $(TEST) --filter '$(CORE_TESTS)' $(TEST_FLAGS)
	@$(RUN) $(STAGE) "tests of sockets and processes" $(TEST) --skip '$(TOOL_TESTS)' --skip '$(CORE_TESTS)' $(TEST_FLAGS)
	@$(STAGE) "example" $(MAKE) --no-print-directory test-example
	@$(STAGE) end

check: bootstrap-test ## one room's tests, with what they need and nothing else: ONLY=DropEngineTests or ONLY=DropEngineTests/name, SEED=
	@[ -n "$(ONLY)" ] || { echo "usage: make check ONLY=DropEngineTests (a target of Tests/, or target/part of a test's name)"; exit 2; }
	@[ -d "Tests/$(CHECKED)" ] || { echo "error: there is no Tests/$(CHECKED); there are:"; ls -d Tests/*Tests | xargs -n 1 basename; exit 2; }
	DROPWIRE_TESTS=$(CHECKED) $(SWIFT) build --build-tests
	@names=$$(DROPWIRE_TESTS=$(CHECKED) $(TEST) list | grep -E '^$(subst /,\..*,$(ONLY))') || { \
	  echo "error: no test of $(CHECKED) has such a name; there are:"; \
	  DROPWIRE_TESTS=$(CHECKED) $(TEST) list | grep '^$(CHECKED)\.' | head -n 40; exit 2; }; \
	  echo "$$(wc -l <<<"$$names") tests match"
	$(RUN) DROPWIRE_TESTS=$(CHECKED) $(if $(SEED),DROPWIRE_SIMULATION_SEED=$(SEED) DROPWIRE_EVOLUTION_SEED=$(SEED)) \
	  $(TEST) --filter '^$(subst /,\..*,$(ONLY))' $(TEST_FLAGS)

fresh: ## both README commands in a minimal Debian 12 made in a folder, nothing of this machine in it (root; about half an hour)
	scripts/fresh

gates: bootstrap-test ## instructions and allocations of one call, against Benchmarks/gates/thresholds
	$(SWIFT) build -c release --product codec-benchmark
	$(SWIFT) build -c release --product transport-benchmark
	$(SWIFT) build -c release --product engine-benchmark
	Benchmarks/gates/run

nightly: bootstrap-test ## what takes hours: evolutions, a thousand seeds, implementations against each other, a hundred kills, a browser's silent feed, a fresh Debian (root)
	$(MAKE) evolutions simulations simulations-long crash browser differential FUZZ_SECONDS=600
	scripts/fresh

# Optimised, which is many times as fast: preconditions and checkers hold all the same.
simulations: bootstrap-test ## a thousand seeds of each simulation: log, engine, feeds
	DROPWIRE_TESTS=SimulationTests $(SWIFT) build -c release --build-tests -Xswiftc -enable-testing \
	  --scratch-path .build-simulations
	$(RUN) DROPWIRE_TESTS=SimulationTests DROPWIRE_SIMULATION_RUNS=$(SIMULATION_RUNS) DROPWIRE_SIMULATION_SECONDS=360 \
	  $(TEST) -c release --scratch-path .build-simulations

simulations-long: build ## 200 seeds of 100,000 commands each: SIMULATION_SEEDS=, SIMULATION_COMMANDS=, SEED=
	$(DROPWIRE) simulate --seed $(or $(SEED),1) --runs $(SIMULATION_SEEDS) --commands $(SIMULATION_COMMANDS) --json

evolutions: bootstrap-test ## random schemas and their evolutions in every encoding, ten thousand of them (about a quarter of an hour)
	$(SWIFT) build --build-tests
	DROPWIRE_PYTHON=$(PYTHON) DROPWIRE_EVOLUTIONS=10000 DROPWIRE_SWIFT_EVOLUTIONS=200 \
	  DROPWIRE_EVOLUTION_SEED=$(or $(SEED),1) $(SWIFT) test --skip-build --filter EvolutionTests
	$(MAKE) differential

differential: bootstrap-test ## nearly right bytes and JSON for every implementation and Google's, FUZZ_SECONDS: SEED=
	$(SWIFT) build --product codec-differ
	$(SWIFT) build --product dropwire-schema
	DROPWIRE_PYTHON=$(PYTHON) Tests/Differential/run $(FUZZ_SECONDS) $(SEED)

browser: bootstrap-test ## feeds in headless Chromium, silent for BROWSER_SECONDS (300), over HTTP/1.1 and HTTP/2
	$(SWIFT) build -c release --product dropwire
	$(SWIFT) build --build-tests
	$(RUN) DROPWIRE_BROWSER_SECONDS=$(BROWSER_SECONDS) $(TEST) --filter '^ProcessTests\.ExecutableTests.BrowserTests'

sanitize: sanitize-address sanitize-thread ## sockets, TLS, HTTP/2 and a short soak under both sanitizers (about fifteen minutes)

sanitize-address: bootstrap-test ## the same under the address sanitizer alone
	DROPWIRE_TESTS=$(SANITIZED) $(SWIFT) build --build-tests --sanitize address --scratch-path .build-asan
	$(ASAN) DROPWIRE_TESTS=$(SANITIZED) $(SWIFT) test --skip-build --sanitize address --scratch-path .build-asan $(SANITIZED_CORE)
	$(ASAN) DROPWIRE_TESTS=$(SANITIZED) $(SWIFT) test --skip-build --sanitize address --scratch-path .build-asan $(SANITIZED_SOCKETS)
	$(ASAN) .build-asan/debug/soak $(SHORT_SOAK)

sanitize-thread: bootstrap-test ## the same under the thread sanitizer alone
	DROPWIRE_TESTS=$(SANITIZED) $(SWIFT) build --build-tests --sanitize thread --scratch-path .build-tsan
	clang -O2 -Wall -Werror -shared -fPIC -o .build-tsan/mutex.so Tests/Sanitizers/mutex.c
	$(TSAN) DROPWIRE_TESTS=$(SANITIZED) $(SWIFT) test --skip-build --sanitize thread --scratch-path .build-tsan $(SANITIZED_CORE)
	$(TSAN) DROPWIRE_TESTS=$(SANITIZED) $(SWIFT) test --skip-build --sanitize thread --scratch-path .build-tsan $(SANITIZED_SOCKETS)
	$(TSAN) .build-tsan/debug/soak $(SHORT_SOAK)

soak: bootstrap ## 5 million calls on 10,000 connections leave no memory and no descriptor behind: SOAK_CALLS=, SEED=
	$(SWIFT) build -c release --product soak
	.build/release/soak --calls $(SOAK_CALLS) --connections $(SOAK_CONNECTIONS) --laps $(SOAK_LAPS) $(if $(SEED),--seed $(SEED))

crash: build ## CRASH_CYCLES= (100) times kill -9 under load: calls, streams, shows of a hybrid drop, and payments with their adapter: nothing acknowledged is lost. CRASH_FORMS=full,clock: also a full disk, steps of the clock. SEED=
	Tests/Crash/run --cycles $(CRASH_CYCLES) --forms $(CRASH_FORMS) $(if $(SEED),--seed $(SEED))

bench: build ## the figures of Benchmarks/RESULTS.md, taken again (about ten minutes)
	Benchmarks/run

fuzz: ## decoders of the wire, of logs and of files, and the schema compiler, against libFuzzer, FUZZ_SECONDS each
	for target in native proto json schema contract journal machine rows identity; do Tests/Fuzz/run $$target $(FUZZ_SECONDS); done

# It opens all files at once.
format: ## rewrite the sources in the project's style
	ulimit -n "$$(ulimit -Hn)"; $(SWIFT) format --in-place --parallel --recursive Package.swift Sources Codegen Benchmarks Tests Examples

lint: ## style, as CI checks it
	ulimit -n "$$(ulimit -Hn)"; $(SWIFT) format lint --strict --parallel --recursive Package.swift Sources Codegen Benchmarks Tests Examples

generate: bootstrap ## the generated sources and reference from Schemas
	$(SWIFT) build --product dropwire-schema
	.build/debug/dropwire-schema generate --schemas Schemas --swift Sources/Messages/Generated --swift-services Sources/MessageServices/Generated --swift-module Messages --markdown docs/reference
	.build/debug/dropwire-schema generate $(ECOSYSTEM:%=--schemas Schemas/ecosystem/%) --swift Sources/EcosystemMessages/Generated
	.build/debug/dropwire-schema generate $(STATUS:%=--schemas Schemas/ecosystem/%) --swift Sources/StatusDetails/Generated
	.build/debug/dropwire-schema generate --schemas Examples/Greeter/Sources/Greeter --swift Examples/Greeter/Sources/Greeter/Generated
	.build/debug/dropwire-schema generate --schemas Examples/Counter/Sources/Counter --swift Examples/Counter/Sources/Counter/Generated

clean: ## remove everything a build made
	rm -rf .build .build-asan .build-tsan .build-simulations .swiftpm Package.resolved

bootstrap:
	@scripts/bootstrap build

bootstrap-test:
	@scripts/bootstrap test
