// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages

/// What is found out about a node's network log from its files alone.
package struct NetworkLogReport: Sendable {
    /// One day's file.
    package struct Day: Sendable, Equatable {
        package let day: String
        package let entries: UInt64
        package let firstNumber: UInt64
        /// The last hash of the day's chain.
        package let digest: [UInt8]
        /// Whether the ledger holds the day's seal.
        package let isSealed: Bool
    }

    /// Something that is not as it was written.
    package struct Fault: Sendable, Equatable {
        package enum Kind: String, Sendable {
            /// A frame is not what was written.
            case damaged
            /// The file ends in the middle of a frame. Of the last day that is what a crash leaves, and no fault.
            case torn
            /// It does not follow the day before it.
            case gap
            /// It is not what the ledger's seal says.
            case sealDiffers = "seal-differs"
            /// The ledger has a seal for the day, and there is no file.
            case missing
            /// The ledger says that it was removed, and it is there.
            case purgedButThere = "purged-but-there"
            case unreadable
        }

        package let day: String
        package let kind: Kind
        package let text: String
    }

    package var days: [Day] = []
    package var faults: [Fault] = []

    package var isSound: Bool { faults.isEmpty }
    package var entries: UInt64 { days.reduce(0) { $0 + $1.entries } }
}

/// Proves a network log from its files, and from the seals in the node's ledger if they are at hand.
package struct NetworkLogVerifier {
    /// A day's seal as the ledger has it.
    package struct Seal: Sendable, Equatable {
        package let entries: UInt64
        package let digest: [UInt8]
        package var isPurged = false

        package init(entries: UInt64, digest: [UInt8]) {
            self.entries = entries
            self.digest = digest
        }
    }

    private let directory: NetworkLogDirectory
    private let seals: [String: Seal]
    private var report = NetworkLogReport()
    private var previous: (digest: [UInt8], number: UInt64)?

    private init(_ directory: NetworkLogDirectory, _ seals: [String: Seal]) {
        self.directory = directory
        self.seals = seals
    }

    /// Reads every file; blocks its thread until done.
    ///
    /// - Parameter seals: by day; empty if the ledger is not at hand.
    package static func verify(
        _ directory: NetworkLogDirectory, seals: [String: Seal] = [:]
    ) throws(NetworkLogError) -> NetworkLogReport {
        var verifier = NetworkLogVerifier(directory, seals)
        let days = try directory.days()
        for day in days { verifier.take(day, isLast: day == days.last) }
        for (day, seal) in seals.sorted(by: { $0.key < $1.key }) where !seal.isPurged && !days.contains(day) {
            verifier.find(.missing, day, "sealed with \(seal.entries) entries")
        }
        return verifier.report
    }

    private mutating func find(_ kind: NetworkLogReport.Fault.Kind, _ day: String, _ text: String) {
        report.faults.append(NetworkLogReport.Fault(day: day, kind: kind, text: text))
    }

    private mutating func take(_ day: String, isLast: Bool) {
        var entries: UInt64 = 0
        do throws(NetworkLogError) {
            var reader = try directory.read(day)
            while try reader.next() != nil { entries += 1 }
            judge(reader, day, entries, isLast: isLast)
        } catch {
            find(.unreadable, day, error.description)
            previous = nil
        }
    }

    private mutating func judge(_ reader: SegmentReader, _ day: String, _ entries: UInt64, isLast: Bool) {
        switch reader.end {
        case .damaged(let place)?: find(.damaged, day, "at byte \(place), after \(entries) entries")
        case .torn(let place, _)? where !isLast: find(.torn, day, "at byte \(place), after \(entries) entries")
        case .torn?, .whole?, nil: break
        }
        guard let head = reader.head else {
            previous = nil
            return
        }
        if head.day != day { find(.gap, day, "the file says that it is of \(head.day)") }
        if let previous, previous.digest != head.previousDigest || previous.number + 1 != head.firstNumber {
            find(.gap, day, "entry \(head.firstNumber) follows entry \(previous.number) of the day before")
        }
        let seal = seals[day]
        if let seal, !seal.isPurged, seal.digest != reader.digest || seal.entries != entries {
            find(.sealDiffers, day, "sealed with \(seal.entries) entries, found \(entries)")
        }
        if seal?.isPurged == true { find(.purgedButThere, day, "\(entries) entries") }
        report.days.append(
            NetworkLogReport.Day(
                day: day, entries: entries, firstNumber: head.firstNumber, digest: reader.digest, isSealed: seal != nil)
        )
        // What follows a damaged day is judged by itself: one changed byte is one finding.
        previous = reader.end == .whole ? (reader.digest, reader.lastNumber) : nil
    }
}
