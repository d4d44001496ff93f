// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// Random bytes that a program makes once and keeps in a file no one else may read.
public enum KeptSecret {
    /// Bytes of a secret.
    public static let byteCount = 32

    /// The secret at `path`; made, and on the disk, when there is none yet.
    ///
    /// - Throws: `permissionsTooLoose` if others may read it, `malformed` if it is not of its length: another one in its
    ///   place would not be the secret anyone has been bound to.
    public static func open(
        _ path: String, random: any RandomSource = SecureRandom()
    ) throws(CryptoError) -> [UInt8] {
        if !OwnerFile.exists(path) {
            try OwnerFile.write(
                try random.bytes(count: byteCount), to: path, mode: OwnerFile.secretFileMode, replacing: false)
        }
        let bytes = try OwnerFile.readPrivateBytes(path, maximumByteCount: byteCount)
        guard bytes.count == byteCount else {
            throw CryptoError(
                .malformed, "the secret has \(bytes.count) bytes instead of \(byteCount)", path: path,
                remedy: "restore the file from a copy, or remove it: a new one is made")
        }
        return bytes
    }
}
