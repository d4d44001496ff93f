// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import NIOCore
import Synchronization
import Testing

@testable import Transport

@Suite("Calls over real connections", .timeLimit(.minutes(2)))
struct CallTests {
    @Test("a unary call, and what its handler knows of the caller")
    func unary() async throws {
        var methods = MethodRegistry.diagnostics()
        let seen = EventLog<(String, String, Bool)>()
        methods.unary(Method.diagnosticsEcho) { context, request in
            seen.add((context.peer.uri, context.method, context.deadline != nil))
            #expect(context.remoteAddress?.ipAddress == "127.0.0.1")
            return EchoMessage(payload: request.payload.reversed(), timeMs: request.timeMs + 1)
        }
        try await TestNet.run(methods: methods) { net in
            let connection = try await net.connect(TestCity.person)
            #expect(connection.peer.uri == TestCity.hub)
            #expect(connection.peerSoftware == "hub 1.0")
            #expect(connection.protocolVersion == 1)
            let answer = try await connection.call(
                Method.diagnosticsEcho, EchoMessage(payload: [1, 2, 3], timeMs: 4), timeout: .seconds(5))
            #expect(answer == EchoMessage(payload: [3, 2, 1], timeMs: 5))
            let (uri, method, hasDeadline) = try #require(seen.all.first)
            #expect(uri == TestCity.person)
            #expect(method == "Diagnostics/Echo")
            #expect(hasDeadline)
            _ = try await connection.call(Method.diagnosticsEcho, EchoMessage(), timeout: nil)
            #expect(seen.all.last?.2 == false)
        }
    }

    @Test("many calls at once, both ways over one connection, each gets its own answer")
    func concurrent() async throws {
        try await TestNet.run { net in
            let client = try await net.connect(methods: .diagnostics())
            let server = try await net.accepted.first { _ in true }
            try await withThrowingTaskGroup(of: Void.self) { tasks in
                for index in 0..<200 {
                    let connection = index.isMultiple(of: 2) ? client : server
                    tasks.addTask {
                        let request = EchoMessage(
                            payload: [UInt8](repeating: 1, count: index * 10), timeMs: UInt64(index))
                        let answer = try await connection.call(
                            Method.diagnosticsEcho, request, timeout: .seconds(30))
                        #expect(answer == request)
                    }
                }
                try await tasks.waitForAll()
            }
            let future = try await client.callFuture(
                Method.diagnosticsEcho, EchoMessage(timeMs: 9), timeout: .seconds(5)
            ).get()
            #expect(future.timeMs == 9)
        }
    }

    @Test("what a handler throws is what the caller sees, and no more than that")
    func errors() async throws {
        struct Secret: Error { let path = "/etc/tongdao/secret" }
        var methods = MethodRegistry()
        methods.unary(Method.diagnosticsEcho) { _, request in
            if request.timeMs == 1 { throw Secret() }
            throw CallFailure(
                status: Status(
                    code: .failedPrecondition, message: "late", refusal: Refusal(code: "application.late")))
        }
        try await TestNet.run(methods: methods) { net in
            let connection = try await net.connect()
            let secret = await #expect(throws: CallFailure.self) {
                try await connection.call(Method.diagnosticsEcho, EchoMessage(timeMs: 1), timeout: nil)
            }
            #expect(secret?.code == .internal)
            #expect(secret?.description.contains("secret") == false)
            _ = try await net.serverLog.first { $0.contains("/etc/tongdao/secret") }
            let refused = await #expect(throws: CallFailure.self) {
                try await connection.call(Method.diagnosticsEcho, EchoMessage(timeMs: 2), timeout: nil)
            }
            #expect(refused?.status.refusal?.code == "application.late")
            let unknown = await #expect(throws: CallFailure.self) {
                try await connection.call(Method.queriesStatus, StatusRequest(), timeout: nil)
            }
            #expect(unknown?.code == .unimplemented)
            // No handler saw it, and whoever watches hears of it all the same.
            let event = try await net.events.first { if case .callRefused = $0 { true } else { false } }
            guard case .callRefused(let peer, let method, let code) = event else {
                Issue.record("a refused call was not reported")
                return
            }
            #expect(peer.peer.uri == TestCity.dinghai && method == "Queries/Status" && code == .unimplemented)
        }
    }

    @Test("a deadline ends the call on both sides")
    func deadline() async throws {
        let handlers = EventLog<String>()
        var methods = MethodRegistry.diagnostics()
        methods.unary(Method.diagnosticsEcho) { context, request in
            context.onCancel { handlers.add("told") }
            handlers.add("started")
            await hangUntilCancelled()
            handlers.add(Task.isCancelled && context.isCancelled ? "cancelled" : "ran on")
            return request
        }
        try await TestNet.run(methods: methods) { net in
            let connection = try await net.connect()
            let error = await #expect(throws: CallFailure.self) {
                try await connection.call(Method.diagnosticsEcho, EchoMessage(), timeout: .milliseconds(50))
            }
            #expect(error?.code == .deadlineExceeded)
            _ = try await handlers.first { $0 == "told" }
            _ = try await handlers.first { $0 == "cancelled" }
            // The connection lives on.
            let report: BandwidthReport = try await connection.clientStream(
                Method.diagnosticsUpload, timeout: .seconds(5)
            ) { try await $0.send(EchoMessage(payload: [1, 2])) }
            #expect(report.bytes == 2)
        }
    }

    @Test("cancelling the task cancels the call, and its handler")
    func cancellation() async throws {
        let handlers = EventLog<String>()
        var methods = MethodRegistry.diagnostics()
        methods.unary(Method.diagnosticsEcho) { _, request in
            handlers.add("started")
            await hangUntilCancelled()
            handlers.add("cancelled")
            return request
        }
        try await TestNet.run(methods: methods) { net in
            let connection = try await net.connect()
            let task = Task { try await connection.call(Method.diagnosticsEcho, EchoMessage(), timeout: nil) }
            _ = try await handlers.first { $0 == "started" }
            task.cancel()
            let error = await #expect(throws: CallFailure.self) { try await task.value }
            #expect(error?.code == .cancelled)
            _ = try await handlers.first { $0 == "cancelled" }
            // A task cancelled before it calls never sends anything.
            let late = Task {
                withUnsafeCurrentTask { $0?.cancel() }
                return try await connection.call(Method.diagnosticsEcho, EchoMessage(), timeout: nil)
            }
            let tooLate = await #expect(throws: CallFailure.self) { try await late.value }
            #expect(tooLate?.code == .cancelled)
            #expect(handlers.all.filter { $0 == "started" }.count == 1)
        }
    }

    @Test("metrics see each call's method and status")
    func metrics() async throws {
        try await TestNet.run { net in
            let connection = try await net.connect()
            _ = try await connection.call(Method.diagnosticsEcho, EchoMessage(), timeout: nil)
            let event = try await net.events.first { if case .callServed = $0 { true } else { false } }
            guard case .callServed(let by, let method, let code, let refusal, let nanoseconds) = event else { return }
            #expect(method == "Diagnostics/Echo")
            #expect(code == .ok)
            #expect(nanoseconds > 0)
            #expect(refusal.isEmpty)
            #expect(by.peer.uri.hasPrefix("tongdao://") && by.address.hasPrefix("127.0.0.1:"))
        }
    }
}

/// Waits until the task is cancelled.
func hangUntilCancelled() async {
    let (stream, continuation) = AsyncStream<Void>.makeStream()
    await withTaskCancellationHandler {
        for await _ in stream {}
    } onCancel: {
        continuation.finish()
    }
}
