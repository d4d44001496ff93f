// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Transport

/// The records of one case in their order, each as a line: when, what, who, by which clauses.
struct Timeline: Sendable {
    let records: [Record]

    /// Reads the node's ledger from the notice on, and keeps what concerns the case.
    init(of view: CaseView, _ session: NodeSession) async throws {
        let subjects = Set(
            [view.applicationId, view.motionId, view.agreementId, view.authorizationId]
                .filter { !$0.isEmpty })
        let stream = try await session.stream(Method.queriesRecords, RecordsRequest())
        var records: [Record] = []
        for try await item in stream {
            let record = try Record.decode(item.record)
            if subjects.contains(record.subject) || Timeline.concerns(record, view) {
                records.append(record)
            }
        }
        self.records = records
    }

    init(records: [Record]) { self.records = records }

    func lines(_ language: Language) -> [String] {
        Table(headings: Self.headings(language), rows: records.map { cells(of: $0, language) }).lines
    }

    func cells(of record: Record, _ language: Language) -> [String] {
        [
            Shown.time(HybridTime(rawValue: record.time).milliseconds), "\(record.sequence)",
            FactTexts.summary(record.body?.fact).in(language), Shown.shortName(record.actor),
            record.clauses.joined(separator: " "),
        ]
    }

    static func headings(_ language: Language) -> [String] {
        [
            CaseTexts.timeHeading, CaseTexts.recordHeading, CaseTexts.factHeading, CaseTexts.actorHeading,
            CaseTexts.clausesHeading,
        ].map { $0.in(language) }
    }

    var json: JSONValue { .array(records.map { RecordJSON.value($0) }) }

    /// A mean score in hundredths as a number with two places.
    static func score(_ hundredths: UInt32) -> String {
        let rest = hundredths % 100
        return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
    }

    /// What belongs to the case under another subject: its notice, and what the hub and the province did.
    private static func concerns(_ record: Record, _ view: CaseView) -> Bool {
        let authorization = view.authorizationId
        if case .noticePublished(let fact)? = record.body?.fact { return fact.noticeId == view.noticeId }
        guard !authorization.isEmpty else { return false }
        return switch record.body?.fact {
        case .filingOpened(let fact): fact.authorizationId == authorization
        case .filingReceipted(let fact): fact.authorizationId == authorization
        case .permitIssued(let fact): fact.authorizationId == authorization
        case .revocationOrdered(let fact): fact.authorizationId == authorization
        case .authorizationStopped(let fact): fact.authorizationId == authorization
        default: false
        }
    }
}
