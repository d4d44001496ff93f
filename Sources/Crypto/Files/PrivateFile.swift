// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// A small file for its owner alone, always whole: what is found there is one content that was put, or nothing.
public struct PrivateFile: Sendable {
    /// More is not read.
    public static let maximumByteCount = 64 << 20

    public let path: String

    public init(path: String) {
        self.path = path
    }

    /// Its bytes; nil when there is no such file. Refused when another user may read it.
    public func read() throws(CryptoError) -> [UInt8]? {
        guard OwnerFile.exists(path) else { return nil }
        return try OwnerFile.readPrivateBytes(path, maximumByteCount: Self.maximumByteCount)
    }

    /// Puts `bytes` in place of what is there: durable when this returns, and the old content as long as it has not.
    public func replace(with bytes: [UInt8]) throws(CryptoError) {
        try OwnerFile.write(bytes, to: path, mode: OwnerFile.secretFileMode)
    }
}
