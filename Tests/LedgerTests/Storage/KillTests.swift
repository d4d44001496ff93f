// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Foundation
import Glibc
import Testing

@testable import Ledger

/// A real process killed in the middle of its commits.
@Suite struct KillTests {
    /// Written by the child after each commit returned: the last sequence acknowledged.
    private static let acknowledgedFile = "acknowledged"

    @Test(arguments: [20, 60, 110, 170] as [UInt32])
    func whatWasAcknowledgedSurvivesKill9(afterMilliseconds: UInt32) async throws {
        let scratch = try Scratch()
        let directory = scratch.path
        let key = try SM2PrivateKey()
        let scalar = try key.scalar.withUnsafeBytes { [UInt8]($0) }
        let point = key.publicKey.bytes
        let node = "tongdao://zhoushan/dinghai"
        await #expect(processExitsWith: .signal(SIGKILL)) {
            [
                directory = directory as String, scalar = scalar as [UInt8], point = point as [UInt8],
                node = node as String,
                afterMilliseconds = afterMilliseconds as UInt32
            ] in
            let key = try SM2PrivateKey(scalar: SecretBytes(scalar), publicKey: SM2PublicKey(point))
            let ledger = try Ledger.open(at: directory, node: node, signer: key)
            let acknowledged = try LedgerFile(path: "\(directory)/acknowledged", mode: .readWrite)
            // Twenty acknowledged commits at least, so that a slow machine does not make the test empty.
            var killer: Thread?
            var random = SeededGenerator(seed: UInt64(afterMilliseconds))
            for round in 0..<100_000 {
                let size = try ledger.grow(by: Int.random(in: 1...40, using: &random)).state.head.size
                try acknowledged.write(withUnsafeBytes(of: size) { [UInt8]($0) }, at: 0)
                if round == 20 {
                    killer = Thread {
                        usleep(afterMilliseconds * 1_000)
                        kill(getpid(), SIGKILL)
                    }
                    killer?.start()
                }
                if round % 8 == 0 { _ = try ledger.maintain() }
            }
        }
        let file = try LedgerFile(path: scratch.sub(KillTests.acknowledgedFile), mode: .readOnly)
        let acknowledged = try file.read(count: 8, at: 0).reversed().reduce(0) { $0 << 8 | UInt64($1) }
        #expect(acknowledged >= 20)

        let verifier = OfflineVerifier(
            directory: directory, keys: { _, _ in key.publicKey }, countersigners: { _ in nil })
        let report = verifier.verify()
        #expect(report.isSound, "\(report.findings)")
        #expect(report.recordCount >= acknowledged, "read from the write-ahead log, before any recovery")

        let ledger = try Ledger.open(at: directory, node: node, signer: key)
        #expect(ledger.state.head.size >= acknowledged)
        let last = try ledger.reader.record(of: node, sequence: acknowledged)
        #expect(last?.content == Ledger.content(acknowledged))
        try ledger.grow(by: 1)
        try ledger.close()
        #expect(verifier.verify().isSound)
    }
}
