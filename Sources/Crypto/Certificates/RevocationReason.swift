// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// Why a certificate was revoked; the numbers are those of RFC 5280, 5.3.1.
public enum RevocationReason: Int, Sendable, Hashable, CaseIterable {
    case unspecified = 0
    case keyCompromise = 1
    case affiliationChanged = 3
    case superseded = 4
    case cessationOfOperation = 5
    case privilegeWithdrawn = 9

    /// The name used in the index file and on the command line.
    public var name: String { "\(self)" }

    public init?(name: some StringProtocol) {
        guard let reason = RevocationReason.allCases.first(where: { $0.name == name }) else { return nil }
        self = reason
    }
}

/// That a certificate is revoked, since when, and why.
public struct Revocation: Sendable, Hashable {
    /// Unix seconds.
    public let since: Int64
    public let reason: RevocationReason
}
