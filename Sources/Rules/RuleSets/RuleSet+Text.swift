// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages

/// What keeps a text from being a rule set this version can decide by.
public struct RuleSetFault: Error, Equatable {
    /// Identifiers of the values that are missing or cannot be read.
    public let missing: [String]
}

extension RuleSet {
    /// The set as data. Its digest is SM3 over the encoding of this.
    public var text: RuleSetText {
        RuleSetText(
            id: id, titleZh: titleChinese, titleEn: titleEnglish, level: UInt32(level.rawValue),
            validFromMs: validFromMs,
            validToMs: validToMs ?? 0, restsOn: restsOn, topics: topics.map(\.rawValue),
            gates: chain.gates.map(\.rawValue), values: parameters.values + others)
    }

    /// The set a text makes; throws what is missing or not understood. A gate or term this version does not know is not
    /// passed over: deciding without it would be deciding by another set.
    public init(_ text: RuleSetText) throws(RuleSetFault) {
        var missing = text.formFaults
        let gates = text.gates.compactMap { ApprovalGate(rawValue: $0) }
        missing += text.gates.filter { ApprovalGate(rawValue: $0) == nil }.map { "gate:\($0)" }
        if !gates.contains(.sealedAgreement) { missing.append("gate:\(ApprovalGate.sealedAgreement.rawValue)") }
        if Set(text.gates).count != text.gates.count { missing.append("gates") }
        var reader = ValueReader(text.values)
        let parameters = reader.parameters()
        missing += reader.missing
        guard missing.isEmpty, let level = Level(rawValue: Int(text.level)) else {
            throw RuleSetFault(missing: missing)
        }
        self.init(
            id: text.id, titleChinese: text.titleZh, titleEnglish: text.titleEn, level: level,
            validFromMs: text.validFromMs, validToMs: text.validToMs == 0 ? nil : text.validToMs, restsOn: text.restsOn,
            topics: text.topics.compactMap { RuleTopic(rawValue: $0) }, parameters: parameters,
            chain: ApprovalChain(gates), others: text.values.filter { !RuleParameters.names.contains($0.name) })
    }
}

extension RuleSetText {
    /// What is wrong with the form of a text of either kind.
    var formFaults: [String] {
        var missing: [String] = []
        if id.isEmpty || id.contains("/") || id.contains("#") { missing.append("id") }
        if titleZh.isEmpty || titleEn.isEmpty { missing.append("title") }
        if RuleSet.Level(rawValue: Int(level)) == nil { missing.append("level") }
        if validFromMs == 0 || (validToMs != 0 && validToMs <= validFromMs) { missing.append("valid") }
        if topics.isEmpty { missing.append("topics") }
        missing += topics.filter { RuleTopic(rawValue: $0) == nil }.map { "topic:\($0)" }
        if Set(values.map(\.name)).count != values.count { missing.append("values") }
        missing += values.filter { $0.name.isEmpty || $0.values.isEmpty || $0.basis.isEmpty }.map {
            "value:\($0.name)"
        }
        return missing
    }

    var governsOperation: Bool { topics.contains(RuleTopic.operation.rawValue) }

    /// Throws what keeps the text from being used; a supplement has no gates.
    func check() throws(RuleSetFault) {
        if governsOperation {
            _ = try RuleSet(self)
        } else {
            let missing = formFaults + (gates.isEmpty ? [] : ["gates"])
            guard missing.isEmpty else { throw RuleSetFault(missing: missing) }
        }
    }

    /// - Precondition: the form has been checked; an unknown level counts as the lowest.
    var ruling: Ruling {
        Ruling(
            id: id, level: RuleSet.Level(rawValue: Int(level)) ?? .city, validFromMs: validFromMs,
            validToMs: validToMs == 0 ? .max : validToMs, restsOn: restsOn)
    }
}

extension RuleValue {
    init<Value>(_ name: String, _ parameter: Parameter<Value>, _ texts: [String]) {
        self.init(name: name, values: texts, confirmed: parameter.mark == .confirmed, basis: parameter.source)
    }
}
