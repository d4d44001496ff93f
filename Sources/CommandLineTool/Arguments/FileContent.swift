// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Foundation
import Glibc
import Messages

/// Files that options name. What is read for its digest is not kept.
enum FileContent {
    /// No certificate, key or configuration file is longer, in bytes.
    static let maximumSmallFileBytes = 1 << 20
    /// No printed agreement and no evidence of one case is longer, in bytes.
    static let maximumDocumentBytes = 64 << 20
    private static let pieceBytes = 1 << 16

    /// The SM3 of a file of any length.
    static func digest(path: String) throws(CommandFailure) -> SM3Digest {
        var hasher = SM3Hasher()
        try read(path) { hasher.update($0) }
        return hasher.finalizeAndReset()
    }

    /// The bytes of a file of bounded length.
    static func bytes(
        path: String, atMost maximum: Int = maximumSmallFileBytes
    ) throws(CommandFailure) -> [UInt8] {
        var bytes: [UInt8] = []
        var isTooLong = false
        try read(path) { piece in
            guard bytes.count + piece.count <= maximum else {
                isTooLong = true
                return
            }
            bytes.append(contentsOf: piece)
        }
        guard !isTooLong else {
            throw CommandFailure(.usage, "file-too-long", FailureTexts.fileTooLong(path, bytes: maximum))
        }
        return bytes
    }

    /// Writes a file anew, in the place of what was there.
    static func write(_ bytes: [UInt8], to path: String) throws(CommandFailure) {
        do {
            try Data(bytes).write(to: URL(filePath: path))
        } catch {
            throw CommandFailure(.usage, "file-unwritable", FailureTexts.fileUnwritable(path), cause: "\(error)")
        }
    }

    static func failure(_ path: String) -> CommandFailure {
        let code = errno
        let cause = String(cString: strerror(code))
        if code == ENOENT {
            return CommandFailure(
                .usage, "file-missing", FailureTexts.fileMissing(path), remedy: FailureTexts.fileRemedy, cause: cause)
        }
        return CommandFailure(
            .failure, "file", FailureTexts.file(path), remedy: FailureTexts.fileRemedy, cause: cause)
    }

    private static func read(
        _ path: String, _ body: (ArraySlice<UInt8>) -> Void
    ) throws(CommandFailure) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure(path) }
        defer { close(descriptor) }
        var piece = [UInt8](repeating: 0, count: pieceBytes)
        while true {
            let count = Glibc.read(descriptor, &piece, piece.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw failure(path) }
            guard count > 0 else { return }
            body(piece[..<count])
        }
    }
}
