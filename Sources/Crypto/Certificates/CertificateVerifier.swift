// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// Judges certificates against the city's roots and their revocation lists.
///
/// A value: to follow a new revocation list, make a new one. The time is handed in; nothing here reads a clock.
public struct CertificateVerifier: Sendable {
    /// How a revocation counts.
    public enum RevocationRule: Sendable, Hashable {
        /// A revoked certificate is refused, whatever time is asked about: for peers and commands of the present,
        /// so that a clock set back does not bring it to life.
        case always
        /// Refused only from the moment of revocation on: for records signed in the past.
        case fromItsDate
    }

    private let roots: [TrustedRoot]

    /// - Parameters:
    ///   - rootsPEM: the root certificates to accept, one or more.
    ///   - crlPEM: their revocation lists; each root must have one that it signed.
    ///
    /// Throws `malformed`, `notFound` or `notAuthentic`, with a remedy, if the trust itself is not whole.
    public init(rootsPEM: [UInt8], crlPEM: [UInt8]) throws(CryptoError) {
        var lists: [RevocationList] = []
        for der in try PEM.decode(String(decoding: crlPEM, as: UTF8.self), label: PEM.revocationList) {
            lists.append(try RevocationList(der: der))
        }
        var roots: [TrustedRoot] = []
        for der in try PEM.decode(String(decoding: rootsPEM, as: UTF8.self), label: PEM.certificate) {
            roots.append(try TrustedRoot(der: der, lists: lists))
        }
        self.roots = roots
    }

    /// The revocation lists in force, one a root.
    public var revocationLists: [RevocationList] { roots.map(\.list) }

    /// Judges a signing certificate (SM2).
    ///
    /// - Parameters:
    ///   - der: the certificate; nil or empty if none was shown.
    ///   - unixSeconds: the time to judge at.
    ///   - territory: the territory whose identity is expected; nil accepts any.
    public func verify(
        _ der: [UInt8]?, at unixSeconds: Int64, territory: String? = nil, revocation: RevocationRule = .always
    ) -> CertificateVerdict<SigningCertificate> {
        do throws(CertificateRefusal) {
            let facts = try check(
                der, at: unixSeconds, usage: .signing, territory: territory, revocation: revocation)
            do {
                return .valid(try SigningCertificate(facts))
            } catch {
                throw CertificateRefusal.wrongUsage(expected: .signing)
            }
        } catch {
            return .invalid(error)
        }
    }

    /// Judges a TLS certificate for one side of a connection.
    ///
    /// `usage` is what the peer is: `tlsServer` when we connected to it.
    public func verifyTLS(
        _ der: [UInt8]?, at unixSeconds: Int64, usage: CertificateUsage, territory: String? = nil
    ) -> CertificateVerdict<TLSCertificate> {
        do throws(CertificateRefusal) {
            let facts = try check(der, at: unixSeconds, usage: usage, territory: territory, revocation: .always)
            return .valid(TLSCertificate(facts))
        } catch {
            return .invalid(error)
        }
    }

    /// The order of the checks: nothing a certificate says is believed before its signature is found good.
    private func check(
        _ der: [UInt8]?, at now: Int64, usage: CertificateUsage, territory: String?, revocation: RevocationRule
    ) throws(CertificateRefusal) -> CertificateFacts {
        guard let der, !der.isEmpty else { throw .missing }
        let facts: CertificateFacts
        do {
            facts = try CertificateFacts(der: der)
        } catch {
            throw .malformed(detail: error.message)
        }
        guard let root = roots.first(where: { $0.signed(facts) }) else { throw .foreign(issuer: facts.issuerText) }
        let notBefore = max(facts.notBefore, root.notBefore)
        let notAfter = min(facts.notAfter, root.notAfter)
        guard now >= notBefore else { throw .notYetValid(notBefore: notBefore) }
        guard now <= notAfter else { throw .expired(notAfter: notAfter) }
        if let found = root.list.revocations[facts.serial], revocation == .always || now >= found.since {
            throw .revoked(found)
        }
        guard facts.permits(usage) else { throw .wrongUsage(expected: usage) }
        if let territory, facts.subject.territory != territory {
            throw .wrongTerritory(expected: territory, found: facts.subject.territory)
        }
        return facts
    }
}
