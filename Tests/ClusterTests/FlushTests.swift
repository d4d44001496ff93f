// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ClusterTesting
import Foundation
import Testing

extension Clusters {
    /// A disk that no longer takes what is written to it: after a failed flush nothing may be retried.
    @Suite(.enabled(if: PreloadedLibrary.compiler != nil, "needs a C compiler"))
    struct FlushTests {
        /// What the library beside the daemon lets fail, and how the daemon says so.
        enum Failing: Int64, CaseIterable {
            case ledger = 1
            case networkLog = 2

            var words: String { self == .ledger ? "durable" : "network log" }
        }

        @Test(arguments: Failing.allCases)
        func aFailedFlushStopsTheNodeAndLosesNothing(of failing: Failing) async throws {
            let place = FileManager.default.temporaryDirectory.appending(path: "flush-\(UUID().uuidString)")
            try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(at: place) }
            let disk = try PreloadedLibrary("failing-flush", in: place)
            var options = ClusterOptions.administratorsOnly
            options.nodeEnvironment["province"] = disk.environment
            try await Cluster.run(.zhoushan().keeping("province"), options: options) { cluster in
                let daemon = try cluster.daemon("province")
                var acknowledged: [String] = []
                for number in 1...5 {
                    let outcome = try await cluster.grantRole(number: number, on: "province")
                    acknowledged.append(try outcome.orThrow().json.subject.string)
                }
                try disk.set(failing.rawValue)
                let last = try await cluster.grantRole(number: 6, on: "province")
                // The network log is flushed once a second: a command may be quicker, and is kept then.
                if failing == .networkLog, last.status == 0 { acknowledged.append(last.json.subject.string) }
                #expect(last.status != 0 || failing == .networkLog)
                try await daemon.waitForEnd(seconds: 30)
                #expect(await daemon.end == .exited(70))
                try await daemon.waitForLog("critical", failing.words)

                try disk.set(0)
                try await daemon.start()
                let recorded = Set(try await cluster.records(of: "province").map(\.body.roleGranted.person.string))
                #expect(Set(acknowledged).subtracting(recorded).isEmpty)
                try await daemon.stop()
                #expect(try await cluster.verifyLedgers(of: ["province"]).status == 0)
            }
        }
    }
}
