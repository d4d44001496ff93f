// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Rules

/// What the officials of one node know: who holds what, what is under way, what has been said.
struct Desk: Sendable {
    /// Commands remembered for repeating them.
    static let recentKept = 128

    var memory = SubjectMemory()
    var pools = FieldPools()
    var holders = Holders()
    var underWay: UnderWay
    /// Commands made so far; part of their ids.
    var commands: UInt64 = 0
    private(set) var recent = Ring<Errand>(capacity: Self.recentKept)
    /// The modes of commands that have not been answered on record, by command id.
    private var modes: [String: WorkloadMode] = [:]
    /// Authorizations whose end the body has carried.
    var condemned = IDBag()

    init(_ steps: Steps) { underWay = UnderWay(steps) }

    /// Everything but how many commands were made: no id is given twice.
    mutating func forget(_ steps: Steps) {
        let commands = commands
        self = Desk(steps)
        self.commands = commands
    }

    mutating func sent(_ errand: Errand) {
        recent.put(errand)
        // Answers that never come must not pile up.
        if modes.count > 4 * Self.recentKept { modes.removeAll(keepingCapacity: true) }
        modes[errand.command.commandId] = errand.mode
    }

    mutating func answered(_ command: String) -> WorkloadMode? { modes.removeValue(forKey: command) }
}
