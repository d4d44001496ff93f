// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Logging
import Messages
import NIOCore

/// Calls the peer makes.
extension ConnectionHandler {
    func receiveRequest(_ envelope: Envelope) {
        let id = envelope.callId
        let nameFits = envelope.method.utf8.count <= configuration.limits.maximumMethodNameBytes
        let entry = nameFits ? configuration.methods.entry(named: envelope.method) : nil
        let action = machine.receivedRequest(
            id, shape: entry?.shape, timeoutMilliseconds: envelope.timeoutMs, credit: envelope.credit,
            bytes: envelope.body.count, now: Self.now)
        switch action {
        case .start(let deadline):
            guard let entry, let connection else { return }
            start(entry, envelope, deadline: deadline, on: connection)
        case .refuse(let status):
            logger.debug("call \(id) of \(envelope.method.prefix(128)) refused: \(status.message)")
            send(Envelope(callId: id, kind: .response, status: status))
            if let known {
                let method = nameFits ? envelope.method : String(envelope.method.prefix(128))
                configuration.observer?(.callRefused(known, method: method, code: status.code))
            }
        case .drop: break
        case .fault(let fault): end(with: fault)
        }
    }

    private func start(
        _ entry: MethodRegistry.Entry, _ request: Envelope, deadline: UInt64?, on connection: Connection
    ) {
        let id = request.callId
        let context = CallContext(
            connection: connection, method: request.method,
            deadline: deadline.map { .uptimeNanoseconds($0 * 1_000_000) }, callID: id)
        let started = configuration.observer == nil ? 0 : NIODeadline.now().uptimeNanoseconds
        if let deadline { arm(deadline) }
        switch entry.handler {
        case .future(let handler):
            incoming[id] = IncomingOwner(context: context, items: nil, startedNanoseconds: started)
            handler(context, request.body).hop(to: eventLoop).assumeIsolated().whenComplete { [self] result in
                handlerFinished(id, result)
            }
        case .unary(let handler):
            incoming[id] = IncomingOwner(context: context, items: nil, startedNanoseconds: started)
            run(id, on: connection) { try await handler(context, request.body) }
        case .stream(let handler):
            let items = ItemQueue { items, bytes in
                connection.onLoop { $0.itemsConsumed(id, items: items, bytes: bytes) }
            }
            if entry.shape.requestStreams {
                if !request.body.isEmpty { items.push(request.body) }
            } else {
                items.finish(.success(()))
            }
            let sender = ItemSender(connection: connection, ticket: CallTicket(id: id))
            incoming[id] = IncomingOwner(context: context, items: items, startedNanoseconds: started)
            run(id, on: connection) { try await handler(context, request.body, items, sender) }
        }
    }

    private func run(_ id: UInt64, on connection: Connection, _ body: @escaping @Sendable () async throws -> [UInt8]) {
        incoming[id]?.task = Task {
            let result: Result<[UInt8], any Error>
            do {
                result = .success(try await body())
            } catch {
                result = .failure(error)
            }
            connection.onLoop { $0.handlerFinished(id, result) }
        }
    }

    /// Sends the answer, unless the call has been ended before.
    private func handlerFinished(_ id: UInt64, _ result: Result<[UInt8], any Error>) {
        guard let owner = incoming.removeValue(forKey: id) else { return }
        owner.context.finish()
        failItems(id, CallFailure(.cancelled, "the handler has returned"))
        var response = Envelope(callId: id, kind: .response)
        switch result {
        case .success(let body): response.body = body
        case .failure(let error): response.status = status(of: error, owner.context)
        }
        switch machine.handlerFinished(id, bytes: response.encodedSize, now: Self.now) {
        case .send: send(response)
        case .sendInstead(let status):
            response = Envelope(callId: id, kind: .response, status: status)
            send(response)
        case .drop: break
        }
        measure(owner, response.status)
        closeIfDone()
        arm(machine.nextIdleEnd)
    }

    /// Ends a call of the peer on the wire; its handler is cancelled and runs out by itself.
    func endIncoming(_ id: UInt64, _ failure: CallFailure) {
        send(Envelope(callId: id, kind: .response, status: failure.status))
        cancelIncoming(id, failure)
    }

    /// The context first: a handler that learns of the end by a failed send may ask it at once, on another thread. The task
    /// last: what waits to be sent fails with the reason, not with the cancellation of a task.
    func cancelIncoming(_ id: UInt64, _ failure: CallFailure) {
        incoming[id]?.context.cancel()
        failItems(id, failure)
        incoming[id]?.end(failure)
    }

    private func status(of error: any Error, _ context: CallContext) -> Status {
        if let failure = error as? CallFailure, failure.code != .ok {
            // A failure of our own call to a third node names that connection; the caller gets the status alone.
            return failure.status
        }
        if error is CancellationError, context.isCancelled { return CallFailure.cancelled.status }
        logger.error("\(context.method) failed in call \(context.callID): \(error)")
        return Status(code: .internal, message: "the method failed; the node's log has the reason under this call")
    }

    private func measure(_ owner: IncomingOwner, _ status: Status?) {
        guard let observer = configuration.observer, let known else { return }
        let nanoseconds = NIODeadline.now().uptimeNanoseconds - owner.startedNanoseconds
        observer(
            .callServed(
                known, method: owner.context.method, code: status?.code ?? .ok, refusal: status?.refusal?.code ?? "",
                nanoseconds: nanoseconds))
    }
}
