// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages
internal import Registry

extension Registers {
    /// ZS-2.3.0c: what is being tested, reviewed and listed. What is listed under an authorization that has ended stands
    /// still until someone takes it off.
    func products() -> [RegisterEntry] {
        registry.products.order.compactMap { registry.products[$0] }.map { found in
            let stage = registry.authorizations[found.authorization]?.state.stage
            var entry = RegisterEntry(found.id, state: found.state.name, found.span, ["ZS-2.3.0c"], next: .of(found))
            entry.organ = registry.operatorOrgan(of: found)
            entry.put("title", found.fact.title)
            entry.put("form", found.fact.productForm.identifier)
            entry.put("authorization", found.authorization)
            entry.put("data-items", found.fact.dataItems.joined(separator: ","))
            if !found.resultDigest.isEmpty { entry.put("result", hexadecimal(found.resultDigest)) }
            if !found.descriptionDigest.isEmpty { entry.put("description", hexadecimal(found.descriptionDigest)) }
            switch found.state {
            case .listingRequested(let opinions): entry.put("opinions", opinions.joined(separator: ","))
            case .listed(let sinceMs): entry.put("listed-since", timeMs: sinceMs)
            case .testRefused(let reason), .listingRefused(let reason), .delisted(let reason):
                entry.put("reason", reason)
            case .testRequested, .testGranted, .tested, .testFailed: break
            }
            if let stage, stage != .live { entry.put("authorization-state", stage.rawValue) }
            return entry
        }
    }
}
