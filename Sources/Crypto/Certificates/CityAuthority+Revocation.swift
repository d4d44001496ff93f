// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

extension CityAuthority {
    /// Revokes both certificates of a serial number, and publishes new revocation lists.
    ///
    /// Throws `notIssued` if the serial number is not this authority's. A second revocation changes neither date nor
    /// reason of the first.
    public mutating func revoke(
        _ serial: SerialNumber, reason: RevocationReason, now: Int64
    ) throws(CryptoError) -> TrustBundle {
        var changed = index
        try changed.revoke(serial, Revocation(since: now, reason: reason))
        // Durable before the lists: should the process end in between, the next lists hold it all the same.
        try commit(changed)
        return try publishRevocationLists(now: now)
    }

    /// Revokes every certificate of an identity that has not run out; `notIssued` if there is none.
    public mutating func revoke(
        _ subject: IdentityURI, reason: RevocationReason, now: Int64
    ) throws(CryptoError) -> TrustBundle {
        let live = index.entries.filter { $0.subject == subject && $0.notAfter >= now && $0.revocation == nil }
        guard !live.isEmpty else {
            throw CryptoError(
                .notIssued, "\(subject) has no certificate in force here", remedy: "list the issued certificates")
        }
        var changed = index
        for entry in live { try changed.revoke(entry.serial, Revocation(since: now, reason: reason)) }
        try commit(changed)
        return try publishRevocationLists(now: now)
    }

    /// Signs new revocation lists for both roots and puts them into the directory; due at least once a lifetime even
    /// if nothing was revoked.
    public mutating func publishRevocationLists(
        now: Int64, lifetimeSeconds: Int64 = defaultListLifetimeSeconds
    ) throws(CryptoError) -> TrustBundle {
        guard lifetimeSeconds > 0 else { throw CryptoError(.invalidArgument, "a lifetime of \(lifetimeSeconds) s") }
        var changed = index
        changed.listNumber += 1
        // The number is spent before a list bears it, so no two lists ever share one.
        try commit(changed)
        for (root, name) in [(tlsRoot, TrustBundle.listFile), (signRoot, TrustBundle.signListFile)] {
            let der = try RevocationListBuilder.build(
                index.revocations, number: index.listNumber, thisUpdate: now, nextUpdate: now + lifetimeSeconds,
                root: root.certificate, key: root.key, scheme: root.scheme)
            try OwnerFile.write(
                Array(PEM.encode(der, label: PEM.revocationList).utf8), to: path(name),
                mode: OwnerFile.publicFileMode)
        }
        return try trust
    }
}
