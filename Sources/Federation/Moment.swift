// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// A point in time as the shell read it: handed into the core, never read by it.
public struct Moment: Sendable, Hashable {
    /// Unix milliseconds of the wall clock, which may jump.
    public var wallMilliseconds: UInt64
    /// Milliseconds of a clock that never goes back while the process lives.
    public var monotonicMilliseconds: UInt64

    public init(wallMilliseconds: UInt64, monotonicMilliseconds: UInt64) {
        self.wallMilliseconds = wallMilliseconds
        self.monotonicMilliseconds = monotonicMilliseconds
    }
}

/// The node's key as the core may use it. The shell hands in the real one, the simulator its own.
public protocol LinkCryptography: Sendable {
    /// Signs with this node's key; `nil` when the key store refuses, which ends the link.
    func sign(_ message: [UInt8]) -> [UInt8]?
    /// Whether `signature` over `message` was made with the private half of `publicKey`.
    func verify(publicKey: [UInt8], message: [UInt8], signature: [UInt8]) -> Bool
    /// The key a signing certificate (DER) vouches for, when the city's root issued it to `uri` and it is valid now.
    func certifiedKey(certificate: [UInt8], uri: String) -> [UInt8]?
}
