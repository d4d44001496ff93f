// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// What a node keeps of a passphrase so that it knows it again: PBKDF2-HMAC-SM3 with a salt of its own.
public struct PassphraseVerifier: Sendable, Equatable {
    public static let saltBytes = 16
    public static let verifierBytes = 32
    /// What one guess costs whoever has stolen the file: some tens of milliseconds of one core.
    public static let usualIterations = 50_000
    /// Fewer protect nothing, and more would hold up the daemon.
    static let iterationBounds = 10_000...5_000_000

    public let salt: [UInt8]
    public let iterations: Int
    public let verifier: [UInt8]

    /// Takes one up as it was kept; nil when it cannot be one.
    public init?(salt: [UInt8], iterations: Int, verifier: [UInt8]) {
        guard salt.count == Self.saltBytes, verifier.count == Self.verifierBytes,
            Self.iterationBounds.contains(iterations)
        else { return nil }
        self.salt = salt
        self.iterations = iterations
        self.verifier = verifier
    }

    /// Makes one with a fresh salt. Slow on purpose.
    public init(
        of passphrase: Passphrase, iterations: Int = usualIterations, random: some RandomSource
    ) throws(CryptoError) {
        salt = try random.bytes(count: Self.saltBytes)
        self.iterations = iterations
        verifier = try Self.stretch(passphrase, salt: salt, iterations: iterations).withUnsafeBytes { Array($0) }
    }

    /// Whether the passphrase is the one. Slow on purpose, and equally so whatever differs.
    public func matches(_ passphrase: Passphrase) throws(CryptoError) -> Bool {
        try Self.stretch(passphrase, salt: salt, iterations: iterations) == SecretBytes(verifier)
    }

    /// Takes the time of a comparison, and comes to nothing.
    public static func pretend(_ passphrase: Passphrase) throws(CryptoError) {
        _ = try stretch(passphrase, salt: [UInt8](repeating: 0, count: saltBytes), iterations: usualIterations)
    }

    private static func stretch(
        _ passphrase: Passphrase, salt: [UInt8], iterations: Int
    ) throws(CryptoError) -> SecretBytes {
        try KeyDerivation.stretch(passphrase, salt: salt, iterations: iterations, count: verifierBytes)
    }
}
