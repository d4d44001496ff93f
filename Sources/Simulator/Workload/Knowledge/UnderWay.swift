// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Registry
import Rules

/// Ids in no order of meaning, with constant cost to add, remove and pick.
struct IDBag: Sendable {
    private(set) var ids: [String] = []
    private var places: [String: Int] = [:]

    mutating func insert(_ id: String) {
        guard places[id] == nil else { return }
        places[id] = ids.count
        ids.append(id)
    }

    mutating func remove(_ id: String) {
        guard let place = places.removeValue(forKey: id), let last = ids.popLast() else { return }
        guard last != id else { return }
        ids[place] = last
        places[last] = place
    }
}

/// What is under way on one node, by machine and state: what people could act on next, without looking through
/// everything that ever was.
struct UnderWay: Sendable {
    /// A change of state as it was seen.
    struct Change: Equatable, Sendable {
        let machine: Int
        let from: String
        let to: String
    }

    private let names: [String]
    private let stateNames: [[String]]
    /// States something can still come after.
    private let isOpen: [[Bool]]
    private var states: [[String: Int]]
    private var bags: [[IDBag]]

    init(_ steps: Steps) {
        names = steps.machines.map(\.name)
        stateNames = steps.machines.map(\.states)
        isOpen = steps.machines.map { machine in
            machine.states.map { state in machine.transitions.contains { $0.from == state } }
        }
        states = Array(repeating: [:], count: names.count)
        bags = stateNames.map { Array(repeating: IDBag(), count: $0.count) }
    }

    /// Looks at the state of `id` again and gives what changed.
    mutating func touch(_ id: String, _ registry: Registry) -> [Change] {
        var changes: [Change] = []
        for machine in names.indices {
            guard let state = Steps.state(of: id, in: names[machine], registry),
                let place = stateNames[machine].firstIndex(of: state)
            else { continue }
            let before = states[machine][id]
            // What is over is not kept: being touched once more is no change.
            if before == nil, !isOpen[machine][place] { continue }
            changes.append(
                Change(machine: machine, from: before.map { stateNames[machine][$0] } ?? "", to: state))
            if before == place { continue }
            if let before { bags[machine][before].remove(id) }
            states[machine][id] = isOpen[machine][place] ? place : nil
            if isOpen[machine][place] { bags[machine][place].insert(id) }
        }
        return changes
    }

    /// The subjects of a machine in a state.
    func ids(_ machine: Int, _ state: String) -> [String] {
        guard let place = stateNames[machine].firstIndex(of: state) else { return [] }
        return bags[machine][place].ids
    }

    /// Every machine and state in which something is under way, in a fixed order.
    var occupied: [(machine: Int, state: String)] {
        var found: [(machine: Int, state: String)] = []
        for machine in names.indices {
            for (place, bag) in bags[machine].enumerated() where !bag.ids.isEmpty {
                found.append((machine, stateNames[machine][place]))
            }
        }
        return found
    }
}
