// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages

/// A county's word that a scenario of its own has proved itself (ZS-2.2i).
public struct TemplateProposal: Sendable, Equatable, Codable {
    public let fact: TemplateProposed
    public let span: RecordSpan

    public var id: String { fact.proposalId }
}

/// A scenario in the city's library.
public struct Template: Sendable, Equatable, Codable {
    public let fact: TemplatePublished
    /// Whether this node has taken it up.
    public internal(set) var isAdopted = false
    /// Why it was taken out of the library; nil: it is in it.
    public internal(set) var withdrawn: String?
    /// The applications here that rest on it.
    public internal(set) var applications: [String] = []
    public internal(set) var span: RecordSpan

    public var id: String { fact.templateId }
}

/// Proposals of this node and the city's library as it is known here, each in the order it came.
public struct Templates: Sendable, Equatable, Codable {
    public private(set) var proposals: [String: TemplateProposal] = [:]
    public private(set) var proposalOrder: [String] = []
    public private(set) var byID: [String: Template] = [:]
    public private(set) var order: [String] = []

    init() {}

    public subscript(id: String) -> Template? { byID[id] }

    /// The proposal an authorization has been the ground of.
    public func proposal(of authorization: String) -> TemplateProposal? {
        proposalOrder.lazy.compactMap { proposals[$0] }.first { $0.fact.authorizationId == authorization }
    }

    /// The template in the library that came from an authorization.
    public func template(of authorization: String) -> Template? {
        order.lazy.compactMap { byID[$0] }.first {
            $0.fact.originAuthorization == authorization && $0.withdrawn == nil
        }
    }

    mutating func proposed(_ fact: TemplateProposed, sequence: UInt64) {
        proposals[fact.proposalId] = TemplateProposal(fact: fact, span: RecordSpan(sequence))
        proposalOrder.append(fact.proposalId)
    }

    mutating func published(_ fact: TemplatePublished, sequence: UInt64) {
        if byID.updateValue(Template(fact: fact, span: RecordSpan(sequence)), forKey: fact.templateId) == nil {
            order.append(fact.templateId)
        }
    }

    mutating func change(_ id: String, sequence: UInt64, _ body: (inout Template) -> Void) -> Bool {
        guard let index = byID.index(forKey: id) else { return false }
        body(&byID.values[index])
        byID.values[index].span.last = sequence
        return true
    }
}
