// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Testing

@testable import Simulator

/// The generated walks against the structs themselves, as reflection sees them.
@Suite struct FieldWalkTests {
    /// Fills everything with something that is not the default: lists with one element, oneofs with a given choice.
    struct Filler: FieldSource {
        var choice = 0
        func text(_ message: String, _ field: String, _ value: inout String) { value = field }
        func texts(_ message: String, _ field: String, _ values: inout [String]) { values = [field] }
        func bytes(_ message: String, _ field: String, _ value: inout [UInt8]) { value = [1] }
        func byteStrings(_ message: String, _ field: String, _ values: inout [[UInt8]]) { values = [[1]] }
        func flag(_ message: String, _ field: String, _ value: inout Bool) { value = true }
        func number<N: FieldNumber>(_ message: String, _ field: String, _ value: inout N) { value = 1 }
        func enumeration<E: FieldEnumeration>(_ message: String, _ field: String, _ value: inout E) {
            value = E(rawValue: 1) ?? value
        }
        func enumerations<E: FieldEnumeration>(_ message: String, _ field: String, _ values: inout [E]) {
            values = [E(rawValue: 1)].compactMap { $0 }
        }
        mutating func message<M: Fielded>(_ message: String, _ field: String, _ value: inout M?) {
            var inner = M()
            inner.fill(&self)
            value = inner
        }
        mutating func messages<M: Fielded>(_ message: String, _ field: String, _ values: inout [M]) {
            var inner = M()
            inner.fill(&self)
            values = [inner]
        }
        func choice<K: CaseIterable>(_ message: String, _ oneof: String, _ kind: K.Type) -> K? {
            Array(K.allCases)[choice % K.allCases.count]
        }
    }

    @Test func theVisitorNamesEveryField() {
        #expect(allFieldedTypes.count > 60)
        for type in allFieldedTypes { check(type) }
    }

    private func check<M: Fielded>(_ type: M.Type) {
        var value = M()
        var filler = Filler()
        value.fill(&filler)
        #expect(M.messageName == "\(M.self)")
        let walked = Harvester.harvest(value).map { "\($0.message).\($0.field)" }
        #expect(walked == reflected(value), "\(M.self)")
        #expect(value == M() || !walked.isEmpty)
    }

    /// Message and field of every leaf of a filled message, in the order of declaration.
    private func reflected(_ value: Any) -> [String] {
        let mirror = Mirror(reflecting: value)
        return mirror.children.flatMap { child -> [String] in
            var inner = child.value
            let optional = Mirror(reflecting: inner)
            if optional.displayStyle == .optional { inner = optional.children.first?.value ?? inner }
            if let list = inner as? [any Fielded] { return list.flatMap { reflected($0) } }
            if let message = inner as? any Fielded { return reflected(message) }
            if inner is Action.What || inner is Body.Fact {
                return Mirror(reflecting: inner).children.first.map { reflected($0.value) } ?? []
            }
            return ["\(mirror.subjectType).\(snake(child.label ?? ""))"]
        }
    }

    private func snake(_ camel: String) -> String {
        camel.map { $0.isUppercase ? "_" + $0.lowercased() : String($0) }.joined()
    }

    @Test func everyChoiceOfAnActionAndAFactIsWalked() {
        for (place, kind) in ActionKind.allCases.enumerated() {
            var action = Action()
            var filler = Filler(choice: place)
            action.fill(&filler)
            #expect(action.what.map { ActionKind($0) } == kind)
            #expect(
                Harvester.harvest(action).map(\.field) == Harvester.harvest(Action(what: kind.blank)).map(\.field)
                    || !Harvester.harvest(action).isEmpty)
            #expect(ActionKind(kind.blank) == kind)
        }
        for (place, kind) in BodyKind.allCases.enumerated() {
            var body = Body()
            var filler = Filler(choice: place)
            body.fill(&filler)
            #expect(body.fact.map { BodyKind($0) } == kind)
            #expect(!Harvester.harvest(body).isEmpty)
        }
    }

    /// One field differs, or one message is gone; the rest stays.
    @Test func aMutationChangesOneThing() {
        var random = SeededGenerator(seed: 9)
        var changed = 0
        for round in 0..<2000 {
            var action = Action()
            var filler = Filler(choice: round)
            action.fill(&filler)
            guard let before = action.what else { continue }
            let after = MutatingSource.mutated(before, FieldPools(), &random)
            #expect(ActionKind(after) == ActionKind(before))
            if after != before { changed += 1 }
        }
        #expect(changed > 1500)
    }
}
