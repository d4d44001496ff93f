// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Crypto
import Documents
import Foundation
import Ledger
import Messages
import Rules
import Transport

extension CaseCommand {
    /// The whole course of a case over the county's and the hub's records, each line with its proof (ZS-1.2.2b).
    struct Trace: QueryCommand {
        static var configuration: CommandConfiguration { .verb("trace", TraceTexts.trace) }

        @Argument(help: .text(ApplicationTexts.id, valueName: "id")) var application: String
        @Option(help: .text(TraceTexts.certificate, valueName: "path"), completion: .file())
        var certificate: [String] = []
        @Option(help: .text(TraceTexts.out, valueName: "file"), completion: .file()) var out: String?
        @OptionGroup var query: QueryOptions

        func ask(_ session: NodeSession, _ presenter: Presenter) async throws {
            var keys: [String: SM2PublicKey] = [:]
            for path in certificate {
                let signing = try CertificateFile.signing(session.surroundings.absolutePath(path))
                keys[signing.uri] = signing.publicKey
            }
            let answer = try await session.ask(
                Method.queriesRegister, RegisterRequest(register: RegisterName.cases.rawValue, filter: application))
            guard let entry = answer.entries.first(where: { $0.id == application }) else {
                throw CommandFailure.notFound(application)
            }
            var lines: [TraceLine] = []
            let own = "\(session.target.node)"
            for log in entry.node == own ? [own] : [entry.node, own] {
                lines += try await TraceReader(log: log, trusted: keys[log]).lines(of: TracedCase(entry), session)
            }
            lines.sort { ($0.record.time, $0.log) < ($1.record.time, $1.log) }
            try show(lines, presenter)
            if let wrong = lines.first(where: { !$0.proof.holds }) {
                throw CommandFailure(.unverified, "proof-fails", TraceTexts.fails(wrong.place))
            }
        }

        private func show(_ lines: [TraceLine], _ presenter: Presenter) throws {
            let language = presenter.surroundings.language
            if let out {
                let path = presenter.surroundings.absolutePath(out)
                do {
                    try Data(printed(lines)).write(to: URL(filePath: path))
                } catch {
                    throw CommandFailure(.usage, "file-unwritable", DocumentTexts.unwritable(path), cause: "\(error)")
                }
            }
            presenter.list(lines, columns: TraceLine.columns(language), id: \.place, json: json(lines))
        }

        private func json(_ lines: [TraceLine]) -> JSONValue {
            .object([("applicationId", .string(application)), ("lines", .array(lines.map(\.json)))])
        }

        /// The same lines on paper, with the table for machines inside.
        private func printed(_ lines: [TraceLine]) -> [UInt8] {
            let title = "全程追溯 \(application)"
            var paragraphs = [PrintedParagraph(title, .title), PrintedParagraph("")]
            for line in lines {
                paragraphs.append(PrintedParagraph(line.printedHeading))
                paragraphs.append(PrintedParagraph(line.printedProof, .small))
            }
            return PDFFile.write(
                title: title, paragraphs, footer: application,
                attachment: ("trace.json", Array(json(lines).text.utf8)))
        }
    }
}

/// The ids under which the records of one case stand.
struct TracedCase: Sendable {
    let application: String
    let notice: String
    let authorization: String
    let subjects: Set<String>

    init(_ entry: RegisterEntry) {
        func value(_ name: String) -> String { entry.values.first { $0.name == name }?.text ?? "" }
        application = entry.id
        notice = value("notice")
        authorization = value("authorization")
        subjects = Set([entry.id, notice, value("motion"), value("agreement"), authorization].filter { !$0.isEmpty })
    }

    func concerns(_ record: Record) -> Bool {
        if subjects.contains(record.subject) { return true }
        guard !authorization.isEmpty else { return false }
        return switch record.body?.fact {
        case .filingOpened(let fact): fact.authorizationId == authorization
        case .filingReceipted(let fact): fact.authorizationId == authorization
        case .permitIssued(let fact): fact.authorizationId == authorization
        case .motionOpened(let fact): fact.subject == authorization
        default: false
        }
    }
}

/// Reads one ledger, its own or a copy, and proves what it finds there.
struct TraceReader: Sendable {
    let log: String
    /// The key its checkpoints must be signed with; nil: the one in the ledger's own first record.
    let trusted: SM2PublicKey?

    func lines(of traced: TracedCase, _ session: NodeSession) async throws -> [TraceLine] {
        var found: [(record: Record, hash: SM3Digest, previous: SM3Digest)] = []
        var key = trusted
        var previous = SM3Digest.zero
        for try await item in try await session.stream(Method.queriesRecords, RecordsRequest(node: log)) {
            let record = try Record.decode(item.record)
            let hash = RecordChain.hash(previous: previous, record: item.record)
            if key == nil, case .genesis(let genesis)? = record.body?.fact {
                key = try? SM2PublicKey(genesis.publicKey)
            }
            if traced.concerns(record) { found.append((record, hash, previous)) }
            previous = hash
        }
        var lines: [TraceLine] = []
        for (record, hash, previous) in found {
            let answer = try await session.ask(
                Method.queriesInclusion, ProofRequest(node: log, sequence: record.sequence))
            let proof = LedgerProof(answer, previous: previous, sequence: record.sequence, node: log, key: key)
            lines.append(TraceLine(log: log, record: record, hash: hash, proof: proof))
        }
        return lines
    }
}
