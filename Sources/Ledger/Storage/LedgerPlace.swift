// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// Where one ledger lives: its lock, its head file and its database. A directory in every daemon; a simulated disk
/// where crashes are tried out.
package protocol LedgerPlace {
    /// The place as errors name it.
    var path: String { get }
    /// Tells this place from every copy of it, for as long as it is not moved.
    var identity: String { get }
    /// The head file as errors name it.
    var headPath: String { get }
    /// How the database in this place is opened.
    var engine: any LedgerStorageEngine { get }

    /// Makes the place itself unless it is there.
    func make() throws(LedgerError)

    /// Keeps every other opener out until the value given back ends; `inUse` if another has it.
    func takeLock() throws(LedgerError) -> LedgerLock

    /// Whether there is a head file, whole or not.
    var headExists: Bool { get }

    /// Opens the head file that is there.
    func openHead(isReadOnly: Bool) throws(LedgerError) -> any HeadMedium

    /// Opens the head file for writing, making an empty one if there is none.
    func makeHead() throws(LedgerError) -> any HeadMedium

    /// Makes the names of new files durable.
    func flushNames() throws(LedgerError)
}

/// A ledger's lock while it is held. Whatever the holder is, it gives the lock back when it is let go.
package struct LedgerLock: ~Copyable {
    private let holder: AnyObject

    package init(holder: AnyObject) { self.holder = holder }
}
