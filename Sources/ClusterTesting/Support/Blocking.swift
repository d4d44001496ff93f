// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Foundation

/// Where something may block: on a thread of its own, since Swift's few threads must not wait for a socket.
enum Blocking {
    static func run<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread { continuation.resume(with: Result { try body() }) }
        }
    }
}
