// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages

@testable import Transport

/// The words after the name of an event.
struct Arguments {
    private var words: [String] = []
    private var values: [String: String] = [:]

    init(_ list: some Sequence<String>) {
        for word in list {
            let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
            if parts.count == 2 { values[parts[0]] = parts[1] } else { words.append(word) }
        }
    }

    var id: UInt64 { words.first.flatMap { UInt64($0) } ?? 0 }

    func word(_ index: Int) -> String { index < words.count ? words[index] : "" }
    func number(_ index: Int) -> Int { Int(word(index)) ?? 0 }
    func number(_ key: String, _ standard: Int) -> Int { values[key].flatMap { Int($0) } ?? standard }
    func has(_ word: String) -> Bool { words.contains(word) }
}

extension CallShape {
    /// A shape by the name of a method like it; nil for any other word.
    init?(named name: String) {
        switch name {
        case "unary": self = .unary
        case "download": self = CallShape(requestStreams: false, responseStreams: true)
        case "upload": self = CallShape(requestStreams: true, responseStreams: false)
        case "link": self = CallShape(requestStreams: true, responseStreams: true)
        default: return nil
        }
    }
}

extension MachineScript {
    func text(of fault: ConnectionFault) -> String { "fault \(fault.status): \(fault.message)" }

    func text(of action: ConnectionStateMachine.EnvelopeAction) -> String {
        switch action {
        case .act: "act"
        case .drop: "drop"
        case .fault(let fault): text(of: fault)
        }
    }

    func text(of action: ConnectionStateMachine.RequestAction) -> String {
        switch action {
        case .start(let deadline): deadline == nil ? "start" : "start with deadline"
        case .refuse(let status): "refuse \(status.code)"
        case .drop: "drop"
        case .fault(let fault): text(of: fault)
        }
    }

    func text(of action: ConnectionStateMachine.TimeAction) -> String {
        var parts: [String] = []
        if !action.expiredOutgoing.isEmpty { parts.append("outgoing \(action.expiredOutgoing)") }
        if !action.expiredIncoming.isEmpty { parts.append("incoming \(action.expiredIncoming)") }
        switch action.further {
        case .none: break
        case .ping: parts.append("ping")
        case .idle: parts.append("idle")
        case .fault(let fault): parts.append(text(of: fault))
        }
        return parts.isEmpty ? "nothing" : parts.joined(separator: ", ")
    }
}

extension StringProtocol {
    var trimmingSpaces: String {
        let start = drop { $0 == " " }
        return String(String(start.reversed().drop { $0 == " " }).reversed())
    }
}
