// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Ledger

/// The head file of a simulated disk, as one process has it open.
final class SimulatedHead: HeadMedium {
    let path: String
    private let disk: SimulatedDisk
    private let process: DiskProcess
    private let isReadOnly: Bool

    init(disk: SimulatedDisk, process: DiskProcess, isReadOnly: Bool) {
        self.disk = disk
        self.process = process
        self.isReadOnly = isReadOnly
        path = disk.headPath
    }

    func read(count: Int, at offset: Int) throws(LedgerError) -> [UInt8] {
        try process.requireAlive(path)
        return disk.head.read(count: count, at: offset)
    }

    func write(_ bytes: [UInt8], at offset: Int) throws(LedgerError) {
        guard !isReadOnly else { throw DiskFailure.inputOutput.error(.writeHead, path: path) }
        try disk.begin(.writeHead, by: process)
        try disk.requireSpace(max(0, offset + bytes.count - disk.head.byteCount), .writeHead)
        disk.head.write(bytes, at: offset)
    }

    func flushContent() throws(LedgerError) {
        if let failure = try disk.outcome(of: .syncHead, by: process) {
            disk.head.forgetDirty()
            throw failure.error(.syncHead, path: path)
        }
        disk.head.flush()
    }

    /// The length goes to the disk with the sectors.
    func flushAll() throws(LedgerError) { try flushContent() }
}
