// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import CaseEvidence
import Messages
import Rules
import Transport

/// Reads what the ledgers at hand say of one case: the granting county's or its copy here, and the node's own.
struct CaseReading: Sendable {
    let application: String
    /// The node in whose ledger the case stands.
    let grantor: String

    /// - Throws: `CommandFailure` when the node knows no such case.
    init(_ application: String, _ session: NodeSession) async throws {
        let answer = try await session.ask(
            Method.queriesRegister, RegisterRequest(register: RegisterName.cases.rawValue, filter: application))
        guard let entry = answer.entries.first(where: { $0.id == application }) else {
            throw CommandFailure.notFound(application)
        }
        self.application = application
        grantor = entry.node
    }

    /// The decisions of the case, and where its keys come from.
    ///
    /// - Parameter taking: is given each record of the granting node's ledger as it comes.
    func collect(
        _ session: NodeSession, taking: (Record) throws -> Void = { _ in }
    ) async throws -> [CaseCollector.Collected] {
        let own = "\(session.target.node)"
        var collector = CaseCollector(application: application)
        for node in grantor == own ? [own] : [grantor, own] {
            collector.begin(node)
            for try await item in try await session.stream(Method.queriesRecords, RecordsRequest(node: node)) {
                let record = try collector.take(item.record)
                if node == grantor { try taking(record) }
            }
        }
        return collector.finished()
    }
}
