// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Testing

@testable import Transport

/// Runs a text script against the state machine: one event a line, after `->` the action it must give.
///
/// Time stands still but for `time <ms>`, which moves it forward. Key-value arguments are `key=value`.
struct MachineScript: ~Copyable {
    private var machine: ConnectionStateMachine
    private var now: UInt64 = 1_000_000

    static func limits(_ change: (inout TransportLimits) -> Void = { _ in }) -> TransportLimits {
        var limits = TransportLimits()
        limits.initialStreamCreditItems = 4
        limits.maximumConcurrentCalls = 3
        limits.maximumFrameBytes = 4096
        limits.maximumInboundBytes = 4096
        limits.maximumOutboundBytes = 4096
        change(&limits)
        return limits
    }

    init(
        _ side: ConnectionSide, versions: ClosedRange<UInt32> = 1...1,
        limits: TransportLimits = MachineScript.limits()
    ) {
        machine = ConnectionStateMachine(side: side, limits: limits, versions: versions, now: now)
    }

    static func run(
        _ side: ConnectionSide, versions: ClosedRange<UInt32> = 1...1,
        limits: TransportLimits = MachineScript.limits(), _ text: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        var script = MachineScript(side, versions: versions, limits: limits)
        for line in text.split(separator: "\n") {
            let parts = line.split(separator: "->", maxSplits: 1).map { $0.trimmingSpaces }
            guard let event = parts.first, !event.isEmpty, !event.hasPrefix("#") else { continue }
            let action = script.perform(event)
            let wanted = parts.count > 1 ? parts[1] : ""
            #expect(action == wanted, "after \"\(event)\"", sourceLocation: sourceLocation)
        }
    }

    /// Performs one event; the action as text.
    mutating func perform(_ line: String) -> String {
        let words = line.split(separator: " ").map(String.init)
        let arguments = Arguments(words.dropFirst())
        switch words[0] {
        case "settings": return settings(arguments)
        case "time":
            now += UInt64(arguments.number(0))
            return text(of: machine.timePassed(now: now))
        case "request", "response", "item", "half-close", "cancel", "credit", "ping", "pong", "goodbye", "garbage",
            "bytes":
            return receive(words[0], arguments)
        default: return act(words[0], arguments)
        }
    }

    private mutating func settings(_ arguments: Arguments) -> String {
        let settings = Settings(
            protocolMin: UInt32(arguments.number("min", 1)), protocolMax: UInt32(arguments.number("max", 1)),
            maxFrameBytes: UInt32(arguments.number("frame", 4096)),
            maxConcurrentCalls: UInt32(arguments.number("calls", 3)),
            initialStreamCredit: UInt32(arguments.number("credit", 2)), software: "script")
        return switch machine.receivedSettings(settings, now: now) {
        case .agreed(let agreement): "agreed \(agreement.version)"
        case .fault(let fault): text(of: fault)
        case .drop: "drop"
        }
    }

    private mutating func receive(_ event: String, _ arguments: Arguments) -> String {
        let id = arguments.id
        switch event {
        case "request":
            return text(
                of: machine.receivedRequest(
                    id, shape: CallShape(named: arguments.word(1)),
                    timeoutMilliseconds: UInt32(arguments.number("timeout", 0)),
                    credit: UInt32(arguments.number("credit", 0)), bytes: arguments.number("bytes", 0), now: now))
        case "response": return text(of: machine.receivedResponse(id, now: now))
        case "item":
            return switch machine.receivedItem(id, bytes: arguments.number("bytes", 1), now: now) {
            case .deliver: "deliver"
            case .drop: "drop"
            case .refuseIncoming: "refuse incoming"
            case .abandonOutgoing: "abandon outgoing"
            case .fault(let fault): text(of: fault)
            }
        case "half-close": return text(of: machine.receivedHalfClose(id))
        case "cancel": return text(of: machine.receivedCancel(id))
        case "credit": return text(of: machine.receivedWindowUpdate(id, credit: UInt32(arguments.number(1))))
        case "ping": return text(of: machine.receivedPing(bytes: arguments.number(0)))
        case "pong": return text(of: machine.receivedPong())
        case "garbage": return machine.receivedMalformed(.malformed("garbage")).map { text(of: $0) } ?? "drop"
        case "bytes":
            machine.receivedBytes(
                now: now, completedFrames: arguments.has("whole"), partial: arguments.has("partial"))
            return ""
        default:
            let code: StatusCode = arguments.has("ok") ? .ok : .unavailable
            return switch machine.receivedGoodbye(Status(code: code, message: "bye"), now: now) {
            case .drain: "drain"
            case .close(let reason): "close \(reason.code)"
            case .drop: "drop"
            }
        }
    }

    private mutating func act(_ event: String, _ arguments: Arguments) -> String {
        let id = arguments.id
        switch event {
        case "open":
            let timeout = arguments.number("timeout", 0)
            let action = machine.openCall(
                shape: CallShape(named: arguments.word(0)) ?? .unary,
                deadline: timeout == 0 ? .max : now + UInt64(timeout), bytes: arguments.number("bytes", 0))
            return switch action {
            case .send(let id, let credit): "send \(id) credit=\(credit)"
            case .refuse(let status): "refuse \(status.code)"
            }
        case "send": return "\(machine.sendItem(id, bytes: arguments.number("bytes", 1)))"
        case "finish-sending": return "\(machine.halfClose(id))"
        case "abandon": return "\(machine.abandon(id, now: now))"
        case "end-on-wire": return "\(machine.endOnWire(id))"
        case "answer":
            return switch machine.handlerFinished(id, bytes: arguments.number("bytes", 1), now: now) {
            case .send: "send"
            case .sendInstead(let status): "send \(status.code)"
            case .drop: "drop"
            }
        case "consume":
            let credit = machine.consumed(id, items: arguments.number("items", 1), bytes: arguments.number("bytes", 1))
            return credit.map { "grant \($0)" } ?? "nothing"
        case "queued":
            machine.outboundQueued(arguments.number(0))
            return ""
        case "written": return machine.outboundWritten(arguments.number(0)) ? "resume" : "nothing"
        case "say-goodbye": return "\(machine.sayGoodbye(now: now, deadline: now + UInt64(arguments.number(0))))"
        case "done?": return "\(machine.shouldClose)"
        case "closed?": return "\(machine.isClosed)"
        case "wake-up": return machine.nextWakeUp == .max ? "never" : "+\(machine.nextWakeUp - now)"
        default: return "no such event"
        }
    }
}
