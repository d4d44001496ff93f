// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// What came of checking a certificate: the certificate, now to be believed, or the one reason against it.
public enum CertificateVerdict<Certificate: Sendable>: Sendable {
    case valid(Certificate)
    case invalid(CertificateRefusal)

    /// The certificate, if it is valid.
    public var certificate: Certificate? {
        if case .valid(let certificate) = self { certificate } else { nil }
    }

    /// The reason, if it is not.
    public var refusal: CertificateRefusal? {
        if case .invalid(let refusal) = self { refusal } else { nil }
    }
}

/// Why a certificate is refused. `description` is the line for the log; `code` is stable.
public enum CertificateRefusal: Error, Sendable, Hashable {
    /// The peer showed none.
    case missing
    /// Not a certificate, or not one with exactly one Tongdao identity.
    case malformed(detail: String)
    /// Its last second has passed. Unix seconds.
    case expired(notAfter: Int64)
    /// Its first second has not come. Unix seconds.
    case notYetValid(notBefore: Int64)
    /// Not signed by a root of this city.
    case foreign(issuer: String)
    case revoked(Revocation)
    /// Another territory's identity where `expected` belongs.
    case wrongTerritory(expected: String, found: String)
    /// Not made for this use: a TLS certificate on a signature, a person's certificate on a server.
    case wrongUsage(expected: CertificateUsage)

    /// The stable name of the reason.
    public var code: String {
        switch self {
        case .missing: "missing"
        case .malformed: "malformed"
        case .expired: "expired"
        case .notYetValid: "notYetValid"
        case .foreign: "foreign"
        case .revoked: "revoked"
        case .wrongTerritory: "wrongTerritory"
        case .wrongUsage: "wrongUsage"
        }
    }
}

extension CertificateRefusal: CustomStringConvertible {
    public var description: String {
        switch self {
        case .missing: "missing: no certificate was shown"
        case .malformed(let detail): "malformed: \(detail)"
        case .expired(let notAfter): "expired: valid until \(notAfter) (Unix seconds)"
        case .notYetValid(let notBefore): "notYetValid: valid from \(notBefore) (Unix seconds)"
        case .foreign(let issuer): "foreign: not signed by a root of this city, but by \(issuer)"
        case .revoked(let revocation): "revoked: since \(revocation.since) (Unix seconds), \(revocation.reason.name)"
        case .wrongTerritory(let expected, let found): "wrongTerritory: \(found) where \(expected) belongs"
        case .wrongUsage(let expected): "wrongUsage: not a certificate for \(expected.rawValue)"
        }
    }
}
