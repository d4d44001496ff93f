// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// Why something about a cluster could not be done, and what to do about it.
public struct ClusterError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What was wrong, with the name of the thing.
    public let cause: String
    /// What to do next; empty when nothing is known to help.
    public let remedy: String

    public init(_ cause: String, remedy: String = "") {
        self.cause = cause
        self.remedy = remedy
    }

    public var description: String { remedy.isEmpty ? cause : "\(cause); \(remedy)" }
}
