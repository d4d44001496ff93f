// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages

/// ZS-2.1.1f, g a second time: which contract seals may still be used, who keeps them, and for what they were released.
struct SealStatute {
    private struct Seal {
        var custodian: String
        var isUsable = true
        var isOver = false
    }

    private var seals: [String: Seal] = [:]
    /// The seal released for an agreement, and who released it.
    private var released: [String: (seal: String, officer: String)] = [:]

    init() {}

    /// What is wrong with a record about a seal; nothing when it is as the plan says.
    mutating func take(_ fact: Body.Fact, _ record: Record) -> String? {
        switch fact {
        case .sealEntered(let fact):
            let key = "\(record.node) \(fact.sealId)"
            guard seals[key] == nil else { return "seal \(fact.sealId) is entered twice" }
            seals[key] = Seal(custodian: fact.custodian)
            return nil
        case .sealReleased(let fact):
            let key = "\(record.node) \(fact.agreementId)"
            if let earlier = released[key], seals["\(record.node) \(earlier.seal)"]?.isUsable == true {
                return "\(fact.agreementId) has a seal released already"
            }
            released[key] = (fact.sealId, record.actor)
            return use(fact.sealId, record) { $0.custodian == record.actor ? "released by its keeper" : nil }
        case .agreementSealed(let fact):
            guard released.removeValue(forKey: "\(record.node) \(fact.agreementId)")?.seal == fact.sealId else {
                return "\(fact.agreementId) is sealed with a seal that was not released for it"
            }
            return use(fact.sealId, record) {
                $0.custodian == record.actor ? nil : "put by someone else than its keeper"
            }
        default: return life(fact, record)
        }
    }

    private mutating func life(_ fact: Body.Fact, _ record: Record) -> String? {
        switch fact {
        case .sealLost(let fact):
            return use(fact.sealId, record) { seal in
                seal.isUsable = false
                return fact.lostMs > record.time >> 16 ? "lost in the future" : nil
            }
        case .sealTransferred(let fact):
            let pending = released.contains { agreement, release in
                agreement.hasPrefix("\(record.node) ") && release.seal == fact.sealId
                    && release.officer == fact.custodian
            }
            return use(fact.sealId, record) { seal in
                guard seal.custodian == fact.from, fact.from != fact.custodian else { return "comes from nobody" }
                seal.custodian = fact.custodian
                if record.actor == fact.from || record.actor == fact.custodian { return "is handed over by its keeper" }
                return pending ? "goes to who released it" : nil
            }
        case .sealReplaced(let fact):
            let successor = use(fact.successorId, record) { _ in
                fact.successorId == fact.sealId ? "replaces itself" : nil
            }
            return successor ?? end(fact.sealId, record)
        case .sealRetired(let fact): return end(fact.sealId, record)
        default: return nil
        }
    }

    private mutating func use(_ id: String, _ record: Record, _ also: (inout Seal) -> String?) -> String? {
        let key = "\(record.node) \(id)"
        guard var seal = seals[key] else { return "seal \(id) is not known" }
        guard seal.isUsable else { return "seal \(id) is used though it is out of use" }
        let wrong = also(&seal)
        seals[key] = seal
        return wrong.map { "seal \(id): \($0)" }
    }

    private mutating func end(_ id: String, _ record: Record) -> String? {
        let key = "\(record.node) \(id)"
        guard let seal = seals[key], !seal.isOver else { return "seal \(id) ends twice" }
        seals[key]?.isUsable = false
        seals[key]?.isOver = true
        return nil
    }
}
