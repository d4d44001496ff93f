// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CaseEvidence
import Crypto
import Documents
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
            let found = try await CaseReading(application, session).collect(session)
            var lines: [TraceLine] = []
            for log in found { lines += try await TraceProofs(log, trusted: keys[log.node]).lines(session) }
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
                try FileContent.write(printed(lines), to: path)
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

/// Proves the records of one case in one ledger, its own or a copy.
struct TraceProofs: Sendable {
    private let log: CaseCollector.Collected
    /// The key its checkpoints must be signed with: the one given, else the one in the ledger's own first record.
    private let key: SM2PublicKey?

    init(_ log: CaseCollector.Collected, trusted: SM2PublicKey?) {
        self.log = log
        var key = trusted
        if key == nil, case .genesis(let genesis)? = log.genesis.first?.record.body?.fact {
            key = try? SM2PublicKey(genesis.publicKey)
        }
        self.key = key
    }

    func lines(_ session: NodeSession) async throws -> [TraceLine] {
        var lines: [TraceLine] = []
        for found in log.course.joined() {
            let sequence = found.record.sequence
            let answer = try await session.ask(
                Method.queriesInclusion, ProofRequest(node: log.node, sequence: sequence))
            let previous = SM3Digest(found.previousHash) ?? .zero
            let proof = LedgerProof(answer, previous: previous, sequence: sequence, node: log.node, key: key)
            let hash = RecordChain.hash(previous: previous, record: found.bytes)
            lines.append(TraceLine(log: log.node, record: found.record, hash: hash, proof: proof))
        }
        return lines
    }
}
