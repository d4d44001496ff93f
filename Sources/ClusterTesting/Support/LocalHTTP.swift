// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Glibc

/// The little HTTP it takes to ask a daemon's operations port.
enum LocalHTTP {
    /// A daemon answers from memory; longer than this it is stuck. Seconds.
    static let timeoutSeconds = 3
    /// No answer of an operations port is longer. Bytes.
    static let maximumAnswerBytes = 4 << 20

    struct Answer: Sendable {
        let status: Int
        let body: String
    }

    /// `GET http://127.0.0.1:<port><path>`, on the loopback of a namespace if one is given; nil when there is no answer
    /// in time.
    static func get(port: Int, path: String, in namespace: NetworkNamespace? = nil) async throws -> Answer? {
        try await Blocking.run {
            // The thread is this question's alone and ends with it.
            try namespace?.enter()
            return ask(port: port, path: path)
        }
    }

    private static func ask(port: Int, path: String) -> Answer? {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | LocalSocket.cloexec, 0)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var limit = timeval(tv_sec: timeoutSeconds, tv_usec: 0)
        let size = socklen_t(MemoryLayout<timeval>.size)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, size)
        setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &limit, size)
        guard LocalSocket.connect(descriptor, to: port) == 0 else { return nil }
        let request = Array("GET \(path) HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n".utf8)
        guard send(descriptor, request, request.count, Int32(MSG_NOSIGNAL)) == request.count else { return nil }
        var answer: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 16 << 10)
        while answer.count < maximumAnswerBytes {
            let count = recv(descriptor, &chunk, chunk.count, 0)
            if count < 0 { return nil }
            if count == 0 { break }
            answer += chunk[..<count]
        }
        return parse(String(decoding: answer, as: UTF8.self))
    }

    private static func parse(_ text: String) -> Answer? {
        guard let end = text.firstRange(of: "\r\n\r\n") else { return nil }
        let words = text[..<end.lowerBound].split(separator: " ", maxSplits: 2)
        guard words.count > 1, let status = Int(words[1]) else { return nil }
        return Answer(status: status, body: String(text[end.upperBound...]))
    }
}
