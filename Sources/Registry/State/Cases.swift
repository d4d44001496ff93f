// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages

/// One application on its way to an authorization (ZS-3).
public struct Case: Sendable, Equatable, Codable {
    public let id: String
    public let notice: String
    public let applicant: Applicant
    public let scenario: Scenario
    /// What was applied for: an agreement may not go beyond it.
    public let dataItems: [String]
    /// The person who handed it in.
    public let applicantPerson: String
    public let submittedMs: UInt64
    /// The set in force when it was handed in.
    public let ruleSet: String
    public internal(set) var state: CaseState = .submitted
    /// When the result was published, Unix milliseconds; 0: it has not been.
    public internal(set) var publishedMs: UInt64 = 0
    /// The experts drawn, kept for the views after the panel has concluded.
    public internal(set) var panel: [String] = []
    public internal(set) var panelResult: PanelResult?
    /// What each expert of the last panel gave, in the order the reviews came.
    public internal(set) var scores: [ReviewScores] = []
    public internal(set) var motion: String?
    public internal(set) var agreement: String?
    public internal(set) var authorization: String?
    /// The gates recorded for it, of those only newer chains have, in order.
    public internal(set) var gates: [String] = []
    public internal(set) var span: RecordSpan

    init(_ fact: ApplicationSubmitted, in record: Record) {
        id = fact.applicationId
        notice = fact.noticeId
        applicant = fact.applicant ?? Applicant()
        scenario = fact.scenario ?? Scenario()
        dataItems = fact.dataItems
        applicantPerson = record.actor
        submittedMs = record.time >> 16
        ruleSet = record.ruleSet
        span = RecordSpan(record.sequence)
    }

    /// The panel while it is at work.
    public var sittingPanel: Panel? {
        if case .panelDrawn(let panel) = state { panel } else { nil }
    }

    /// What must be unique among open cases and live authorizations.
    public var scenarioKey: String { ScenarioKey.of(applicant, scenario) }
}

/// The identity of one scenario of one applicant (ZS-3.0a).
public enum ScenarioKey {
    /// The credit code and the scenario's key; the separator can stand in neither, as the rules see to.
    public static func of(_ applicant: Applicant, _ scenario: Scenario) -> String {
        applicant.creditCode + "/" + scenario.key
    }
}

/// The cases of this node, in the order they came in.
public struct Cases: Sendable, Equatable, Codable {
    public internal(set) var byID: [String: Case] = [:]
    public private(set) var order: [String] = []
    /// The newest case of each scenario key.
    public private(set) var latestByScenario: [String: String] = [:]

    init() {}

    public subscript(id: String) -> Case? { byID[id] }

    mutating func submitted(_ new: Case) {
        if byID.updateValue(new, forKey: new.id) == nil { order.append(new.id) }
        latestByScenario[new.scenarioKey] = new.id
    }

    /// Changes one case in place; false when there is none of that id.
    mutating func change(_ id: String, sequence: UInt64, _ body: (inout Case) -> Void) -> Bool {
        guard let index = byID.index(forKey: id) else { return false }
        body(&byID.values[index])
        byID.values[index].span.last = sequence
        return true
    }
}
