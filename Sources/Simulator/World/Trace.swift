// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// What happened, in words for people and in one number for machines: two runs of a seed must agree in both.
struct Trace {
    /// Lines, when they are wanted: writing them costs more than the run.
    private(set) var lines: [String] = []
    /// A mix of everything that happened, whether or not lines are wanted.
    private(set) var digest: UInt64 = 0x746f_6e67_6461_6f31
    private let isWanted: Bool

    init(isWanted: Bool) {
        self.isWanted = isWanted
    }

    mutating func note(_ atUs: UInt64, _ line: @autoclosure () -> String) {
        digest = Mix.finish(digest ^ atUs)
        guard isWanted else { return }
        lines.append("\(Self.clock(atUs))  \(line())")
    }

    /// Something that has no line of its own.
    mutating func mix(_ value: UInt64) {
        digest = Mix.finish(digest ^ value)
    }

    mutating func mix(_ bytes: [UInt8]) {
        digest = Mix.hash(bytes, key: digest)
    }

    /// Hours, minutes, seconds and milliseconds of true time.
    static func clock(_ atUs: UInt64) -> String {
        func padded(_ value: UInt64, _ width: Int) -> String {
            let text = String(value)
            return String(repeating: "0", count: max(0, width - text.count)) + text
        }
        let ms = atUs / 1_000
        return
            "\(padded(ms / 3_600_000, 2)):\(padded(ms / 60_000 % 60, 2)):\(padded(ms / 1_000 % 60, 2)).\(padded(ms % 1_000, 3))"
    }
}
