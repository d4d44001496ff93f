// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages

@testable import Transport

/// One end of a `PeacefulPair`: a machine, and an application that does by chance what the machine allows.
struct PeacefulEnd: ~Copyable {
    private var machine: ConnectionStateMachine
    var inbox: [Envelope] = []
    var sent: [Envelope] = []
    /// Calls we opened.
    private(set) var outgoing: [UInt64: CallShape] = [:]
    /// Calls of the peer whose handler runs.
    private(set) var handlers: [UInt64: CallShape] = [:]
    /// Items delivered and not consumed, by call.
    private var held: [UInt64: Int] = [:]
    private(set) var faults: [String] = []
    private(set) var completedCalls = 0
    private(set) var deliveredItems = 0
    private static let shapes = ["unary", "download", "upload", "link"]

    init(_ side: ConnectionSide) {
        machine = ConnectionStateMachine(side: side, limits: MachineScript.limits(), versions: 1...1, now: 0)
        _ = machine.receivedSettings(machine.ownSettings(software: "pair", maintenance: false), now: 0)
    }

    var openCalls: Int { outgoing.count + handlers.count }

    /// One event, by chance.
    mutating func step(_ generator: inout SeededGenerator, opening: Bool) {
        switch Int.random(in: 0..<8, using: &generator) {
        case 0 where opening: open(&generator)
        case 1: sendItem(&generator)
        case 2: consume(&generator)
        case 3: answer(&generator)
        case 4: giveUp(&generator, opening)
        default: receive()
        }
    }

    private mutating func open(_ generator: inout SeededGenerator) {
        let name = Self.shapes.randomElement(using: &generator) ?? "unary"
        guard let shape = CallShape(named: name) else { return }
        if case .send(let id, let credit) = machine.openCall(shape: shape, deadline: .max, bytes: 1) {
            outgoing[id] = shape
            sent.append(Envelope(callId: id, kind: .request, method: name, credit: credit))
        }
    }

    private mutating func sendItem(_ generator: inout SeededGenerator) {
        let calls = (Array(outgoing.keys) + Array(handlers.keys)).sorted()
        guard let id = calls.randomElement(using: &generator) else { return }
        if machine.sendItem(id, bytes: 1) == .send {
            sent.append(Envelope(callId: id, kind: .streamItem, body: [1]))
        } else if outgoing[id] != nil, machine.halfClose(id) {
            sent.append(Envelope(callId: id, kind: .halfClose))
        }
    }

    private mutating func consume(_ generator: inout SeededGenerator) {
        guard let id = held.keys.sorted().randomElement(using: &generator), let count = held[id] else { return }
        held[id] = count > 1 ? count - 1 : nil
        if let credit = machine.consumed(id, items: 1, bytes: 1) {
            sent.append(Envelope(callId: id, kind: .windowUpdate, credit: credit))
        }
    }

    private mutating func answer(_ generator: inout SeededGenerator) {
        guard let id = handlers.keys.sorted().randomElement(using: &generator) else { return }
        handlers[id] = nil
        if machine.handlerFinished(id, bytes: 1, now: 0) != .drop {
            sent.append(Envelope(callId: id, kind: .response))
        }
    }

    private mutating func giveUp(_ generator: inout SeededGenerator, _ opening: Bool) {
        guard !opening || Int.random(in: 0..<4, using: &generator) == 0,
            let id = outgoing.keys.sorted().randomElement(using: &generator)
        else { return }
        if machine.abandon(id, now: 0) { sent.append(Envelope(callId: id, kind: .cancel)) }
    }

    private mutating func receive() {
        guard !inbox.isEmpty else { return }
        let envelope = inbox.removeFirst()
        let id = envelope.callId
        switch envelope.kind {
        case .request:
            let shape = CallShape(named: envelope.method)
            switch machine.receivedRequest(
                id, shape: shape, timeoutMilliseconds: 0, credit: envelope.credit, bytes: 0, now: 0)
            {
            case .start: handlers[id] = shape
            case .refuse: sent.append(Envelope(callId: id, kind: .response))
            case .drop: break
            case .fault(let fault): faults.append(fault.message)
            }
        case .response:
            outgoing[id] = nil
            completedCalls += 1
            note(machine.receivedResponse(id, now: 0))
        case .streamItem:
            switch machine.receivedItem(id, bytes: 1, now: 0) {
            case .deliver:
                deliveredItems += 1
                held[id, default: 0] += 1
            case .fault(let fault): faults.append(fault.message)
            case .drop, .refuseIncoming, .abandonOutgoing: break
            }
        case .halfClose: note(machine.receivedHalfClose(id))
        case .cancel:
            let action = machine.receivedCancel(id)
            if action == .act { sent.append(Envelope(callId: id, kind: .response)) }
            note(action)
        case .windowUpdate: note(machine.receivedWindowUpdate(id, credit: envelope.credit))
        default: faults.append("an envelope of kind \(envelope.kind)")
        }
    }

    private mutating func note(_ action: ConnectionStateMachine.EnvelopeAction) {
        if case .fault(let fault) = action { faults.append(fault.message) }
    }
}
