// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// One identity that the authority has certified.
public struct IssuedEntry: Sendable, Hashable {
    public let serial: SerialNumber
    public let subject: IdentityURI
    /// Unix seconds.
    public let notBefore: Int64
    /// Unix seconds.
    public let notAfter: Int64
    public internal(set) var revocation: Revocation?
}

/// What the authority has issued and revoked: a text file of lines with tab-separated fields.
///
///     tongdao-authority-index 1
///     city            zhoushan
///     crl-number      3
///     issued          serial   uri   notBefore   notAfter   -        -
///     issued          serial   uri   notBefore   notAfter   since    reason
///     sm3             SM3 of everything above, to find damage
///
/// Times are Unix seconds. The order is that of issuing.
struct AuthorityIndex: Sendable, Equatable {
    private static let title = "tongdao-authority-index"
    private static let version = "1"
    /// Tens of thousands of certificates; a longer file is not ours, in bytes.
    static let maximumByteCount = 64 << 20

    let city: String
    var listNumber: UInt64 = 0
    private(set) var entries: [IssuedEntry] = []
    private var positions: [SerialNumber: Int] = [:]

    init(city: String) { self.city = city }

    subscript(serial: SerialNumber) -> IssuedEntry? { positions[serial].map { entries[$0] } }

    mutating func append(_ entry: IssuedEntry) throws(CryptoError) {
        guard positions.updateValue(entries.count, forKey: entry.serial) == nil else {
            throw CryptoError(.alreadyExists, "the serial number \(entry.serial) is taken")
        }
        entries.append(entry)
    }

    mutating func revoke(_ serial: SerialNumber, _ revocation: Revocation) throws(CryptoError) {
        guard let position = positions[serial] else {
            throw CryptoError(
                .notIssued, "no certificate with serial number \(serial) was issued here",
                remedy: "list the issued certificates")
        }
        // The first revocation stands: its date must not move.
        if entries[position].revocation == nil { entries[position].revocation = revocation }
    }

    var revocations: [SerialNumber: Revocation] {
        Dictionary(uniqueKeysWithValues: entries.compactMap { entry in entry.revocation.map { (entry.serial, $0) } })
    }

    // MARK: File

    var bytes: [UInt8] {
        var lines = [
            [AuthorityIndex.title, AuthorityIndex.version], ["city", city], ["crl-number", "\(listNumber)"],
        ]
        for entry in entries {
            lines.append([
                "issued", "\(entry.serial)", "\(entry.subject)", "\(entry.notBefore)", "\(entry.notAfter)",
                entry.revocation.map { "\($0.since)" } ?? "-", entry.revocation?.reason.name ?? "-",
            ])
        }
        let text = lines.map { $0.joined(separator: "\t") + "\n" }.joined()
        return Array("\(text)sm3\t\(SM3.hash(Array(text.utf8)))\n".utf8)
    }

    init(parsing bytes: [UInt8]) throws(CryptoError) {
        let text = String(decoding: bytes, as: UTF8.self)
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { $0.split(separator: "\t") }
        guard text.hasSuffix("\n"), lines.count >= 5, let sum = lines.dropLast().last, sum.first == "sm3",
            sum.count == 2,
            SM3.hash(Array(bytes.dropLast("sm3\t\(sum[1])\n".utf8.count))).hexString == sum[1]
        else {
            throw CryptoError(
                .notAuthentic, "the authority's index is damaged", remedy: "restore the index from a copy")
        }
        lines.removeLast(2)
        guard lines[0] == [Substring(AuthorityIndex.title), Substring(AuthorityIndex.version)] else {
            throw CryptoError(
                .unsupportedVersion, "the index is of another version", remedy: "use a program that reads it")
        }
        guard lines[1].count == 2, lines[1][0] == "city", lines[2].count == 2, lines[2][0] == "crl-number",
            let number = UInt64(lines[2][1])
        else { throw CryptoError(.malformed, "the index's head cannot be read") }
        self.init(city: String(lines[1][1]))
        listNumber = number
        for line in lines.dropFirst(3) { try append(AuthorityIndex.entry(line)) }
    }

    private static func entry(_ fields: [Substring]) throws(CryptoError) -> IssuedEntry {
        guard fields.count == 7, fields[0] == "issued", let serial = SerialNumber(hexString: fields[1]),
            let notBefore = Int64(fields[3]), let notAfter = Int64(fields[4])
        else { throw CryptoError(.malformed, "a line of the index cannot be read") }
        var revocation: Revocation?
        if fields[5] != "-" {
            guard let since = Int64(fields[5]), let reason = RevocationReason(name: fields[6]) else {
                throw CryptoError(.malformed, "a revocation in the index cannot be read")
            }
            revocation = Revocation(since: since, reason: reason)
        }
        return IssuedEntry(
            serial: serial, subject: try IdentityURI(String(fields[2])), notBefore: notBefore, notAfter: notAfter,
            revocation: revocation)
    }
}
