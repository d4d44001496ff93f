// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages
internal import Registry

extension Decider {
    /// ZS-1.2.2c, ZS-2.2a, ZS-2.2b: what the platform is built of, version by version.
    func enterAsset(_ action: EnterAsset) throws(Objection) -> [Draft] {
        try acting(as: [.dataAuthority, .systemAdministrator, .hubAdministrator])
        var missing: [String] = []
        if action.kind.identifier.isEmpty { missing.append("kind") }
        if action.name.isEmpty { missing.append("name") }
        if action.organ.isEmpty { missing.append("organ") }
        if action.version.isEmpty { missing.append("version") }
        if action.approval.isEmpty { missing.append("approval") }
        if action.contentDigest.count != digestBytes { missing.append("content") }
        // A connector without the catalogue's id would be a copy nobody can trace (ZS-2.2a).
        if action.kind == .connector, action.catalogueId.isEmpty { missing.append("catalogue-id") }
        guard missing.isEmpty else { throw Objection(.assetIncomplete, missing, clauses: action.kind.clauses) }
        guard !registry.assets.hasVersion(action.kind, action.name, action.version) else {
            throw Objection(
                .assetVersionKnown, ["name:\(action.name)", "version:\(action.version)"],
                clauses: action.kind.clauses)
        }
        if action.kind == .connector, let other = registry.assets.connector(to: action.catalogueId),
            other.fact.name != action.name
        {
            throw Objection(.assetCatalogueTwice, ["catalogue-id:\(action.catalogueId)", "asset:\(other.id)"])
        }
        let fact = AssetEntered(
            assetId: nextID("I"), kind: action.kind, name: action.name, organ: action.organ, version: action.version,
            approval: action.approval, catalogueId: action.catalogueId, contentDigest: action.contentDigest)
        return [Draft(fact.assetId, action.kind.clauses, .assetEntered(fact))]
    }
}

extension AssetKind {
    /// The clause that has it kept.
    var clauses: [Clause.ID] {
        switch self {
        case .connector: ["ZS-2.2a", "ZS-1.2.2c"]
        case .release: ["ZS-2.2b", "ZS-1.3b"]
        default: ["ZS-1.2.2c"]
        }
    }
}
