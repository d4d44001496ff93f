// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Messages
import Rules

/// The day that is being written. A moment of the next day finishes it and begins that one; a clock that goes back finishes
/// nothing: days only go on.
struct OpenSegment {
    /// Bytes collected before they are written.
    private static let batchBytes = 1 << 20

    private let directory: NetworkLogDirectory
    private let node: String
    private(set) var day: String
    private var dayEndsMs: UInt64
    private var file: SegmentFile
    private var chain: SegmentChain
    private var number: UInt64
    private var isDirty = false

    /// Begins a day after what came before it, durable with its name.
    private init(
        _ day: CivilTime, after previous: [UInt8], number: UInt64, in directory: NetworkLogDirectory, node: String
    ) throws(NetworkLogError) {
        self.directory = directory
        self.node = node
        self.day = day.date
        self.number = number
        dayEndsMs = day.nextDayMs
        file = try SegmentFile(appending: directory.file(of: day.date))
        chain = SegmentChain()
        let head = NetworkLogHead(node: node, day: day.date, previousDigest: previous, firstNumber: number + 1)
        var bytes: [UInt8] = []
        chain.append(head.encode(), to: &bytes)
        try file.write(bytes)
        try file.flush()
        try SegmentFile.flushDirectory(directory.path)
    }

    /// Goes on with a day that has a file, whose whole frames have been read.
    private init(
        resuming reader: SegmentReader, _ day: CivilTime, file: SegmentFile, in directory: NetworkLogDirectory,
        node: String
    ) {
        self.directory = directory
        self.node = node
        self.day = day.date
        self.file = file
        dayEndsMs = day.nextDayMs
        chain = reader.chain
        number = reader.lastNumber
    }

    /// Takes up the log where the last process left it.
    ///
    /// - Returns: the open day, and what had to be cut off because a crash had left it unfinished.
    static func open(
        _ directory: NetworkLogDirectory, node: String, nowMs: UInt64
    ) throws(NetworkLogError) -> (OpenSegment, [NetworkLogEntry]) {
        try SegmentFile.makeDirectory(directory.path)
        var cuts: [NetworkLogEntry] = []
        for name in try directory.days().reversed() {
            guard let day = CivilTime(date: name) else { continue }
            var reader = try directory.read(name)
            while try reader.next() != nil {}
            if reader.head == nil, case .torn(_, let rest)? = reader.end {
                // It died while it began the day: nothing was logged in it yet.
                try directory.remove([name])
                cuts.append(cut(rest))
                continue
            }
            guard let head = reader.head, head.node == node, head.day == name else {
                throw damaged(reader.path, "it is not this node's log of that day")
            }
            let file = try SegmentFile(appending: reader.path)
            switch reader.end {
            case .torn(let place, let rest)?:
                try file.cut(to: place)
                try file.flush()
                cuts.append(cut(rest))
            case .damaged(let place)?: throw damaged(reader.path, "the frame at byte \(place) is not what was written")
            case .whole?, nil: break
            }
            return (OpenSegment(resuming: reader, day, file: file, in: directory, node: node), cuts)
        }
        let today = CivilTime(unixMs: nowMs)
        return (try OpenSegment(today, after: [], number: 0, in: directory, node: node), cuts)
    }

    private static func cut(_ rest: [UInt8]) -> NetworkLogEntry {
        NetworkLogEntry(event: .tailCut, count: UInt64(rest.count), digest: SM3.hash(rest).bytes)
    }

    private static func damaged(_ path: String, _ message: String) -> NetworkLogError {
        NetworkLogError(
            .damaged, message, path: path,
            remedy: "Keep the file, look at it with tongdao log verify, and move it aside before starting again")
    }

    /// Writes entries in their order, each under the next number.
    /// - Returns: whether a day was finished.
    mutating func write(_ entries: [NetworkLogEntry]) throws(NetworkLogError) -> Bool {
        var bytes: [UInt8] = []
        var hasFinished = false
        for entry in entries {
            if entry.timeMs >= dayEndsMs {
                try put(&bytes)
                try begin(CivilTime(unixMs: entry.timeMs))
                hasFinished = true
            }
            number += 1
            var entry = entry
            entry.number = number
            chain.append(entry.encode(), to: &bytes)
            if bytes.count >= Self.batchBytes { try put(&bytes) }
        }
        try put(&bytes)
        return hasFinished
    }

    /// Begins the next day if it has come, and makes what was written durable.
    /// - Returns: whether a day was finished.
    mutating func tick(nowMs: UInt64) throws(NetworkLogError) -> Bool {
        if nowMs >= dayEndsMs {
            try begin(CivilTime(unixMs: nowMs))
            return true
        }
        try flush()
        return false
    }

    mutating func flush() throws(NetworkLogError) {
        guard isDirty else { return }
        try file.flush()
        isDirty = false
    }

    private mutating func put(_ bytes: inout [UInt8]) throws(NetworkLogError) {
        guard !bytes.isEmpty else { return }
        try file.write(bytes)
        isDirty = true
        bytes.removeAll(keepingCapacity: true)
    }

    private mutating func begin(_ next: CivilTime) throws(NetworkLogError) {
        try flush()
        self = try OpenSegment(next, after: chain.digest.bytes, number: number, in: directory, node: node)
    }
}
