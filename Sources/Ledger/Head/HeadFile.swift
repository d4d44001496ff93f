// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Messages

/// The signed head of the own log, kept beside the database in the file `head`.
///
/// A database restored from an old copy looks sound by itself: it would sign other records under numbers it has used
/// before, and history would fork. The head file remembers how far signing went.
///
/// Order of a commit: sign in memory, commit the database (flushed), write the head (flushed), answer. So
///
/// - the head is never ahead of the database through a crash: whatever dies, and wherever, the database holds at
///   least what the head says. A head ahead of the database therefore means a restored copy: refused;
/// - a crash between the two leaves the database ahead. That is legitimate if it continues the very record the head
///   names; the head is then brought forward before anything else is signed. Those records were not acknowledged, but
///   stand: a client that asks again under the same command id gets their outcome;
/// - nothing signed leaves the process before both are on the disk, so a checkpoint once given out is always at or
///   below the head.
///
/// Two slots on two pages are written in turn, each sealed by its hash: a torn write harms the slot being written,
/// whose commit was not acknowledged, and the other still holds the head before it. The file never changes its length,
/// so one `fdatasync` without a journal commit makes a head durable (0.1 ms where a commit takes 0.3), and a full disk
/// cannot stop it. The file must not be part of a backup of the database; whoever restores both together restores an
/// old truth with it, which only the node above can tell: it refuses a ledger shorter than its copy.
struct HeadFile: ~Copyable {
    private static let slotCount = 2

    private let medium: any HeadMedium
    /// What was read or written last.
    private(set) var current: SignedHead

    /// Makes a head file, durable with its name, before any database is there. One cut short by a crash is made anew.
    ///
    /// Both slots hold the head, so that from the first write on there is always another whole one.
    static func create(
        in place: any LedgerPlace, head: LogHead, checkpoint: Checkpoint?
    ) throws(LedgerError) {
        let medium = try place.makeHead()
        try medium.write([UInt8](repeating: 0, count: slotCount * SignedHead.slotBytes), at: 0)
        for generation in 1...UInt64(slotCount) {
            let slot = SignedHead(generation: generation, head: head, checkpoint: checkpoint).slot
            try medium.write(slot, at: offset(of: generation))
        }
        try medium.flushAll()
        try place.flushNames()
    }

    /// Opens the file and reads the newest whole slot; `headMissing` if there is none.
    init(place: any LedgerPlace, isReadOnly: Bool) throws(LedgerError) {
        guard place.headExists else { throw HeadFile.missing("there is no head file", path: place.headPath) }
        let medium = try place.openHead(isReadOnly: isReadOnly)
        guard let head = try HeadFile.newest(in: medium) else {
            throw HeadFile.missing("the head file holds no whole head", path: place.headPath)
        }
        self.medium = medium
        current = head
    }

    /// Throws unless the file still says what this process wrote last: some other program may have signed since.
    borrowing func requireUnchanged() throws(LedgerError) {
        guard try HeadFile.newest(in: medium) == current else {
            throw LedgerError(
                .changedOutside, "the head file changed while this ledger was open", path: medium.path,
                remedy: "find the second program that uses this directory; nothing was signed after the change")
        }
    }

    /// Makes the head that was read durable, with the file's name, before anything is built upon it.
    ///
    /// A process killed before its flush, or whose flush failed, leaves its head in the system's cache and perhaps not
    /// on the disk. The next commit would write the other slot, and a power failure could tear both. Writing the slot
    /// anew makes the flush cover it even where an earlier one failed; a power failure meanwhile leaves the other slot.
    borrowing func secure(in place: any LedgerPlace) throws(LedgerError) {
        try medium.write(current.slot, at: HeadFile.offset(of: current.generation))
        try medium.flushAll()
        try place.flushNames()
    }

    /// Makes a new head durable.
    mutating func write(_ head: LogHead, checkpoint: Checkpoint?) throws(LedgerError) {
        let next = SignedHead(generation: current.generation + 1, head: head, checkpoint: checkpoint)
        try medium.write(next.slot, at: HeadFile.offset(of: next.generation))
        try medium.flushContent()
        current = next
    }

    private static func newest(in medium: any HeadMedium) throws(LedgerError) -> SignedHead? {
        let bytes = try medium.read(count: slotCount * SignedHead.slotBytes, at: 0)
        var newest: SignedHead?
        for start in stride(from: 0, to: bytes.count, by: SignedHead.slotBytes) {
            let slot = Array(bytes[start..<min(start + SignedHead.slotBytes, bytes.count)])
            if let head = SignedHead(slot: slot), head.generation >= newest?.generation ?? 0 { newest = head }
        }
        return newest
    }

    private static func offset(of generation: UInt64) -> Int {
        Int(generation % UInt64(slotCount)) * SignedHead.slotBytes
    }

    private static func missing(_ message: String, path: String) -> LedgerError {
        LedgerError(
            .headMissing, message, path: path,
            remedy: "ask the node above how many records of this ledger it holds; if this database has as many, make a "
                + "new head file with `tongdao ledger adopt-head`")
    }
}
