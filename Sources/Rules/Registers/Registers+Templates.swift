// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages
internal import Registry

extension Registers {
    /// ZS-2.2i: what was proposed here, and the city's library with where each came from.
    func templates() -> [RegisterEntry] {
        proposals() + library()
    }

    private func proposals() -> [RegisterEntry] {
        registry.templates.proposalOrder.compactMap { registry.templates.proposals[$0] }.map { proposal in
            var entry = RegisterEntry(proposal.id, state: "proposed", proposal.span, ["ZS-2.2i"])
            entry.put("title", proposal.fact.title)
            entry.put("value-indicators", proposal.fact.valueIndicators.joined(separator: ","))
            entry.put("origin-node", registry.node)
            entry.put("origin-application", proposal.fact.applicationId)
            entry.put("origin-authorization", proposal.fact.authorizationId)
            return entry
        }
    }

    private func library() -> [RegisterEntry] {
        registry.templates.order.compactMap { registry.templates[$0] }.map { template in
            let fact = template.fact
            let state = template.withdrawn != nil ? "withdrawn" : template.isAdopted ? "adopted" : "in-library"
            var entry = RegisterEntry(template.id, state: state, template.span, ["ZS-2.2i"])
            entry.put("title", fact.title)
            entry.put("field", fact.field.identifier)
            entry.put("purpose", fact.purpose)
            entry.put("data-items", fact.dataItems.joined(separator: ","))
            entry.put("value-indicators", fact.valueIndicators.joined(separator: ","))
            entry.put("origin-node", fact.originNode)
            entry.put("origin-application", fact.originApplication)
            entry.put("origin-authorization", fact.originAuthorization)
            entry.put("applications", template.applications.joined(separator: ","))
            entry.put("reason", template.withdrawn ?? "")
            return entry
        }
    }
}
