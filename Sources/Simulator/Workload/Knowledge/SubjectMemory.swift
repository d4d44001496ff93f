// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// What the records of one subject have said, field by field, and the subjects it came from.
struct SubjectThread: Sendable {
    fileprivate(set) var values: [String: FieldValue] = [:]
    /// The earlier subjects its first records named: the notice of an application, the application of an agreement.
    fileprivate(set) var parents: [String] = []
}

/// The subjects of one node's ledger as threads. A command about a subject takes its fields from the subject's thread:
/// that an agreement belongs to this application is known because a record named both.
struct SubjectMemory: Sendable {
    /// Threads kept for each kind of subject, told apart by the first letter of their ids.
    static let threadsKept = 2048
    private static let parentsKept = 6

    private var threads: [String: SubjectThread] = [:]
    private var order: [UInt8: (ids: [String], oldest: Int)] = [:]

    /// Whether a field names a subject.
    static func namesSubject(_ field: String) -> Bool {
        field.hasSuffix("_id") || field == "subject" || field == "node" || field == "person"
    }

    func knows(_ id: String) -> Bool { threads[id] != nil }

    /// The newest value under `field` in the subject's own thread, else in its parents'.
    func value(_ field: String, of id: String) -> FieldValue? {
        guard let thread = threads[id] else { return nil }
        if let own = thread.values[field] { return own }
        for parent in thread.parents.reversed() {
            if let found = threads[parent]?.values[field] { return found }
        }
        return nil
    }

    func text(_ field: String, of id: String) -> String? {
        if case .text(let found)? = value(field, of: id) { found } else { nil }
    }

    /// Takes in a fact about `subject`.
    ///
    /// - Returns: the ids whose state may have changed with it: all it names, what these came from, and what it takes
    ///   the place of.
    mutating func take(_ fields: [NamedValue], subject: String) -> [String] {
        var touched = [subject]
        func touch(_ id: String) { if !touched.contains(id) { touched.append(id) } }
        var named: [String] = []
        for field in fields {
            guard case .text(let id) = field.value, Self.namesSubject(field.field), !id.isEmpty else { continue }
            touch(id)
            if id != subject, threads[id] != nil, !named.contains(id) { named.append(id) }
        }
        let isNew = threads[subject] == nil
        if isNew { keep(subject) }
        for field in fields {
            threads[subject]?.values[field.field] = field.value
        }
        if isNew {
            threads[subject]?.parents = Array(named.suffix(Self.parentsKept))
            for field in fields where field.value == .text(subject) && Self.namesSubject(field.field) {
                for parent in named {
                    // What it takes the place of changes with it: a draft that replaces an earlier one.
                    if case .text(let earlier)? = threads[parent]?.values[field.field] { touch(earlier) }
                    threads[parent]?.values[field.field] = .text(subject)
                }
            }
        }
        for id in threads[subject]?.parents ?? [] { touch(id) }
        for id in named { for parent in threads[id]?.parents ?? [] { touch(parent) } }
        return touched
    }

    private mutating func keep(_ id: String) {
        threads[id] = SubjectThread()
        let letter = id.utf8.first ?? 0
        var list = order.removeValue(forKey: letter) ?? (ids: [], oldest: 0)
        if list.ids.count < Self.threadsKept {
            list.ids.append(id)
        } else {
            threads[list.ids[list.oldest]] = nil
            list.ids[list.oldest] = id
            list.oldest = (list.oldest + 1) % Self.threadsKept
        }
        order[letter] = list
    }
}
