# SPDX-License-Identifier: Apache-2.0
# Every target installs what it needs and is missing, says what it does, and can be run again at no cost.
SHELL := /bin/bash
PEERS := .build/peers
# One build for the program and its tests, which look into modules and start the program. What is unoptimised proves fifty times slower, and what
# tests may look into is as fast as what they may not.
OPTIMISED := -c release -Xswiftc -enable-testing
TEST := swift test $(OPTIMISED) --skip-build --disable-xctest
# Everything that the sandbox is built from, folders as well, which change with the files that come and go.
SANDBOX_SOURCES := Makefile $(wildcard Package.resolved) $(shell find Package.swift Sources circuits Sandbox/Sources ! -name '.*')
SANDBOX_PROGRAM := .build/release/assay-sandbox
# What Package.swift asks for. Once the sandbox's libraries are there, every build is planned with them, and the next one of the sandbox as well.
export ASSAY_SANDBOX ?= $(if $(wildcard .build/checkouts/hummingbird),1)
# These have build folders of their own, with nothing of the sandbox in them.
verifier fuzz fuzz-readers: ASSAY_SANDBOX :=
WITH_PEERS := ASSAY_PEERS=$(abspath $(PEERS)) ASSAY_PEERS_REQUIRED=1

.DEFAULT_GOAL := help
.PHONY: help demo sandbox sandbox-build sandbox-trials sandbox-browser test test-build bench lint format build verifier tutorial sanitize judge taint fuzz fuzz-readers determinism costs peers system clean always

help: ## these lines
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 24

demo: build peers ## from a shipped algorithm and diary to a receipt that two implementations accept
	@echo "== Demo"
	@ASSAY_PEERS=$(abspath $(PEERS)) scripts/demo

sandbox: sandbox-build ## the sandbox on this machine, at http://127.0.0.1:8321/ (OPTIONS="--port 8322 --data DIR")
	@$(SANDBOX_PROGRAM) $(OPTIONS)

sandbox-trials: sandbox-build ## kills the sandbox KILLS (20) times, asks for PROOFS (100), and sends it nonsense
	@echo "== Trials of the sandbox"
	@scripts/sandbox-trials

sandbox-build: .build/sandbox-built ## the sandbox, optimised, in .build/release/assay-sandbox

# SwiftPM takes up to half a minute to find that there is nothing to do, whenever a variable of the environment is another one than before.
.build/sandbox-built: ASSAY_SANDBOX := 1
.build/sandbox-built: $(SANDBOX_SOURCES) $(if $(wildcard $(SANDBOX_PROGRAM)),,always)
	@scripts/system-packages --sandbox
	@echo "== Building the sandbox"
	@swift package resolve
	@touch .build/sandbox-begun
	@swift build $(OPTIMISED) --product assay-sandbox
	@mv .build/sandbox-begun $@

always:

sandbox-browser: build sandbox-build ## the page of the sandbox in Chromium: a story from a table to a receipt, by mouse and keyboard, on a phone, in the dark
	@scripts/system-packages chromium
	@echo "== The page in a browser"
	@scripts/sandbox-browser .build/browser $(SANDBOX_PROGRAM)

# Built from inside, since another target of the same call may have had the tests built without the sandbox.
test: ASSAY_SANDBOX := 1
test: peers ## every test, with the implementations not written here as judges
	@$(MAKE) --no-print-directory sandbox-build test-build
	@echo "== Tests of the sandbox"
	@$(WITH_PEERS) $(TEST) --filter '^AssaySandboxTests\.'
	@echo "== Tests, with the Python judges"
	@$(WITH_PEERS) $(TEST) --skip '^AssaySandboxTests\.'

# The product of the tests, since --build-tests would build every target of every package; and the programs that they start.
test-build: build
	@echo "== Building the tests"
	@swift build $(OPTIMISED) --product assay-verify
	@swift build $(OPTIMISED) --product assayPackageTests

bench: build peers ## constraints, times and memory of the shipped algorithms
	@echo "== Bench"
	@$(WITH_PEERS) .build/release/assay bench --against groth16py

lint: peers test-build ## layout, imports, links, constants, vectors and sample data
	@ASSAY_PEERS=$(abspath $(PEERS)) scripts/lint
	@echo "== House tests: imports, licence lines, traps, links"
	@$(WITH_PEERS) $(TEST) --filter '^HouseTests\.' 2>&1

format: ## lays out the Swift sources as lint wants them
	@swift format --in-place --recursive --parallel Sources Tests Package.swift Sandbox

build: system ## the assay command, optimised, in .build/release/assay
	@echo "== Building assay"
	@swift build $(OPTIMISED) --product assay

verifier: peers ## assay-verify as one static program and the libraries for C and Python, in .build/verifier/out, tried on all cases
	@ASSAY_PEERS=$(abspath $(PEERS)) scripts/verifier

tutorial: build ## runs docs/tutorial.md and docs/ceremony.md line by line and compares what they print
	@echo "== Tutorial"
	@docs/run-tutorial docs/tutorial.md docs/ceremony.md

sanitize: system ## the C kernels under the address and undefined-behaviour sanitizers
	@echo "== Kernels under ASan and UBSan"
	@scripts/sanitize

judge: system ## the C kernels against GMP, 10^8 results and more for each backend (some minutes)
	@echo "== Kernels against GMP"
	@scripts/judge

taint: system ## the C kernels on secrets, under valgrind and the memory sanitizer
	@echo "== Kernels on secrets"
	@scripts/taint

fuzz: peers ## random programs on random data for MINUTES (10): interpreter, circuit and a second evaluator agree
	@echo "== Random programs"
	@ASSAY_PEERS=$(abspath $(PEERS)) scripts/fuzz $(or $(MINUTES),10)

fuzz-readers: system ## every reader of files and both verifiers under libFuzzer and ASan, SECONDS (60) each
	@echo "== Readers and verifiers under libFuzzer"
	@scripts/fuzz-readers $(or $(SECONDS),60)

determinism: build ## compiles every shipped algorithm RUNS (1000) times, each with another seed of its hash tables and by a debug build, and compares all files
	@echo "== The same files in every process"
	@swift build --product assay
	@scripts/determinism $(or $(RUNS),1000)

costs: build ## a short run of all bench suites, kept as .build/bench/short.json
	@echo "== Costs, a short run"
	@scripts/bench-short

peers: system ## the Python judges of the test suite, in a virtual environment
	@scripts/peers $(PEERS)

system:
	@scripts/system-packages

clean: ## removes everything that was built, the judges included
	rm -rf .build out Package.resolved
