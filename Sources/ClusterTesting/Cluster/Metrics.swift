// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// What a daemon measured, by name: the Prometheus text format, as far as it is used here.
public struct Metrics: Sendable, Hashable {
    /// By name with labels, as written: `tongdao_ledger_size{log="own"}`.
    public let values: [String: Double]

    public init(_ text: String) {
        var values: [String: Double] = [:]
        for line in text.split(separator: "\n") where !line.hasPrefix("#") {
            // Labels may hold spaces, values never.
            guard let space = line.lastIndex(of: " "), let value = Double(line[line.index(after: space)...]) else {
                continue
            }
            values[String(line[..<space])] = value
        }
        self.values = values
    }

    /// The sum over all labels of a name, or the one value of a name with labels; 0 when nothing was counted.
    public subscript(name: String) -> Double {
        values.filter { $0.key == name || $0.key.hasPrefix("\(name){") }.values.reduce(0, +)
    }
}
