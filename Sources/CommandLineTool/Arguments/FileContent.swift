// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Glibc
import Messages

/// Files that options name. What is read for its digest is not kept.
enum FileContent {
    /// No certificate, key or configuration file is longer, in bytes.
    static let maximumSmallFileBytes = 1 << 20
    private static let pieceBytes = 1 << 16

    /// The SM3 of a file of any length.
    static func digest(path: String) throws(CommandFailure) -> SM3Digest {
        var hasher = SM3Hasher()
        try read(path) { hasher.update($0) }
        return hasher.finalizeAndReset()
    }

    /// The bytes of a short file.
    static func bytes(path: String) throws(CommandFailure) -> [UInt8] {
        var bytes: [UInt8] = []
        var isTooLong = false
        try read(path) { piece in
            guard bytes.count + piece.count <= maximumSmallFileBytes else {
                isTooLong = true
                return
            }
            bytes.append(contentsOf: piece)
        }
        guard !isTooLong else {
            throw CommandFailure(.usage, "file-too-long", FailureTexts.fileTooLong(path, bytes: maximumSmallFileBytes))
        }
        return bytes
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
