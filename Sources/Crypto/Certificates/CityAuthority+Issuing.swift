// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import COpenSSL

extension CityAuthority {
    /// Makes keys and both certificates for a new identity.
    ///
    /// - Parameters:
    ///   - subject: the identity; its city must be this one.
    ///   - hostNames: DNS names and IP addresses of a node beside `localhost` and `127.0.0.1`; none for a person.
    ///   - lifetimeSeconds: from `now` on; it may not outlast the roots.
    ///   - now: Unix seconds.
    ///
    /// Throws `invalidArgument` or `notIssued` with a remedy if the authority refuses.
    public mutating func issue(
        _ subject: IdentityURI, hostNames: [String] = [], lifetimeSeconds: Int64, now: Int64
    ) throws(CryptoError) -> IssuedIdentity {
        let tlsKey = try TLSPrivateKey()
        let signingKey = try SM2PrivateKey()
        let certificates = try certify(
            subject, hostNames: hostNames, tlsKey: tlsKey.handle, signingKey: signingKey.withHandle { $0 },
            lifetimeSeconds: lifetimeSeconds, now: now)
        return IssuedIdentity(
            certificates: certificates, signingKey: signingKey, tlsKey: tlsKey, trust: try trust, random: random)
    }

    /// New certificates, with a new serial number, for the keys and host names of `current`.
    ///
    /// The old ones run out by themselves. Throws `notIssued` if they are not of this authority, or are revoked: a
    /// revoked identity is issued anew, with new keys.
    public mutating func renew(
        _ current: IdentityCertificates, lifetimeSeconds: Int64, now: Int64
    ) throws(CryptoError) -> IdentityCertificates {
        guard let entry = index[current.serial], entry.subject == current.subject else {
            throw CryptoError(
                .notIssued, "\(current.subject) with serial number \(current.serial) was not issued here",
                remedy: "renew with the authority that issued it")
        }
        guard entry.revocation == nil else {
            throw CryptoError(
                .notIssued, "\(current.subject) with serial number \(current.serial) is revoked",
                remedy: "issue the identity anew, with new keys")
        }
        let tls = try CertificateFacts(der: current.tls.der)
        let signing = try CertificateFacts(der: current.signing.der)
        guard tlsRoot.scheme.verifies(tls.signed, with: tlsRoot.key),
            signRoot.scheme.verifies(signing.signed, with: signRoot.key)
        else { throw CryptoError(.notIssued, "the certificates bear our serial number but not our signature") }
        return try certify(
            current.subject, hostNames: X509Handle(der: current.tls.der).hostNames, tlsKey: tls.publicKey,
            signingKey: signing.publicKey, lifetimeSeconds: lifetimeSeconds, now: now)
    }

    private mutating func certify(
        _ subject: IdentityURI, hostNames: [String], tlsKey: KeyHandle, signingKey: KeyHandle, lifetimeSeconds: Int64,
        now: Int64
    ) throws(CryptoError) -> IdentityCertificates {
        guard subject.city == city else {
            throw CryptoError(
                .invalidArgument, "\(subject) is not of \(city)", remedy: "ask the authority of \(subject.city)")
        }
        let notAfter = now + lifetimeSeconds
        guard lifetimeSeconds > 0, notAfter <= min(tlsRoot.notAfter, signRoot.notAfter) else {
            throw CryptoError(
                .invalidArgument, "a lifetime of \(lifetimeSeconds) s ends after the roots' or at once",
                remedy: "choose a shorter lifetime, or make new roots")
        }
        let serial = try SerialNumber(random: random)
        let names = try alternativeNames(of: subject, hostNames: hostNames)
        func request(_ key: KeyHandle, _ usage: [(Int32, String)], _ names: String) -> CertificateRequest {
            CertificateRequest(
                organization: city, unit: subject.organ.map { _ in subject.territory }, commonName: subject.name,
                serial: serial, notBefore: now - Self.clockAllowanceSeconds, notAfter: notAfter, publicKey: key,
                extensions: [
                    (NID_basic_constraints, "critical,CA:FALSE"), (NID_subject_alt_name, names),
                    (NID_subject_key_identifier, "hash"), (NID_authority_key_identifier, "keyid:always"),
                ] + usage)
        }
        let tls = try CertificateBuilder.build(
            request(tlsKey, Self.tlsUsage(of: subject.kind), names), issuer: tlsRoot.issuer)
        let signing = try CertificateBuilder.build(
            request(signingKey, [(NID_key_usage, "critical,digitalSignature,nonRepudiation")], "URI:\(subject)"),
            issuer: signRoot.issuer)
        let certificates = try IdentityCertificates(
            tls: TLSCertificate(der: tls), signing: SigningCertificate(der: signing))
        var changed = index
        try changed.append(
            IssuedEntry(
                serial: serial, subject: subject, notBefore: certificates.signing.notBefore, notAfter: notAfter))
        try commit(changed)
        return certificates
    }

    /// Nodes both accept and open connections; people only open them.
    private static func tlsUsage(of kind: IdentityURI.Kind) -> [(Int32, String)] {
        [
            (NID_key_usage, "critical,digitalSignature"),
            (NID_ext_key_usage, kind == .node ? "serverAuth,clientAuth" : "clientAuth"),
        ]
    }

    private func alternativeNames(of subject: IdentityURI, hostNames: [String]) throws(CryptoError) -> String {
        guard subject.kind == .node else {
            guard hostNames.isEmpty else {
                throw CryptoError(
                    .invalidArgument, "host names for the person \(subject)", remedy: "give host names to nodes only")
            }
            return "URI:\(subject)"
        }
        var names = ["URI:\(subject)", "DNS:localhost", "IP:127.0.0.1"]
        for host in hostNames {
            let name = try HostName.alternativeName(host)
            if !names.contains(name) { names.append(name) }
        }
        return names.joined(separator: ",")
    }
}
