// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Transport

@Suite("A random walk through the state machine")
struct MachineWalkTests {
    /// Any event in any order: the machine must never trap, and a closed machine must act no more.
    @Test("hostile events never trap", arguments: [UInt64](1...40))
    func hostile(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var actions: Set<String> = []
        for _ in 0..<150 {
            let side: ConnectionSide = Bool.random(using: &generator) ? .accepting : .connecting
            var script = MachineScript(side)
            var nextRequest = side.other.firstCallID
            if Int.random(in: 0..<20, using: &generator) > 0 { _ = script.perform("settings") }
            for _ in 0..<150 {
                let action = script.perform(Self.event(&generator, &nextRequest))
                actions.insert(String(action.prefix { $0 != " " }))
                guard script.perform("closed?") == "true" else { continue }
                #expect(script.perform("open unary") == "refuse unavailable")
                #expect(script.perform("wake-up") == "never")
                break
            }
        }
        // A walk that only ever sees faults would prove nothing.
        #expect(actions.isSuperset(of: ["start", "refuse", "deliver", "drop", "fault", "send", "act", "wait"]))
    }

    /// Two machines that speak to each other and keep the rules never find a fault in one another.
    @Test("two sides that keep the rules agree", arguments: [UInt64](1...20))
    func peaceful(seed: UInt64) {
        var pair = PeacefulPair(seed: seed)
        for _ in 0..<3000 { pair.step() }
        pair.settle()
        #expect(pair.faults == [])
        #expect(pair.completedCalls > 50)
        #expect(pair.deliveredItems > 50)
        #expect(pair.openCalls == 0)
    }

    /// Mostly events that could be legal, so that the walk gets somewhere before it is thrown out.
    private static func event(_ generator: inout SeededGenerator, _ nextRequest: inout UInt64) -> String {
        let shape = ["unary", "download", "upload", "link", "nosuch"].randomElement(using: &generator) ?? "unary"
        let bytes = [0, 1, 100, 4000].randomElement(using: &generator) ?? 0
        let number = Int.random(in: 0...5, using: &generator)
        switch Int.random(in: 0..<100, using: &generator) {
        case 0..<20:
            defer { nextRequest += 2 }
            return "request \(nextRequest) \(shape) credit=\(number) bytes=\(bytes) timeout=\(number * 10)"
        case 20..<40:
            let id = nextRequest >= 2 ? nextRequest - 2 : 0
            let own = ["item \(id) bytes=\(bytes)", "item \(id)", "send \(id)", "answer \(id)", "cancel \(id)"]
            return own.randomElement(using: &generator) ?? "pong"
        case 40..<60: return "open \(shape) timeout=\(number)"
        case 60..<90:
            let id = Int.random(in: 0...9, using: &generator)
            let safe = [
                "send \(id) bytes=\(bytes)", "send \(id)", "finish-sending \(id)", "abandon \(id)",
                "end-on-wire \(id)", "answer \(id) bytes=\(bytes)", "answer \(id)", "ping \(number)", "pong",
                "consume \(id) items=\(number) bytes=\(bytes)", "queued \(bytes)", "written \(bytes)",
                "bytes whole", "bytes partial", "time \(number)", "time \(number * 3000)",
            ]
            return safe.randomElement(using: &generator) ?? "pong"
        default:
            let id = Int.random(in: 0...9, using: &generator)
            let wild = [
                "request \(id) \(shape) credit=\(number)", "response \(id)", "item \(id)", "half-close \(id)",
                "cancel \(id)", "credit \(id) \(number)", "goodbye ok", "goodbye unavailable", "say-goodbye 5000",
                "garbage", "settings",
            ]
            return wild.randomElement(using: &generator) ?? "pong"
        }
    }
}
