// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// What will happen, in the order of its time; what is due at one moment happens in the order in which it was arranged.
struct EventQueue {
    struct Event {
        let atUs: UInt64
        let number: UInt64
        let action: () -> Void

        func isBefore(_ other: Event) -> Bool {
            atUs != other.atUs ? atUs < other.atUs : number < other.number
        }
    }

    /// A binary heap: no event is before its parent.
    private var heap: [Event] = []
    private var lastNumber: UInt64 = 0

    var isEmpty: Bool { heap.isEmpty }
    var count: Int { heap.count }

    mutating func add(atUs: UInt64, _ action: @escaping () -> Void) {
        lastNumber += 1
        heap.append(Event(atUs: atUs, number: lastNumber, action: action))
        var child = heap.count - 1
        while child > 0 {
            let parent = (child - 1) / 2
            guard heap[child].isBefore(heap[parent]) else { return }
            heap.swapAt(child, parent)
            child = parent
        }
    }

    mutating func next() -> Event? {
        guard let first = heap.first, let last = heap.popLast() else { return nil }
        guard !heap.isEmpty else { return first }
        heap[0] = last
        var parent = 0
        while true {
            var least = parent
            for child in [2 * parent + 1, 2 * parent + 2] where child < heap.count && heap[child].isBefore(heap[least])
            {
                least = child
            }
            if least == parent { return first }
            heap.swapAt(least, parent)
            parent = least
        }
    }
}
