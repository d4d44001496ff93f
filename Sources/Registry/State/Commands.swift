// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// What became of one command.
public struct CommandEntry: Sendable, Equatable, Codable {
    public let span: RecordSpan
    public let subject: String
    /// Whether the rules refused it.
    public let refused: Bool
    /// The command's own time, Unix milliseconds.
    public let issuedMs: UInt64
}

/// Every command that has been decided, so that a retry gets the first answer.
///
/// Commands that only start or end a use are forgotten once they are older than `useMemoryMs`: the rules refuse such a
/// command when it comes that late, so forgetting cannot let one be carried out twice, and the index stays small.
public struct Commands: Sendable, Equatable, Codable {
    /// How long a command about a use is remembered: two hours.
    public static let useMemoryMs: UInt64 = 2 * 60 * 60 * 1000

    public private(set) var byID: [String: CommandEntry] = [:]
    /// Ids of commands about uses, oldest first, from `firstUse` on.
    private var useIDs: [String] = []
    private var useTimes: [UInt64] = []
    private var firstUse = 0

    init() {}

    public subscript(id: String) -> CommandEntry? { byID[id] }

    /// How many commands are remembered.
    public var count: Int { byID.count }

    mutating func carriedOut(_ id: String, _ entry: CommandEntry) {
        byID[id] = entry
    }

    mutating func carriedOutForUse(_ id: String, _ entry: CommandEntry, atMs: UInt64) {
        byID[id] = entry
        useIDs.append(id)
        useTimes.append(atMs)
        forgetUses(before: atMs)
    }

    private mutating func forgetUses(before nowMs: UInt64) {
        while firstUse < useIDs.count, useTimes[firstUse] + Self.useMemoryMs < nowMs {
            byID[useIDs[firstUse]] = nil
            firstUse += 1
        }
        // Compacting only when half is dead keeps the cost of one command constant on average.
        if firstUse > 1024, firstUse * 2 > useIDs.count {
            useIDs.removeFirst(firstUse)
            useTimes.removeFirst(firstUse)
            firstUse = 0
        }
    }
}
