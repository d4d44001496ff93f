// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import COpenSSL

extension CityAuthority {
    /// Makes the two roots of a city in `directory` and publishes their first, empty revocation lists.
    ///
    /// Throws `alreadyExists` if the directory holds an authority: roots are never replaced.
    public static func create(
        city: String, directory: String, passphrase: Passphrase, now: Int64,
        lifetimeSeconds: Int64 = defaultRootLifetimeSeconds, random: any RandomSource = SecureRandom()
    ) throws(CryptoError) -> CityAuthority {
        guard IdentityURI.isPart(city) else {
            throw CryptoError(
                .invalidArgument, "the city name \"\(city)\"", remedy: "use lower-case letters, digits, . - and _")
        }
        guard lifetimeSeconds > 0 else { throw CryptoError(.invalidArgument, "a lifetime of \(lifetimeSeconds) s") }
        let store = try EncryptedFileKeyStore(directory: directory, passphrase: passphrase, random: random)
        let lock = try DirectoryLock(directory: directory)
        guard !OwnerFile.exists("\(directory)/\(indexFile)") else {
            throw CryptoError(
                .alreadyExists, "there is an authority already", path: directory, remedy: "choose another directory")
        }
        let signKey = try SM2PrivateKey()
        try store.store(signKey, name: KeyName(signRootKeyName), purpose: .authority)
        let tlsKey = try TLSPrivateKey()
        let span = (notBefore: now - clockAllowanceSeconds, notAfter: now + lifetimeSeconds)
        let tlsRoot = try makeRoot(
            city: city, unit: "TLS root", key: tlsKey.handle, scheme: .ecdsaP256, span: span, random: random)
        let signRoot = try makeRoot(
            city: city, unit: "SM2 signing root", key: signKey.withHandle { $0 }, scheme: .sm2, span: span,
            random: random)
        try OwnerFile.write(
            tlsKey.encryptedPEM(passphrase: passphrase), to: "\(directory)/\(tlsRootKeyFile)",
            mode: OwnerFile.secretFileMode)
        try OwnerFile.write(tlsRoot.pem, to: "\(directory)/\(tlsRootFile)", mode: OwnerFile.publicFileMode)
        try OwnerFile.write(signRoot.pem, to: "\(directory)/\(signRootFile)", mode: OwnerFile.publicFileMode)
        var authority = CityAuthority(
            directory: directory, tlsRoot: tlsRoot, signRoot: signRoot, index: AuthorityIndex(city: city),
            lock: lock, random: random)
        // The index comes with the lists, last: a directory without one is not yet an authority.
        _ = try authority.publishRevocationLists(now: now)
        return authority
    }

    /// Opens the authority in `directory`. Errors name the file and the remedy.
    public init(
        directory: String, passphrase: Passphrase, random: any RandomSource = SecureRandom()
    ) throws(CryptoError) {
        let store = try EncryptedFileKeyStore(directory: directory, passphrase: passphrase, random: random)
        let lock = try DirectoryLock(directory: directory)
        let index: AuthorityIndex
        do throws(CryptoError) {
            let bytes = try OwnerFile.readPrivateBytes(
                "\(directory)/\(Self.indexFile)", maximumByteCount: AuthorityIndex.maximumByteCount)
            index = try AuthorityIndex(parsing: bytes)
        } catch {
            throw error.at(path: "\(directory)/\(Self.indexFile)", remedy: "restore the index from a copy")
        }
        let signKey = try store.privateKey(named: KeyName(Self.signRootKeyName), purpose: .authority)
        let keyPath = "\(directory)/\(Self.tlsRootKeyFile)"
        let tlsKey: TLSPrivateKey
        do throws(CryptoError) {
            let sealed = try OwnerFile.readPrivateBytes(keyPath, maximumByteCount: TrustBundle.maximumByteCount)
            tlsKey = try TLSPrivateKey(encryptedPEM: sealed, passphrase: passphrase)
        } catch {
            throw error.at(
                path: keyPath, remedy: "give the passphrase it was made with, or restore the file from a copy")
        }
        self.init(
            directory: directory,
            tlsRoot: try Self.loadRoot("\(directory)/\(Self.tlsRootFile)", key: tlsKey.handle, scheme: .ecdsaP256),
            signRoot: try Self.loadRoot(
                "\(directory)/\(Self.signRootFile)", key: signKey.withHandle { $0 }, scheme: .sm2),
            index: index, lock: lock, random: random)
    }

    private static func makeRoot(
        city: String, unit: String, key: KeyHandle, scheme: SignatureScheme,
        span: (notBefore: Int64, notAfter: Int64), random: any RandomSource
    ) throws(CryptoError) -> RootPair {
        let request = CertificateRequest(
            organization: city, unit: unit, commonName: city, serial: try SerialNumber(random: random),
            notBefore: span.notBefore, notAfter: span.notAfter, publicKey: key,
            extensions: [
                (NID_basic_constraints, "critical,CA:TRUE,pathlen:0"),
                (NID_key_usage, "critical,keyCertSign,cRLSign"),
                (NID_subject_key_identifier, "hash"),
            ])
        let der = try CertificateBuilder.build(
            request, issuer: CertificateIssuer(certificate: nil, key: key, scheme: scheme))
        return RootPair(
            certificate: try X509Handle(der: der), key: key, scheme: scheme, notAfter: span.notAfter)
    }

    private static func loadRoot(
        _ path: String, key: KeyHandle, scheme: SignatureScheme
    ) throws(CryptoError) -> RootPair {
        let bytes = try OwnerFile.read(path, maximumByteCount: TrustBundle.maximumByteCount)
        do throws(CryptoError) {
            let blocks = try PEM.decode(String(decoding: bytes, as: UTF8.self), label: PEM.certificate)
            let certificate = try X509Handle(der: blocks[0])
            guard EVP_PKEY_eq(try certificate.publicKey.pointer, key.pointer) == 1 else {
                throw CryptoError(.notAuthentic, "the root certificate is not of the root's key")
            }
            guard let notAfter = DER.unixSeconds(of: X509_get0_notAfter(certificate.pointer)) else {
                throw CryptoError(.malformed, "the root certificate has no end")
            }
            return RootPair(certificate: certificate, key: key, scheme: scheme, notAfter: notAfter)
        } catch {
            throw error.at(path: path, remedy: "restore the root certificate from a copy")
        }
    }
}
