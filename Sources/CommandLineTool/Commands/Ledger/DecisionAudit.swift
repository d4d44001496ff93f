// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Ledger
import Messages
import Registry
import Rules

/// Every decision of one log judged again by the rules, from its cause and the records before it.
struct DecisionAudit: Sendable {
    /// Faults listed for one log; a log with more is beyond listing.
    static let maximumFaults = 100

    struct Fault: Sendable, Hashable {
        let sequence: UInt64
        /// A stable word for what is wrong; `unreadable` or `inapplicable` where the rules could not be asked.
        let reason: String
        let text: Text
    }

    let directory: String
    let log: String
    private(set) var decisionCount = 0
    private(set) var faults: [Fault] = []

    var isSound: Bool { faults.isEmpty }

    /// Reads and judges the whole log; blocks its thread until done.
    init(of log: String, in archive: borrowing LedgerArchive, directory: String, _ book: NodeKeyBook) {
        self.log = log
        self.directory = directory
        var replay = Replay(book: book)
        var next: UInt64 = 1
        do {
            while true {
                let page = try archive.records(of: log, from: next)
                if page.isEmpty { break }
                for stored in page {
                    try replay.take(stored)
                    faults += replay.takeFaults()
                    if faults.count >= DecisionAudit.maximumFaults { return }
                }
                next += UInt64(page.count)
            }
            try replay.finish()
        } catch let fault as Fault {
            faults.append(fault)
        } catch {
            faults.append(Fault(sequence: next, reason: "unreadable", text: Text(verbatim: "\(error)")))
        }
        faults += replay.takeFaults()
        decisionCount = replay.decisionCount
    }
}

extension DecisionAudit.Fault: Error {}

/// The state of a replay between two records.
private struct Replay {
    private let book: NodeKeyBook
    private var registry = Registry()
    private var judge = Judge(context: JudgeContext(cryptography: OfflineCryptography()))
    /// The records of the decision that is being read.
    private var decision: [Record] = []
    private var faults: [DecisionAudit.Fault] = []
    private(set) var decisionCount = 0

    init(book: NodeKeyBook) { self.book = book }

    mutating func takeFaults() -> [DecisionAudit.Fault] {
        defer { faults = [] }
        return faults
    }

    /// - Throws: `DecisionAudit.Fault` if the replay cannot go on after this record.
    mutating func take(_ stored: StoredRecord) throws {
        guard let record = try? Record.decode(stored.content) else {
            throw DecisionAudit.Fault(
                sequence: stored.sequence, reason: "unreadable", text: LedgerTexts.recordUnreadable)
        }
        decision.append(record)
        guard decision.count >= Judge.size(of: decision[0]) ?? 1 else { return }
        try close()
    }

    /// A decision that never became whole is a fault.
    mutating func finish() throws {
        if !decision.isEmpty { try close() }
    }

    private mutating func close() throws {
        learnIssuer(decision[0])
        switch judge.judge(registry, decision) {
        case .lawful: break
        case .incomplete(let missing):
            note(decision[0].sequence, "incomplete", LedgerTexts.decisionIncomplete(missing))
        case .unlawful(let finding):
            let refusal = RefusalTexts.dressed(finding.refusal)
            note(finding.sequence, finding.reason.rawValue, Text(refusal.messageZh, refusal.messageEn))
        }
        decisionCount += 1
        // What was written did happen, lawful or not: the decisions after it were made upon it.
        for record in decision {
            do {
                try registry.apply(record)
            } catch {
                throw DecisionAudit.Fault(
                    sequence: record.sequence, reason: "inapplicable", text: Text(verbatim: "\(error)"))
            }
        }
        decision = []
    }

    private mutating func note(_ sequence: UInt64, _ reason: String, _ text: Text) {
        faults.append(DecisionAudit.Fault(sequence: sequence, reason: reason, text: text))
    }

    /// Orders are signed by the node above, which the log's first order names.
    private mutating func learnIssuer(_ record: Record) {
        guard judge.context.orderKey.isEmpty, case .order(let order)? = record.cause?.kind,
            let signer = order.signature?.signer, let key = book.key(of: signer)
        else { return }
        judge = Judge(context: JudgeContext(cryptography: OfflineCryptography(), orderKey: key.bytes))
    }
}

/// The cryptography of the rules, without keys of its own.
struct OfflineCryptography: Cryptography {
    func sm3(_ message: [UInt8]) -> [UInt8] { SM3.hash(message).bytes }

    func verify(publicKey: [UInt8], message: [UInt8], signature: [UInt8]) -> Bool {
        guard let key = try? SM2PublicKey(publicKey) else { return false }
        return key.isValid(SM2Signature(signature), over: message)
    }
}
