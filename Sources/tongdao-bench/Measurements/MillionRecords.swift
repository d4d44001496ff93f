// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Foundation
import Ledger
import Messages
import Node
import Transport

/// A county's ledger of a million records: verified from its files alone, then carried on after kill -9.
struct MillionRecords: Measurement {
    static let figures: [Figure] = [.verifyRecordsPerSecond, .restartAfterKillMilliseconds]
    /// Commands being decided when the daemon is killed.
    private static let commandsInFlight = 16
    private static let loadMilliseconds = 300

    let scale: Scale
    let directory: URL

    func run() async throws -> [Measured] {
        let city = try BenchCity(in: directory, named: "million")
        try await fill(city)
        let nowhere = try LoopbackPort.free(1)[0]
        let verified = try verify(city.dataDirectory(.dinghai))
        let restarted = try await restart(
            city,
            DaemonProcess(
                city.configuration(.dinghai, above: (.city, nowhere)),
                configurationFile: city.directory.appending(path: "dinghai.json")))
        return [verified, restarted]
    }

    private func fill(_ city: BenchCity) async throws {
        let hub = try await BenchHub(in: city)
        defer { hub.daemon.stop() }
        let county = try await LiveCounty(.dinghai, under: hub, in: city)
        hub.beginMeasuring()
        await county.node.unlink()
        try await county.work(uses: scale.ledgerRecords / 2)
        await county.node.stop()
    }

    // MARK: - Verifying

    private func verify(_ data: URL) throws -> Measured {
        let verifier = OfflineVerifier(
            directory: data.path, keys: Self.genesisKey,
            // The hub's key is in the hub's ledger: its few countersignatures are noted, not checked.
            countersigners: { _ in nil })
        let watch = Stopwatch()
        let report = verifier.verify()
        let seconds = watch.seconds
        guard report.isSound, report.recordCount >= UInt64(scale.ledgerRecords) else {
            throw BenchError(
                "the ledger is not whole: \(report.findings.first.map { "\($0)" } ?? "too short")",
                remedy: "Run the ledger's tests")
        }
        return Measured(
            figure: .verifyRecordsPerSecond, value: Double(report.recordCount) / seconds,
            basis: "\(report.recordCount) records in \(Report.rounded(seconds)) s, hashes, tree and signatures")
    }

    private static let genesisKey: LogKeyResolver = { log, first in
        guard case .genesis(let genesis)? = try? Record.decode(first).body?.fact, genesis.node == log else {
            return nil
        }
        return try? SM2PublicKey(genesis.publicKey)
    }

    // MARK: - Restarting

    private func restart(_ city: BenchCity, _ daemon: DaemonProcess) async throws -> Measured {
        try daemon.launch()
        try await daemon.waitUntilReady()
        defer { daemon.stop() }
        var milliseconds: [Double] = []
        for _ in 0..<scale.restarts {
            let acknowledged = try await killUnderLoad(city, daemon)
            let watch = Stopwatch()
            try daemon.launch()
            let size = try await firstAnswer(city, daemon)
            milliseconds.append(watch.milliseconds)
            guard size >= acknowledged else {
                throw BenchError("\(acknowledged) records were acknowledged, \(size) are left", remedy: "Report this")
            }
        }
        let samples = Samples(milliseconds)
        return Measured(
            figure: .restartAfterKillMilliseconds, value: samples.maximum,
            basis: "longest of \(samples.count), median \(Int(samples.median)), killed while deciding commands")
    }

    /// - Returns: the number of records that had been acknowledged.
    private func killUnderLoad(_ city: BenchCity, _ daemon: DaemonProcess) async throws -> UInt64 {
        let person = try await BenchPerson(
            BenchCity.administrator(of: .dinghai), at: .dinghai, port: daemon.port, in: city)
        try await person.logIn()
        let requests = try (0..<Self.commandsInFlight * 64).map { number in
            try person.sign(
                .grantRole(
                    GrantRole(
                        person: "\(BenchCity.uri("dinghai"))/university/\(UUID().uuidString.lowercased())",
                        role: .expert,
                        specialities: ["law"], fromMs: UInt64(number + 1), publicKey: person.publicKey)))
        }
        let submit = { @Sendable [connection = person.connection] (request: SubmitRequest) in
            try? await connection.call(Method.commandsSubmit, request, timeout: .seconds(10)).lastSequence
        }
        return try await withThrowingTaskGroup { group in
            for lane in 0..<Self.commandsInFlight {
                let own = requests.enumerated().filter { $0.offset % Self.commandsInFlight == lane }.map(\.element)
                group.addTask {
                    var last: UInt64 = 0
                    for request in own {
                        guard let sequence = await submit(request) else { break }
                        last = max(last, sequence)
                    }
                    return last
                }
            }
            try await Task.sleep(for: .milliseconds(Self.loadMilliseconds))
            daemon.kill()
            return try await group.reduce(0) { max($0, $1) }
        }
    }

    /// Connects as soon as somebody listens, and asks.
    /// - Returns: the size of the ledger.
    private func firstAnswer(_ city: BenchCity, _ daemon: DaemonProcess) async throws -> UInt64 {
        var size: UInt64 = 0
        try await Polling.until("the daemon answers again", intervalMilliseconds: 2) {
            guard
                let person = try? await BenchPerson(
                    BenchCity.administrator(of: .dinghai), at: .dinghai, port: daemon.port, in: city)
            else { return false }
            size = try await person.status().ledgerSize
            person.connection.close()
            return true
        }
        return size
    }
}
