// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Simulator

let seed = CommandLine.arguments.count > 1 ? UInt64(CommandLine.arguments[1]) ?? 1 : 1
let steps = CommandLine.arguments.count > 2 ? Int(CommandLine.arguments[2]) ?? 20_000 : 20_000
let traced = CommandLine.arguments.count > 3
let clock = ContinuousClock()
var report: RunReport?
let took = clock.measure { report = SimulatorProgram(steps: steps).run(seed: seed, isTraced: traced) }
if let report {
    for line in report.trace { print(line) }
    print("seed \(seed) steps \(report.steps) virtual \(Double(report.durationUs) / 1e6) s in \(took)", report.work, report.violation.map { "\($0)" } ?? "ok")
    if CommandLine.arguments.count > 4 { for (name, count) in report.counters.sorted { print(name, count) } }
}
