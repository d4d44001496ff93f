// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages

/// Which of this node's own records are orders, and for whom. For each node below the orders are numbered 1, 2, 3, …
/// without a gap; an order's number is its place in the list.
public struct Orders: Sendable, Equatable, Codable {
    /// Sequences in this node's ledger, by node below.
    public private(set) var sequences: [String: [UInt64]] = [:]
    /// The registration and permit records of each authorization that is not revoked, for nodes admitted later.
    private var standing: [String: [UInt64]] = [:]

    init() {}

    /// How many orders `node` has been sent so far.
    public func issued(to node: String) -> UInt64 { UInt64(sequences[node]?.count ?? 0) }

    /// The sequence of order `number` for `node`; nil when there is none of that number.
    public func sequence(of number: UInt64, to node: String) -> UInt64? {
        guard let list = sequences[node], number >= 1, number <= UInt64(list.count) else { return nil }
        return list[Int(number - 1)]
    }

    /// The number under which the record at `sequence` went to `node`; nil when it was not addressed to it.
    public func number(of sequence: UInt64, to node: String) -> UInt64? {
        // From the end, as those asked about are nearly always recent.
        sequences[node]?.lastIndex(of: sequence).map { UInt64($0 + 1) }
    }

    mutating func issue(_ sequence: UInt64, of authorization: String?, to nodes: [String]) {
        for node in nodes { sequences[node, default: []].append(sequence) }
        if let authorization { standing[authorization, default: []].append(sequence) }
    }

    /// A revoked authorization is of no interest to a node that never held its permit.
    mutating func ended(_ authorization: String) {
        standing[authorization] = nil
    }

    /// Gives a node that has just been admitted the orders it has not had on authorizations that stand.
    mutating func welcome(_ node: String, authorizations: [String]) {
        let known = Set(sequences[node] ?? [])
        let missed = authorizations.flatMap { standing[$0] ?? [] }.filter { !known.contains($0) }
        sequences[node, default: []].append(contentsOf: missed.sorted())
    }
}

extension Registry {
    /// The nodes below that a fact of this ledger is an order for, in a fixed order.
    ///
    /// - A registration and its permit go to the county that granted the authorization and to every admitted node in
    ///   whose territory the data may be used.
    /// - A rejection and a filing receipt go to the granting county.
    /// - A revocation or suspension goes to every node that was ever admitted, quarantined ones too: stopping is never
    ///   withheld. So does the resumption, for it ends what they were told.
    /// - A quota, a course and a local scenario of the hub go to every node that was ever admitted.
    /// - So does a rule set, announced or distributed, and a calendar: all of the city decide by the same.
    /// - What an office puts into a draw goes to the county that draws.
    /// - A task goes to the county that has it, a dismissal to every node that was ever admitted and, as long as the city
    ///   has not taken the person on again, to each that comes later.
    public func addressees(of fact: Body.Fact) -> [String] {
        switch fact {
        case .authorizationRegistered(let fact):
            return holders(grantor: fact.node, terms: fact.authorization?.terms ?? AgreementTerms())
        case .permitIssued(let fact):
            guard let authorization = authorizations[fact.authorizationId] else { return [] }
            return holders(grantor: authorization.grantor, terms: authorization.terms)
        case .authorizationRejected(let fact):
            return nodes[fact.node]?.wasAdmitted == true ? [fact.node] : []
        case .filingReceipted(let fact):
            guard let grantor = authorizations[fact.authorizationId]?.grantor else { return [] }
            return nodes[grantor]?.wasAdmitted == true ? [grantor] : []
        case .revocationOrdered, .suspensionOrdered, .resumptionOrdered, .ruleSetAnnounced, .ruleSetDistributed,
            .calendarPublished:
            return nodes.admittedNames
        case .quotaSet, .coursePublished, .templatePublished, .templateWithdrawn:
            return identity?.role == .hub ? nodes.admittedNames : []
        case .drawCommitted(let fact): return drawing(fact.drawingNode)
        case .drawRevealed(let fact): return drawing(fact.drawingNode)
        case .taskAssigned(let fact):
            return nodes[fact.node]?.wasAdmitted == true ? [fact.node] : []
        case .personDismissed:
            // At a county there is nobody below; at the hub the person is cut off everywhere.
            return nodes.admittedNames
        default:
            return []
        }
    }

    /// The county that draws, at the hub: what goes into the draw has to stand in its ledger.
    private func drawing(_ node: String) -> [String] {
        identity?.role == .hub && nodes[node]?.wasAdmitted == true ? [node] : []
    }

    /// The nodes below that hold the permit of an authorization: its grantor and those of its territories.
    public func holders(grantor: String, terms: AgreementTerms) -> [String] {
        nodes.byName.values
            .filter { entry in
                entry.wasAdmitted
                    && (entry.node == grantor || TerritoryScope.covers(terms.territories, entry.territoryCode))
            }
            .map(\.node)
            .sorted()
    }

    /// The live permits a grant to `node` renews, in the order the authorizations were registered.
    public func permitLines(for node: String) -> [PermitLine] {
        guard let entry = nodes[node], entry.isAdmitted else { return [] }
        var lines: [PermitLine] = []
        for id in authorizations.order {
            guard let authorization = authorizations[id] else { continue }
            guard case .live(_, let generation, _) = authorization.state else { continue }
            let inScope = TerritoryScope.covers(authorization.terms.territories, entry.territoryCode)
            if authorization.grantor == node || inScope {
                lines.append(PermitLine(authorizationId: id, generation: generation))
            }
        }
        return lines
    }
}

/// Whether a territory lies in the scope of an agreement (ZS-3.5b).
public enum TerritoryScope {
    /// `codes` are administrative division codes; one that ends in 00 stands for every county under it.
    public static func covers(_ codes: [String], _ territory: String) -> Bool {
        for code in codes {
            if code == territory { return true }
            if code.hasSuffix("00"), !territory.isEmpty, territory.hasPrefix(code.dropLast(2)) { return true }
        }
        return false
    }
}
