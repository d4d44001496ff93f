// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CaseEvidence
import Crypto
import Messages
import Rules

extension EvidenceCommand {
    /// Collects the evidence of a case and signs it (ZS-1.2.2b). What would not verify is not written.
    struct Export: QueryCommand {
        static var configuration: CommandConfiguration { .verb("export", EvidenceTexts.export) }

        @Argument(help: .text(ApplicationTexts.id, valueName: "id")) var application: String
        @Option(help: .text(DocumentTexts.out, valueName: "file"), completion: .file()) var out: String
        @OptionGroup var query: QueryOptions

        func ask(_ session: NodeSession, _ presenter: Presenter) async throws {
            let reading = try await CaseReading(application, session)
            let bundle = try await EvidenceReading(reading: reading).bundle(session)
            let content = try signed(bundle, by: session.identity)
            let report = try EvidenceVerifier.verify(content)
            if let fault = report.fault { throw EvidenceCommand.differs(fault) }
            let path = session.surroundings.absolutePath(out)
            try FileContent.write(content, to: path)
            let records = bundle.logs.reduce(0) { $0 + $1.records.count }
            presenter.done(
                EvidenceTexts.exported(application, path, records: records), id: application,
                json: .object([
                    ("applicationId", .string(application)), ("file", .string(path)),
                    ("records", .integer(Int64(records))), ("bytes", .integer(Int64(content.count))),
                ]))
        }

        private func signed(_ bundle: EvidenceBundle, by identity: IdentityBundle) throws -> [UInt8] {
            let encoded = bundle.encode()
            let signature = Signature(
                signer: "\(identity.subject)",
                value: try identity.signer.sign(SignedBytes.evidence(encoded)).bytes)
            return EvidenceFormat.write(
                EvidenceFile(bundle: encoded, signature: signature, publicKey: identity.signer.publicKey.bytes))
        }
    }

    /// The first thing that differs, named.
    static func differs(_ fault: EvidenceFinding) -> CommandFailure {
        CommandFailure(
            .unverified, "evidence-differs", EvidenceTexts.differs(fault), remedy: EvidenceTexts.differsRemedy,
            cause: "\(fault.check.rawValue): \(fault.place)")
    }
}
