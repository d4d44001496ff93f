// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
public import Messages

/// The bytes of an evidence file: a line that names the format and its version, the `EvidenceFile`, and the SM3 of both.
public enum EvidenceFormat {
    /// The version that is written, and the only one that is read.
    public static let version = "1"
    static let firstWords = Array("tongdao evidence ".utf8)
    static let firstLine = firstWords + Array("\(version)\n".utf8)
    /// A first line that is longer is none.
    private static let maximumFirstLineBytes = 32

    /// Why bytes are not looked at any further.
    public enum Unreadable: Error, Sendable, Equatable {
        /// They do not begin as an evidence file does.
        case notEvidence
        /// They are one of a version that this program does not know.
        case otherVersion(String)
    }

    public static func write(_ file: EvidenceFile) -> [UInt8] {
        let content = firstLine + file.encode()
        return content + SM3.hash(content).bytes
    }

    /// What stands between the first line and the digest, and whether the digest is that of what stands before it.
    static func open(_ bytes: [UInt8]) throws(Unreadable) -> (content: [UInt8], isAsWritten: Bool) {
        guard bytes.starts(with: firstWords),
            let end = bytes.prefix(maximumFirstLineBytes).firstIndex(of: UInt8(ascii: "\n"))
        else { throw .notEvidence }
        guard bytes.starts(with: firstLine) else {
            throw .otherVersion(String(decoding: bytes[firstWords.count..<end], as: UTF8.self))
        }
        guard bytes.count >= firstLine.count + SM3Digest.byteCount else { return ([], false) }
        let place = bytes.count - SM3Digest.byteCount
        let isAsWritten = SM3.hash(Array(bytes[..<place])).bytes == Array(bytes[place...])
        return (Array(bytes[firstLine.count..<place]), isAsWritten)
    }
}
