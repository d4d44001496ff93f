// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Ledger
import Messages
import Transport

extension QueryService {
    /// Records and proofs, for whoever wants to check rather than believe.
    func registerLedger(in methods: inout MethodRegistry) {
        methods.serverStream(Method.queriesRecords) { context, request, writer in
            try await picture(for: context).1.requireEverything("the ledger")
            let log = request.node.isEmpty ? registrar.node : request.node
            var next = max(1, request.firstSequence)
            while request.lastSequence == 0 || next <= request.lastSequence {
                let page = try read { () throws(LedgerError) in try registrar.reader.records(of: log, from: next) }
                if page.isEmpty { return }
                for stored in page where request.lastSequence == 0 || stored.sequence <= request.lastSequence {
                    try await writer.send(
                        RecordItem(sequence: stored.sequence, record: stored.content, hash: stored.hash.bytes))
                }
                next += UInt64(page.count)
            }
        }
        methods.unary(Method.queriesInclusion) { context, request in
            try await picture(for: context).1.requireEverything("the ledger")
            return try read { () throws(LedgerError) in try inclusion(request) }
        }
        methods.unary(Method.queriesConsistency) { context, request in
            try await picture(for: context).1.requireEverything("the ledger")
            return try read { () throws(LedgerError) in try consistency(request) }
        }
    }

    private func inclusion(_ request: ProofRequest) throws(LedgerError) -> InclusionAnswer {
        let reader = registrar.reader
        let log = request.node.isEmpty ? registrar.node : request.node
        let (checkpoint, size) = try checkpoint(of: log, size: request.size)
        let proof = try reader.inclusionProof(of: request.sequence, in: log, size: size)
        guard let stored = try reader.record(of: log, sequence: request.sequence) else {
            throw LedgerError(.notFound, "no record \(request.sequence)", log: log, remedy: "ask for a smaller one")
        }
        let item = RecordItem(sequence: stored.sequence, record: stored.content, hash: stored.hash.bytes)
        return InclusionAnswer(item: item, proof: proof, checkpoint: checkpoint)
    }

    private func consistency(_ request: ProofRequest) throws(LedgerError) -> ConsistencyAnswer {
        let log = request.node.isEmpty ? registrar.node : request.node
        let (checkpoint, size) = try checkpoint(of: log, size: request.size)
        let proof = try registrar.reader.consistencyProof(in: log, from: request.oldSize, to: size)
        return ConsistencyAnswer(proof: proof, checkpoint: checkpoint)
    }

    /// The signed checkpoint nearest to a size from above, and its own size.
    private func checkpoint(of log: String, size: UInt64) throws(LedgerError) -> (Checkpoint, UInt64) {
        let choice: CheckpointChoice = size == 0 ? .last : .atOrAfter(size)
        guard let checkpoint = try registrar.reader.checkpoint(of: log, choice),
            let body = try? CheckpointBody.decode(checkpoint.body)
        else {
            throw LedgerError(
                .notFound, "no checkpoint covers \(size) records", log: log, remedy: "ask for a smaller size")
        }
        return (checkpoint, body.size)
    }

    /// A peer learns the code and the sentence, never our paths.
    private func read<Value>(_ body: () throws(LedgerError) -> Value) throws(CallFailure) -> Value {
        do throws(LedgerError) {
            return try body()
        } catch {
            throw CallFailure(error.code == .notFound ? .notFound : .dataLoss, error.message)
        }
    }
}
