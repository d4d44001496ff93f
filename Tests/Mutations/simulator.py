# Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0
"""The simulator built from the broken copy: building it, searching with one mutation, and running one seed again."""
import dataclasses
import os
import re
import signal
import subprocess
import time

import mutation

BUILD = mutation.SCRATCH / "build"
PROGRAM = BUILD / "release" / "tongdao-sim"
# Runs that have begun end by themselves within seconds, unless the mutation makes the node spin.
GRACE_SECONDS = 45


@dataclasses.dataclass
class Outcome:
    # What the search found, and how the process failed otherwise.
    found: str = None
    detail: str = ""
    fault: str = None
    seed: int = 0
    seeds: int = 0
    events: int = 0
    virtual_time: str = ""
    seconds: float = 0.0


def build():
    mutation.SCRATCH.mkdir(exist_ok=True)
    log = mutation.SCRATCH / "build.log"
    with log.open("w") as output:
        status = subprocess.run(
            ["swift", "build", "-c", "release", "--package-path", mutation.TREE, "--scratch-path", BUILD,
             "--product", "tongdao-sim"],
            stdout=output, stderr=subprocess.STDOUT).returncode
    if status != 0:
        print(log.read_text())
    return status == 0


def search(name, seconds, runs):
    return started(name, ["--search", "--seed", "1", "--seconds", str(seconds), "--runs", str(runs), "--keep"],
                   seconds + GRACE_SECONDS)


def repeat(name, seed):
    return started(name, ["--seed", str(seed), "--trace", "--keep"], GRACE_SECONDS)


def started(name, options, limit):
    environment = dict(os.environ, SWIFT_BACKTRACE="enable=no")
    environment.pop("TONGDAO_MUTATION", None)
    if name:
        environment["TONGDAO_MUTATION"] = name
    outcome = Outcome()
    start = time.monotonic()
    try:
        done = subprocess.run(
            [PROGRAM, *options], env=environment, timeout=limit, text=True, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT)
    except subprocess.TimeoutExpired:
        outcome.fault = f"the simulator does not end within {limit} s: a node spins"
        return outcome
    outcome.seconds = time.monotonic() - start
    read(done.stdout, outcome)
    if done.returncode < 0:
        outcome.fault = f"the simulator ended by {signal.Signals(-done.returncode).name}"
    elif done.returncode not in (0, 1) or (done.returncode == 1) != (outcome.found is not None):
        outcome.fault = f"exit status {done.returncode}: {done.stdout.strip().splitlines()[-1:]}"
    return outcome


def read(output, outcome):
    found = re.search(r"^FOUND with seed (\d+): (.*)$", output, re.MULTILINE)
    if found:
        outcome.seed = int(found[1])
        outcome.found, _, outcome.detail = found[2].partition(": ")
    seeds = re.search(r"^seeds \d+ on: (\d+) runs", output, re.MULTILINE)
    outcome.seeds = int(seeds[1]) if seeds else 1
    events = re.search(r"^seed \d+: .*?; (\d+) steps,", output, re.MULTILINE)
    outcome.events = int(events[1]) if events else 0
    times = re.findall(r"^(\d\d+:\d\d:\d\d)\.\d{3}  ", output, re.MULTILINE)
    outcome.virtual_time = times[-1] if times else ""
