// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

@testable import Transport

/// Two machines, one at each end of two queues of envelopes, driven by chance. Each side does only what the actions of
/// its own machine allow, so whatever one finds wrong with the other is a contradiction in the rules.
struct PeacefulPair: ~Copyable {
    private var connecting = PeacefulEnd(ConnectionSide.connecting)
    private var accepting = PeacefulEnd(ConnectionSide.accepting)
    private var generator: SeededGenerator

    init(seed: UInt64) {
        generator = SeededGenerator(seed: seed)
    }

    var faults: [String] { connecting.faults + accepting.faults }
    var completedCalls: Int { connecting.completedCalls + accepting.completedCalls }
    var deliveredItems: Int { connecting.deliveredItems + accepting.deliveredItems }
    var openCalls: Int { connecting.openCalls + accepting.openCalls }

    /// One event at one end, by chance.
    mutating func step(opening: Bool = true) {
        if Bool.random(using: &generator) {
            connecting.step(&generator, opening: opening)
        } else {
            accepting.step(&generator, opening: opening)
        }
        accepting.inbox += connecting.sent
        connecting.inbox += accepting.sent
        connecting.sent = []
        accepting.sent = []
    }

    /// Lets everything open come to its end.
    mutating func settle() {
        for _ in 0..<40_000 where openCalls > 0 || !connecting.inbox.isEmpty || !accepting.inbox.isEmpty {
            step(opening: false)
        }
    }
}
