// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ClusterTesting
import Foundation
import Testing

extension Clusters {
    /// A disk that is full or has changed a byte: named precisely, never written over, nothing acknowledged lost.
    @Suite struct DamageTests {
        @Test func aDamagedLedgerIsNamedAndLeftAlone() async throws {
            try await Cluster.run(.zhoushan().keeping("province"), options: .administratorsOnly) { cluster in
                for number in 1...5 { try await cluster.grantRole(number: number, on: "province").orThrow() }
                let daemon = try cluster.daemon("province")
                try await daemon.stop()
                try changeOneByte(of: "load/person-5", in: daemon.directory.data)
                let before = try contents(of: daemon.directory.data)

                try await daemon.launch()
                try await daemon.waitForEnd()
                #expect(await daemon.end == .exited(70))
                let line = try await daemon.waitForLog("ledger", "record")
                #expect(line.contains("zhoushan/province"))
                #expect(try contents(of: daemon.directory.data) == before)

                let verified = try await cluster.verifyLedgers(of: ["province"])
                #expect(verified.status == 6)
                #expect(verified.json.directories[0].findings.items.contains { $0.fault.bool == true })
            }
        }

        @Test(.enabled(if: SmallDisk.canBeMade, "needs root and the right to mount a tmpfs"))
        func aFullDiskStopsTheNodeAndLosesNothing() async throws {
            try await Cluster.run(.zhoushan().keeping("province"), options: .administratorsOnly) { cluster in
                let daemon = try cluster.daemon("province")
                try await daemon.stop()
                let disk = try SmallDisk(at: daemon.directory.data, kibibytes: 1024)
                defer { disk.remove() }
                try await daemon.start()

                var acknowledged: [String] = []
                var failure: CommandOutcome?
                for number in 1...400 where failure == nil {
                    // What else is on the disk grows, as it would.
                    try disk.fill(leavingKibibytes: max(0, 200 - number * 20))
                    let outcome = try await cluster.grantRole(number: number, on: "province")
                    if outcome.status == 0 {
                        acknowledged.append(outcome.json.subject.string)
                    } else {
                        failure = outcome
                    }
                }
                #expect(!acknowledged.isEmpty)
                #expect(failure != nil, "the disk never filled")
                try await daemon.waitForEnd(seconds: 30)
                #expect(await daemon.end == .exited(70))
                try await daemon.waitForLog("full")

                try disk.makeRoom()
                try await daemon.start()
                let recorded = Set(try await cluster.records(of: "province").map(\.body.roleGranted.person.string))
                #expect(Set(acknowledged).subtracting(recorded).isEmpty)
                try await daemon.stop()
                #expect(try await cluster.verifyLedgers(of: ["province"]).status == 0)
            }
        }

        /// Changes one letter of a text wherever it stands in the directory's files.
        private func changeOneByte(of text: String, in directory: URL) throws {
            var found = 0
            for file in try FileManager.default.contentsOfDirectory(at: directory, includingPropertiesForKeys: nil)
            where !file.hasDirectoryPath {
                var data = try Data(contentsOf: file)
                while let range = data.range(of: Data(text.utf8)) {
                    data[range.lowerBound] ^= 1
                    found += 1
                }
                if found > 0 {
                    let handle = try FileHandle(forWritingTo: file)
                    try handle.write(contentsOf: data)
                    try handle.close()
                }
            }
            try #require(found > 0)
        }

        /// The files that hold the ledger; the shared memory beside them is made anew at each opening.
        private func contents(of directory: URL) throws -> [String: Data] {
            var contents: [String: Data] = [:]
            for name in ["head", "ledger.sqlite"] {
                contents[name] = try Data(contentsOf: directory.appending(path: name))
            }
            return contents
        }
    }
}
