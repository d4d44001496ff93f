# Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0
# Needs Swift 6.3 and Debian; whatever else is missing, `make deps` installs from Debian.

.PHONY: help deps build dist test lint unit sim fuzz mutations bench demo cluster clean

help:
	@echo "make demo     build, start six daemons on this machine, and walk real cases through them"
	@echo "make test     everything a change must pass"
	@echo "make sim      simulate whole cities under faults, for a minute of new seeds (SIM_SECONDS); docs/simulation.md"
	@echo "make mutations  break the daemon on purpose, many times, and see the simulator find each"
	@echo "make fuzz     hostile bytes for a minute (FUZZ_SECONDS) under AddressSanitizer; docs/fuzzing.md"
	@echo "make build    the programs, optimised, in .build/release"
	@echo "make dist     the same for machines without Swift"
	@echo "make bench    measure, and write .build/bench.json"
	@echo "make cluster  start the demonstration's cluster and leave it running (cluster/stop stops it)"
	@echo "make deps     install from Debian what is missing"
	@echo "make clean    remove what was built and the cluster's data"

deps:
	@cluster/install-dependencies

build: deps
	swift build -c release

# For a machine without Swift: its libraries are linked in.
dist: deps
	swift build -c release --static-swift-stdlib --product tongdaod
	swift build -c release --static-swift-stdlib --product tongdao

demo: build
	cluster/demo

cluster: build
	cluster/start

lint: deps
	proto/generate --check
	swift format lint --strict --recursive --configuration .swift-format Package.swift Sources Tests

# Debug builds for tests go without debug information: they take half the time.
PLAIN = -Xswiftc -gnone

# Everything. The tests come last, so that the run ends with their summary.
test: lint fuzz sim mutations unit

# The integration tests start tongdaod, tongdao and tongdao-cluster, so these are built first.
unit: deps
	swift build $(PLAIN)
	swift build --build-tests $(PLAIN)
	Tests/run $(PLAIN)

# A whole city in one process on a virtual clock: the seeds kept, then new ones.
SIM_SECONDS ?= 60
sim: deps
	swift build -c release --product tongdao-sim
	.build/release/tongdao-sim --kept Tests/Simulation/kept-seeds.txt --search --seconds $(SIM_SECONDS)

# One build with every mutation in it, in .build-mutations.
mutations: deps
	Tests/Mutations/run

# A package of its own in .build-fuzz; fails on a crash, a broken property, or too little work.
fuzz: deps
	Tests/Fuzzing/run

bench: deps
	swift build -c release --product tongdaod
	swift build -c release --product tongdao-bench
	.build/release/tongdao-bench

clean:
	-cluster/stop
	rm -rf cluster/run
	swift package clean
