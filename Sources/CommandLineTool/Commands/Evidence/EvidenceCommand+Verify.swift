// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CaseEvidence
import Crypto
import Messages

extension EvidenceCommand {
    /// Checks the evidence of a case on a machine with no node.
    struct Verify: ToolCommand {
        static var configuration: CommandConfiguration { .verb("verify", EvidenceTexts.verify) }

        @Argument(help: .text(EvidenceTexts.file, valueName: "file"), completion: .file()) var file: String
        @Option(help: .text(EvidenceTexts.certificate, valueName: "path"), completion: .file())
        var certificate: [String] = []
        @OptionGroup var display: DisplayOptions

        func perform(in surroundings: Surroundings) async throws {
            let path = surroundings.absolutePath(file)
            let bytes = try FileContent.bytes(path: path, atMost: FileContent.maximumDocumentBytes)
            var keys: [String: [SM2PublicKey]] = [:]
            for path in certificate {
                let signing = try CertificateFile.signing(surroundings.absolutePath(path))
                keys[signing.uri, default: []].append(signing.publicKey)
            }
            let report = try check(bytes, keys, path)
            EvidenceView(report: report).show(display.presenter)
            if let fault = report.fault { throw EvidenceCommand.differs(fault) }
        }

        private func check(
            _ bytes: [UInt8], _ keys: [String: [SM2PublicKey]], _ path: String
        ) throws(CommandFailure) -> EvidenceReport {
            do throws(EvidenceFormat.Unreadable) {
                return try EvidenceVerifier.verify(bytes, certificates: keys)
            } catch {
                switch error {
                case .notEvidence:
                    throw CommandFailure(.usage, "evidence-unreadable", EvidenceTexts.notEvidence(path))
                case .otherVersion(let version):
                    throw CommandFailure(
                        .usage, "evidence-version", EvidenceTexts.otherVersion(version),
                        remedy: EvidenceTexts.versionRemedy)
                }
            }
        }
    }
}

/// What was checked of an evidence file, for people and for machines.
struct EvidenceView: Sendable {
    let report: EvidenceReport

    func show(_ presenter: Presenter) {
        let language = presenter.surroundings.language
        presenter.sheet(entries(language), id: report.bundle?.applicationId ?? "", json: json)
        presenter.section(EvidenceTexts.checksSection, Table(headings: headings(language), rows: rows(language)).lines)
        let open = report.findings.filter { $0.result == .keyUnknown || $0.result == .absent }
        presenter.section(
            open.isEmpty ? nil : EvidenceTexts.openSection,
            open.map { finding in
                let name = EvidenceTexts.name(of: finding.check).in(language)
                return "\(name) \(finding.place): \(EvidenceTexts.meaning(of: finding.result).in(language))"
            })
    }

    private func entries(_ language: Language) -> [(name: Text, value: String)] {
        let bundle = report.bundle ?? EvidenceBundle()
        let records = bundle.logs.map { "\($0.node) (\($0.records.count))" }
        let origins = report.keyOrigins.map { EvidenceTexts.name(of: $0).in(language) }
        return [
            (CaseTexts.applicationHeading, bundle.applicationId), (EvidenceTexts.nodeHeading, bundle.node),
            (EvidenceTexts.exporterHeading, report.exporter),
            (EvidenceTexts.exportedHeading, bundle.exportedMs == 0 ? "" : Shown.time(bundle.exportedMs)),
            (EvidenceTexts.logsHeading, records.joined(separator: ", ")),
            (LedgerTexts.resultHeading, EvidenceTexts.verdict(isSound: report.isSound).in(language)),
            (EvidenceTexts.originsHeading, origins.joined(separator: language == .chinese ? "；" : "; ")),
        ]
    }

    private func headings(_ language: Language) -> [String] {
        [
            EvidenceTexts.checkHeading, EvidenceTexts.countHeading, LedgerTexts.resultHeading,
            EvidenceTexts.originHeading,
        ]
        .map { $0.in(language) }
    }

    /// One row for each kind of check: how many, what came of them, by whose keys.
    private func rows(_ language: Language) -> [[String]] {
        EvidenceCheck.allCases.compactMap { check in
            let findings = report.findings.filter { $0.check == check }
            if findings.isEmpty { return nil }
            let origins = KeyOrigin.allCases.filter { origin in findings.contains { $0.result == .signed(origin) } }
            let worst = findings.first(where: \.isFault) ?? findings.first { !$0.isProved } ?? findings[0]
            return [
                EvidenceTexts.name(of: check).in(language), "\(findings.count)",
                EvidenceTexts.meaning(of: worst.result).in(language) + (worst.isFault ? " \(worst.place)" : ""),
                origins.map { EvidenceTexts.name(of: $0).in(language) }.joined(separator: ", ").orNothing,
            ]
        }
    }

    var json: JSONValue {
        .object([
            ("sound", .boolean(report.isSound)),
            ("applicationId", .string(report.bundle?.applicationId ?? "")),
            ("node", .string(report.bundle?.node ?? "")), ("exporter", .string(report.exporter)),
            ("exportedMs", .unsigned(report.bundle?.exportedMs ?? 0)),
            ("keyOrigins", .array(report.keyOrigins.map { .string($0.rawValue) })),
            ("fault", report.fault.map(EvidenceView.json) ?? .null),
            ("checks", .array(report.findings.map(EvidenceView.json))),
        ])
    }

    private static func json(_ finding: EvidenceFinding) -> JSONValue {
        var origin = JSONValue.null
        if case .signed(let found) = finding.result { origin = .string(found.rawValue) }
        return .object([
            ("check", .string(finding.check.rawValue)), ("place", .string(finding.place)),
            ("result", .string(finding.result.name)), ("keyOrigin", origin),
        ])
    }
}

extension EvidenceFinding {
    fileprivate var isProved: Bool { result != .keyUnknown && result != .absent }
}

extension EvidenceFinding.Result {
    /// As JSON has it; stable.
    fileprivate var name: String {
        switch self {
        case .holds, .signed: "holds"
        case .differs: "differs"
        case .keyUnknown: "key-unknown"
        case .absent: "absent"
        }
    }
}
