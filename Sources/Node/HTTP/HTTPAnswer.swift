// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import NIOCore
import NIOHTTP1

/// One answer, whole in memory.
struct HTTPAnswer: Sendable, Equatable {
    var status: HTTPResponseStatus
    var contentType: String
    /// Besides type, length and the end of the connection.
    var headers: HTTPHeaders
    var body: ByteBuffer

    init(_ status: HTTPResponseStatus, contentType: String, headers: HTTPHeaders = HTTPHeaders(), body: ByteBuffer) {
        self.status = status
        self.contentType = contentType
        self.headers = headers
        self.body = body
    }

    /// The head as it goes out; the connection ends with the answer.
    var head: HTTPResponseHead {
        var all = headers
        if status != .notModified {
            all.add(name: "Content-Type", value: contentType)
            all.add(name: "Content-Length", value: String(body.readableBytes))
        }
        all.add(name: "Connection", value: "close")
        return HTTPResponseHead(version: .http1_1, status: status, headers: all)
    }
}

/// What stands behind a port that answers GET and HEAD.
protocol HTTPDesk: Sendable {
    func answer(_ request: HTTPRequestHead) async -> HTTPAnswer
    /// For a request that is not taken: another method, something unreadable or too long.
    func refusal(_ status: HTTPResponseStatus) -> HTTPAnswer
}

extension HTTPRequestHead {
    /// The part of the address before a question mark.
    var path: String { String(uri.prefix { $0 != "?" }) }

    /// The value of a parameter behind the question mark, as it stands there.
    func parameter(_ name: String) -> String? {
        let query = uri.drop { $0 != "?" }.dropFirst()
        let given = query.split(separator: "&").first { $0.hasPrefix(name + "=") }
        return given.map { String($0.dropFirst(name.count + 1)) }
    }
}
