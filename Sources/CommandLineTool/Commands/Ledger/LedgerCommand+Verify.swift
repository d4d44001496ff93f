// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Crypto
import Ledger

extension LedgerCommand {
    struct Verify: ToolCommand {
        static var configuration: CommandConfiguration { .verb("verify", LedgerTexts.verify) }

        @Argument(help: .text(LedgerTexts.directories, valueName: "directory"), completion: .directory)
        var directories: [String]
        @Option(help: .text(LedgerTexts.trusted, valueName: "path"), completion: .file()) var certificate: [String] = []
        @Flag(inversion: .prefixedNo, help: .text(LedgerTexts.decisions)) var decisions = true
        @OptionGroup var display: DisplayOptions

        func perform(in surroundings: Surroundings) async throws {
            var keys: [String: SM2PublicKey] = [:]
            for path in certificate {
                let signing = try CertificateFile.signing(surroundings.absolutePath(path))
                keys[signing.uri] = signing.publicKey
            }
            let audit = LedgerAudit(
                directories: directories.map(surroundings.absolutePath), keys: keys, judgesDecisions: decisions)
            show(audit, surroundings)
            if !audit.isSound { throw Ended(status: .unverified) }
        }

        private func show(_ audit: LedgerAudit, _ surroundings: Surroundings) {
            let language = surroundings.language
            let presenter = display.presenter
            presenter.list(
                audit.reports.flatMap { report in report.logs.map { AuditRow(report: report, log: $0) } },
                columns: AuditRow.columns(language), id: \.log.log, json: audit.json, empty: LedgerTexts.noLedger)
            presenter.section(
                nil,
                audit.comparisons.map { comparison in
                    LedgerTexts.compared(
                        comparison.log, copy: comparison.copySize, original: comparison.originalSize,
                        same: comparison.isPrefix
                    ).in(language)
                })
            presenter.section(
                nil,
                audit.decisions.map { decision in
                    LedgerTexts.judgedAgain(decision.log, count: decision.decisionCount, isSound: decision.isSound)
                        .in(language)
                })
            let found = audit.reports.flatMap { report in
                report.findings.map { line($0, in: report.directory, language) }
            }
            let differing = audit.comparisons.flatMap(\.findings).map { line($0, in: nil, language) }
            let unlawful = audit.decisions.flatMap { decision in
                decision.faults.map { fault in
                    let place = "\(decision.directory): \(decision.log) record \(fault.sequence): \(fault.reason)"
                    return "\(LedgerTexts.fault.in(language))\(place): \(fault.text.in(language))"
                }
            }
            presenter.section(nil, found + differing + unlawful)
            presenter.section(
                nil, [LedgerTexts.verdict(audit.isSound, records: audit.recordCount).in(language)])
        }

        private func line(_ finding: VerificationFinding, in directory: String?, _ language: Language) -> String {
            let kind = (finding.isFault ? LedgerTexts.fault : LedgerTexts.note).in(language)
            return "\(kind)\(directory.map { "\($0): " } ?? "")\(finding)"
        }
    }
}

/// One log in one directory.
struct AuditRow: Sendable {
    let report: VerificationReport
    let log: LogReport

    var isSound: Bool { !report.findings.contains { $0.isFault && ($0.log == log.log || $0.log == nil) } }

    static func columns(_ language: Language) -> [Column<AuditRow>] {
        [
            Column(LedgerTexts.logHeading) { $0.log.log },
            Column(LedgerTexts.kindHeading) { LedgerTexts.kind(isOwn: $0.log.isOwn).in(language) },
            Column(LedgerTexts.recordsHeading) { "\($0.log.recordCount)" },
            Column(LedgerTexts.checkpointsHeading) { "\($0.log.checkpointCount)" },
            Column(LedgerTexts.countersignaturesHeading) { "\($0.log.countersignatureCount)" },
            Column(LedgerTexts.resultHeading) { LedgerTexts.judged($0.isSound).in(language) },
            Column(LedgerTexts.directoryHeading) { $0.report.directory },
            Column(LedgerTexts.headHeading, wide: true) { $0.log.head.hash.hexString },
            Column(LedgerTexts.rootHeading, wide: true) { $0.log.root?.hexString ?? Table.nothing },
        ]
    }
}

extension LedgerAudit {
    var json: JSONValue {
        .object([
            ("sound", .boolean(isSound)), ("records", .unsigned(recordCount)),
            (
                "directories",
                .array(
                    reports.map { report in
                        .object([
                            ("directory", .string(report.directory)), ("sound", .boolean(report.isSound)),
                            ("logs", .array(report.logs.map(LedgerAudit.json))),
                            ("findings", .array(report.findings.map(LedgerAudit.json))),
                        ])
                    })
            ),
            (
                "copies",
                .array(
                    comparisons.map { comparison in
                        .object([
                            ("log", .string(comparison.log)), ("copySize", .unsigned(comparison.copySize)),
                            ("originalSize", .unsigned(comparison.originalSize)),
                            ("isPrefix", .boolean(comparison.isPrefix)),
                            ("findings", .array(comparison.findings.map(LedgerAudit.json))),
                        ])
                    })
            ),
            ("decisions", .array(decisions.map(LedgerAudit.json))),
        ])
    }

    private static func json(_ decision: DecisionAudit) -> JSONValue {
        .object([
            ("log", .string(decision.log)), ("directory", .string(decision.directory)),
            ("decisions", .integer(Int64(decision.decisionCount))), ("sound", .boolean(decision.isSound)),
            (
                "faults",
                .array(
                    decision.faults.map { fault in
                        .object([
                            ("sequence", .unsigned(fault.sequence)), ("reason", .string(fault.reason)),
                            ("textZh", .string(fault.text.chinese)), ("textEn", .string(fault.text.english)),
                        ])
                    })
            ),
        ])
    }

    private static func json(_ log: LogReport) -> JSONValue {
        .object([
            ("log", .string(log.log)), ("own", .boolean(log.isOwn)), ("records", .unsigned(log.recordCount)),
            ("head", .string(log.head.hash.hexString)), ("root", log.root.map { .string($0.hexString) } ?? .null),
            ("checkpoints", .integer(Int64(log.checkpointCount))),
            ("countersignatures", .integer(Int64(log.countersignatureCount))),
        ])
    }

    private static func json(_ finding: VerificationFinding) -> JSONValue {
        .object([
            ("kind", .string(finding.kind.rawValue)), ("log", finding.log.map(JSONValue.string) ?? .null),
            ("sequence", .unsigned(finding.sequence)), ("fault", .boolean(finding.isFault)),
            ("text", .string(finding.text)),
        ])
    }
}
