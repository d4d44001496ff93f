// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// A new identity in the hands of the authority, about to be handed over.
public struct IssuedIdentity: Sendable {
    /// The identity, usable at once.
    public let bundle: IdentityBundle
    private let signingKey: SM2PrivateKey
    private let random: any RandomSource

    public var certificates: IdentityCertificates { bundle.certificates }

    init(
        certificates: IdentityCertificates, signingKey: SM2PrivateKey, tlsKey: TLSPrivateKey, trust: TrustBundle,
        random: any RandomSource
    ) {
        bundle = IdentityBundle(
            certificates: certificates, signingKey: signingKey, tlsKey: tlsKey, trust: trust)
        self.signingKey = signingKey
        self.random = random
    }

    /// Writes the identity as `IdentityBundle` describes, both keys encrypted under `passphrase`.
    ///
    /// Throws `alreadyExists` if the directory holds an identity.
    public func write(to directory: String, passphrase: Passphrase) throws(CryptoError) {
        try bundle.write(to: directory, passphrase: passphrase, signingKey: signingKey, random: random)
    }
}
