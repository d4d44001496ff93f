// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Crypto
import Ledger
import Messages
import Transport

extension LedgerCommand {
    struct Prove: QueryCommand {
        static var configuration: CommandConfiguration { .verb("prove", LedgerTexts.prove) }

        @Argument(help: .text(LedgerTexts.sequence)) var sequence: UInt64?
        @Option(help: .text(LedgerTexts.oldSize)) var oldSize: UInt64?
        @Option(help: .text(LedgerTexts.oldRoot, valueName: "hex")) var oldRoot: String?
        @Option(help: .text(LedgerTexts.size)) var size: UInt64 = 0
        @Option(help: .text(LedgerTexts.log, valueName: "uri")) var log: String?
        @Option(help: .text(LedgerTexts.certificate, valueName: "path"), completion: .file()) var certificate: String?
        @OptionGroup var query: QueryOptions

        func validate() throws {
            guard (sequence == nil) != (oldSize == nil) else { throw ValidationError(LedgerTexts.oneProof.current) }
            guard oldSize == nil || oldRoot.map({ SM3Digest(hexString: $0) != nil }) == true else {
                throw ValidationError(LedgerTexts.rootMissing.current)
            }
        }

        func ask(_ session: NodeSession, _ presenter: Presenter) async throws {
            let surroundings = presenter.surroundings
            let node =
                try log.map { try NodeArgument.read($0, option: "--log").description } ?? "\(session.target.node)"
            let key = try certificate.map { path in
                try CertificateFile.signing(surroundings.absolutePath(path)).publicKey
            }
            let proof =
                if let sequence {
                    try await inclusion(of: sequence, node, key, session)
                } else {
                    try await consistency(node, key, session)
                }
            presenter.sheet(
                proof.entries(surroundings.language), id: proof.holds ? "valid" : "invalid", json: proof.json)
            if !proof.holds { throw Ended(status: .unverified) }
        }

        /// The record's hash is computed here, from its bytes and the hash before it.
        private func inclusion(
            of sequence: UInt64, _ node: String, _ key: SM2PublicKey?, _ session: NodeSession
        ) async throws -> LedgerProof {
            let answer = try await session.ask(
                Method.queriesInclusion, ProofRequest(node: node, sequence: sequence, size: size))
            var previous = SM3Digest.zero
            if sequence > 1 {
                let request = RecordsRequest(node: node, firstSequence: sequence - 1, lastSequence: sequence - 1)
                for try await item in try await session.stream(
                    Method.queriesRecords, request, timeout: session.timeout)
                { previous = SM3Digest(item.hash) ?? .zero }
            }
            return LedgerProof(answer, previous: previous, sequence: sequence, node: node, key: key)
        }

        private func consistency(
            _ node: String, _ key: SM2PublicKey?, _ session: NodeSession
        ) async throws -> LedgerProof {
            let answer = try await session.ask(
                Method.queriesConsistency, ProofRequest(node: node, size: size, oldSize: oldSize ?? 0))
            let root = oldRoot.flatMap { SM3Digest(hexString: $0) } ?? .zero
            return LedgerProof(answer, oldSize: oldSize ?? 0, oldRoot: root, node: node, key: key)
        }
    }
}

/// A proof as it was judged here.
struct LedgerProof: Sendable {
    /// What is proved, or would be.
    let claim: Text
    let checkpoint: CheckpointBody
    let path: [[UInt8]]
    /// Whether the path leads to the checkpoint's root.
    let pathHolds: Bool
    /// Whether the checkpoint is signed by the node; nil if no certificate was given to judge it by.
    let signatureHolds: Bool?

    var holds: Bool { pathHolds && signatureHolds != false }

    init(_ answer: InclusionAnswer, previous: SM3Digest, sequence: UInt64, node: String, key: SM2PublicKey?) {
        let proof = answer.proof ?? InclusionProof()
        checkpoint = LedgerProof.body(of: answer.checkpoint)
        claim = LedgerTexts.included(sequence, proof.size)
        path = proof.path
        let hash = RecordChain.hash(previous: previous, record: answer.item?.record ?? [])
        let root = SM3Digest(checkpoint.root) ?? .zero
        pathHolds =
            proof.sequence == sequence && proof.size == checkpoint.size && checkpoint.node == node
            && proof.proves(hash, root: root)
        signatureHolds = LedgerProof.isSigned(answer.checkpoint, by: node, key)
    }

    init(_ answer: ConsistencyAnswer, oldSize: UInt64, oldRoot: SM3Digest, node: String, key: SM2PublicKey?) {
        let proof = answer.proof ?? ConsistencyProof()
        checkpoint = LedgerProof.body(of: answer.checkpoint)
        claim = LedgerTexts.consistent(oldSize, proof.newSize)
        path = proof.path
        let root = SM3Digest(checkpoint.root) ?? .zero
        pathHolds =
            proof.oldSize == oldSize && proof.newSize == checkpoint.size && checkpoint.node == node
            && proof.proves(oldRoot: oldRoot, newRoot: root)
        signatureHolds = LedgerProof.isSigned(answer.checkpoint, by: node, key)
    }

    func entries(_ language: Language) -> [(name: Text, value: String)] {
        [
            (LedgerTexts.claimHeading, claim.in(language)), (LedgerTexts.logHeading, checkpoint.node),
            (LedgerTexts.rootHeading, Hex.encode(checkpoint.root)),
            (LedgerTexts.pathHeading, LedgerTexts.judged(pathHolds).in(language)),
            (LedgerTexts.signatureHeading, LedgerTexts.signature(signatureHolds).in(language)),
        ]
    }

    var json: JSONValue {
        .object([
            ("claim", .string(claim.english)), ("holds", .boolean(holds)), ("pathHolds", .boolean(pathHolds)),
            ("signatureHolds", signatureHolds.map(JSONValue.boolean) ?? .null),
            ("checkpoint", JSONValue(reflecting: checkpoint)), ("path", JSONValue(reflecting: path)),
        ])
    }

    private static func body(of checkpoint: Checkpoint?) -> CheckpointBody {
        (try? CheckpointBody.decode(checkpoint?.body ?? [])) ?? CheckpointBody()
    }

    private static func isSigned(_ checkpoint: Checkpoint?, by node: String, _ key: SM2PublicKey?) -> Bool? {
        guard let key else { return nil }
        guard let checkpoint else { return false }
        return CheckpointVerifier.signatureFault(checkpoint, signer: node, publicKey: key) == nil
    }
}
