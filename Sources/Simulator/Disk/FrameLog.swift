// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Ledger

/// Frames written to the write-ahead log and not yet known to be on the disk.
///
/// Their checksums chain, as SQLite's do: recovery keeps the longest run of whole frames from the first and drops the
/// rest. A frame that is on the disk together with all before it leaves this log for the tables.
struct FrameLog: Sendable {
    /// What a frame carries.
    enum Content: Sendable {
        /// The tables' creation.
        case schema
        case transaction(StorageTransaction)
    }

    private struct Frame: Sendable {
        let content: Content
        /// Whether all of it was written.
        var isWhole: Bool
        /// Whether the next flush takes it to the disk.
        var isDirty = true
        var isOnDisk = false
    }

    private var frames: [Frame] = []

    var isEmpty: Bool { frames.isEmpty }
    var count: Int { frames.count }

    /// What a process that opens the log now finds.
    var recoverable: [Content] { frames.prefix { $0.isWhole }.map(\.content) }

    /// The first half of a frame. Frames of attempts that failed lie where it goes, and are overwritten.
    mutating func begin(_ content: Content) {
        frames.removeAll(keepingCapacity: true)
        frames.append(Frame(content: content, isWhole: false))
    }

    mutating func finish() {
        guard let last = frames.indices.last else { return }
        frames[last].isWhole = true
        frames[last].isDirty = true
    }

    /// Drops what recovery does not keep.
    mutating func recover() {
        if let end = frames.firstIndex(where: { !$0.isWhole }) { frames.removeSubrange(end...) }
    }

    mutating func rewrite(_ index: Int) { frames[index].isDirty = true }

    /// A flush.
    ///
    /// - Returns: the frames that now are on the disk with all before them, in order.
    mutating func flush() -> [Content] {
        for index in frames.indices where frames[index].isDirty {
            frames[index].isDirty = false
            frames[index].isOnDisk = true
        }
        return takeDurable()
    }

    /// A flush that fails: what was dirty is clean, and not on the disk.
    mutating func forgetDirty() {
        for index in frames.indices { frames[index].isDirty = false }
    }

    /// Any subset of the dirty frames survives, each whole or torn.
    ///
    /// - Returns: what recovery keeps of it; the log is empty afterwards.
    mutating func losePower(using random: inout some RandomNumberGenerator, _ report: inout PowerLoss) -> [Content] {
        var kept: [Content] = []
        var isUnbroken = true
        for frame in frames {
            var survives = frame.isOnDisk
            if !survives, frame.isDirty {
                switch random.next(upperBound: 4 as UInt) {
                case 0: report.framesLost += 1
                case 1: report.framesTorn += 1
                default:
                    survives = frame.isWhole
                    if !survives { report.framesTorn += 1 }
                }
            } else if !survives {
                report.framesLost += 1
            }
            if survives, isUnbroken {
                kept.append(frame.content)
                report.framesKept += 1
            } else {
                if survives { report.framesLost += 1 }
                isUnbroken = false
            }
        }
        frames = []
        return kept
    }

    mutating func removeAll() { frames = [] }

    private mutating func takeDurable() -> [Content] {
        let durable = frames.prefix { $0.isOnDisk && $0.isWhole }.map(\.content)
        frames.removeFirst(durable.count)
        return durable
    }
}
