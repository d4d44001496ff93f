// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Crypto
import Ledger
import Messages
import NetworkLog

extension LogCommand {
    /// Proves a network log from its files, and from the seals in the ledger beside it: no node is asked.
    struct Verify: ToolCommand {
        static var configuration: CommandConfiguration { .verb("verify", LogTexts.verify) }

        @Option(help: .text(LogTexts.directory, valueName: "directory"), completion: .directory) var directory: String
        @OptionGroup var display: DisplayOptions

        func perform(in surroundings: Surroundings) async throws {
            let data = surroundings.absolutePath(directory)
            let seals = try NetworkLogSeals.read(from: data)
            let report = try NetworkLogVerifier.verify(NetworkLogDirectory(ofData: data), seals: seals)
            show(report, surroundings.language)
            if !report.isSound { throw Ended(status: .unverified) }
        }

        private func show(_ report: NetworkLogReport, _ language: Language) {
            let presenter = display.presenter
            presenter.list(
                report.days,
                columns: [
                    Column(LogTexts.dayHeading) { $0.day },
                    Column(LogTexts.entriesHeading) { "\($0.entries)" },
                    Column(LogTexts.sealedHeading) { LogTexts.sealed($0.isSealed).in(language) },
                    Column(LogTexts.digestHeading) { Shown.digest($0.digest) },
                ], id: \.day, json: Self.json(report))
            presenter.section(nil, report.faults.map { "\($0.day): \($0.kind.rawValue): \($0.text)" })
            presenter.section(nil, [LogTexts.verdict(report.isSound, entries: report.entries).in(language)])
        }

        private static func json(_ report: NetworkLogReport) -> JSONValue {
            .object([
                ("sound", .boolean(report.isSound)), ("entries", .unsigned(report.entries)),
                (
                    "days",
                    .array(
                        report.days.map { day in
                            .object([
                                ("day", .string(day.day)), ("entries", .unsigned(day.entries)),
                                ("firstNumber", .unsigned(day.firstNumber)),
                                ("digest", .string(Hex.encode(day.digest))), ("sealed", .boolean(day.isSealed)),
                            ])
                        })
                ),
                (
                    "faults",
                    .array(
                        report.faults.map { fault in
                            .object([
                                ("day", .string(fault.day)), ("kind", .string(fault.kind.rawValue)),
                                ("text", .string(fault.text)),
                            ])
                        })
                ),
            ])
        }
    }
}

/// The seals of a node's network log, as its own ledger has them. Whether the ledger itself holds is for `ledger verify`.
enum NetworkLogSeals {
    static func read(from data: String) throws -> [String: NetworkLogVerifier.Seal] {
        let archive = try LedgerArchive(directory: data)
        guard let own = try archive.logs().first(where: { $0.isOwn }) else { return [:] }
        var seals: [String: NetworkLogVerifier.Seal] = [:]
        var next: UInt64 = 1
        while true {
            let page = try archive.records(of: own.node, from: next)
            if page.isEmpty { return seals }
            for stored in page {
                switch try Record.decode(stored.content).body?.fact {
                case .networkLogSealed(let fact)?:
                    seals[fact.day] = NetworkLogVerifier.Seal(entries: fact.entries, digest: fact.digest)
                case .networkLogPurged(let fact)?: seals[fact.day]?.isPurged = true
                default: break
                }
            }
            next += UInt64(page.count)
        }
    }
}
