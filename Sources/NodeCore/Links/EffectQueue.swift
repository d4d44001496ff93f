// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// Effects of one link, done one after another in the order they were asked for: the next begins when the one before
/// has been answered.
final class EffectQueue<Effect> {
    private var waiting: [Effect] = []
    private var next = 0
    private var isBusy = false
    private var idle: [() -> Void] = []
    private let perform: (Effect, _ done: @escaping () -> Void) -> Void

    /// - Parameter perform: does one effect, and calls `done` exactly once when it has been done.
    init(perform: @escaping (Effect, _ done: @escaping () -> Void) -> Void) {
        self.perform = perform
    }

    var isEmpty: Bool { !isBusy && next == waiting.count }

    func add(_ effect: Effect) {
        waiting.append(effect)
        resume()
    }

    /// Calls back when everything queued has been done.
    func whenEmpty(_ callback: @escaping () -> Void) {
        if isEmpty { return callback() }
        idle.append(callback)
    }

    private func resume() {
        guard !isBusy else { return }
        // An effect that is answered at once must not make the stack grow with the queue.
        while next < waiting.count {
            let effect = waiting[next]
            next += 1
            if next == waiting.count { (waiting, next) = ([], 0) }
            isBusy = true
            var isDone = false
            var isReturned = false
            perform(effect) {
                isDone = true
                guard isReturned else { return }
                self.isBusy = false
                self.resume()
            }
            isReturned = true
            guard isDone else { return }
            isBusy = false
        }
        let callbacks = idle
        idle = []
        for callback in callbacks { callback() }
    }
}
