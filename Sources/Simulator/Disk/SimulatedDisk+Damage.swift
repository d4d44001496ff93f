// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Ledger
import Messages
import Synchronization

/// One bit of what is durable that the disk gives back wrong.
package enum DiskDamage: Sendable, Hashable {
    case recordContent(log: String, sequence: UInt64, bit: Int)
    case recordHash(log: String, sequence: UInt64, bit: Int)
    case checkpointBody(log: String, size: UInt64, bit: Int)
    case checkpointSignature(log: String, size: UInt64, bit: Int)
    case treeNode(log: String, level: Int, index: UInt64, bit: Int)
    case snapshot(name: String, bit: Int)
    /// A bit of one of the two slots of the head file.
    case headSlot(Int, bit: Int)
}

extension SimulatedDisk {
    private static let slotBytes = 4_096

    /// Does the damage; false if there is no such thing to damage. A bit beyond the end is taken from the beginning.
    @discardableResult
    package func damage(_ damage: DiskDamage) -> Bool {
        if case .headSlot(let slot, let bit) = damage {
            return head.flip(byte: slot * SimulatedDisk.slotBytes + bit / 8 % SimulatedDisk.slotBytes, bit: bit)
        }
        return store.tables.withLock { $0.damage(damage) }
    }
}

extension DiskTables {
    fileprivate mutating func damage(_ damage: DiskDamage) -> Bool {
        switch damage {
        case .recordContent(let node, let sequence, let bit):
            return change(node) { rows in
                guard let index = rows.place(sequence) else { return false }
                return rows.contents[index].flip(bit)
            }
        case .recordHash(let node, let sequence, let bit):
            return change(node) { rows in
                guard let index = rows.place(sequence) else { return false }
                rows.hashes[index] = rows.hashes[index].flipped(bit)
                return true
            }
        case .checkpointBody(let node, let size, let bit):
            return change(node) { $0.damageCheckpoint(size) { $0.body.flip(bit) } }
        case .checkpointSignature(let node, let size, let bit):
            return change(node) { $0.damageCheckpoint(size) { $0.signature?.value.flip(bit) ?? false } }
        case .treeNode(let node, let level, let index, let bit):
            return change(node) { rows in
                let place = LogRows.NodePlace(level: level, index: index)
                guard let hash = rows.nodes[place] else { return false }
                rows.nodes[place] = hash.flipped(bit)
                return true
            }
        case .snapshot(let name, let bit): return snapshots[ByteText(name)]?.bytes.flip(bit) ?? false
        case .headSlot: return false
        }
    }

    private mutating func change(_ node: String, _ body: (inout LogRows) -> Bool) -> Bool {
        guard let index = logs.firstIndex(where: { $0.log.node == node }) else { return false }
        return body(&logs[index])
    }
}

extension LogRows {
    fileprivate func place(_ sequence: UInt64) -> Int? {
        sequence > 0 && sequence <= UInt64(contents.count) ? Int(sequence) - 1 : nil
    }

    fileprivate mutating func damageCheckpoint(_ size: UInt64, _ flip: (inout Checkpoint) -> Bool) -> Bool {
        guard let index = checkpoints.firstIndex(where: { $0.size == size }) else { return false }
        var isDone = false
        damageCheckpoint(index) { isDone = flip(&$0) }
        return isDone
    }
}

extension [UInt8] {
    /// False if there is nothing to flip.
    @discardableResult
    fileprivate mutating func flip(_ bit: Int) -> Bool {
        guard !isEmpty else { return false }
        self[bit / 8 % count] ^= 1 << UInt8(bit & 7)
        return true
    }
}

extension SM3Digest {
    fileprivate func flipped(_ bit: Int) -> SM3Digest {
        var bytes = bytes
        bytes.flip(bit)
        return SM3Digest(bytes) ?? self
    }
}
