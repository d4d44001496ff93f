// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages

/// How far a data product has come.
public enum ProductState: Sendable, Equatable, Codable {
    case testRequested
    case testGranted
    case testRefused(reason: String)
    case tested
    case testFailed
    case listingRequested(opinions: [String])
    case listingRefused(reason: String)
    /// Since when, Unix milliseconds.
    case listed(sinceMs: UInt64)
    case delisted(reason: String)

    /// The name in the transition table.
    public var name: String {
        switch self {
        case .testRequested: "test-requested"
        case .testGranted: "test-granted"
        case .testRefused: "test-refused"
        case .tested: "tested"
        case .testFailed: "test-failed"
        case .listingRequested: "listing-requested"
        case .listingRefused: "listing-refused"
        case .listed: "listed"
        case .delisted: "delisted"
        }
    }

    /// Whether nothing more comes of it.
    public var isOver: Bool {
        switch self {
        case .testRefused, .testFailed, .delisted: true
        case .testRequested, .testGranted, .tested, .listingRequested, .listingRefused, .listed: false
        }
    }
}

/// A data product under one authorization, from the request for test processing to its listing and delisting (ZS-2.3.0c).
public struct DataProduct: Sendable, Equatable, Codable {
    public let fact: TestProcessingRequested
    /// SM3 of the report on its test; empty: not tested yet.
    public internal(set) var resultDigest: [UInt8] = []
    /// SM3 of what was to be listed last; empty: nothing yet.
    public internal(set) var descriptionDigest: [UInt8] = []
    public internal(set) var state: ProductState = .testRequested
    public internal(set) var span: RecordSpan

    public var id: String { fact.productId }
    public var authorization: String { fact.authorizationId }

    /// Whether it is offered now.
    public var isListed: Bool {
        if case .listed = state { true } else { false }
    }
}

/// The products of this node's own grants, in the order they were asked for.
public struct Products: Sendable, Equatable, Codable {
    public private(set) var byID: [String: DataProduct] = [:]
    public private(set) var order: [String] = []

    init() {}

    public subscript(id: String) -> DataProduct? { byID[id] }

    /// What is listed under an authorization or on its way there, in the order it was asked for: it stops with it.
    public func standing(under authorization: String) -> [String] {
        order.filter { byID[$0].map { $0.authorization == authorization && !$0.state.isOver } ?? false }
    }

    mutating func requested(_ fact: TestProcessingRequested, sequence: UInt64) {
        if byID.updateValue(DataProduct(fact: fact, span: RecordSpan(sequence)), forKey: fact.productId) == nil {
            order.append(fact.productId)
        }
    }

    mutating func change(_ id: String, sequence: UInt64, _ body: (inout DataProduct) -> Void) -> Bool {
        guard let index = byID.index(forKey: id) else { return false }
        body(&byID.values[index])
        byID.values[index].span.last = sequence
        return true
    }
}

extension Registry {
    /// The organ of the operator a product is of; empty when its authorization is not known here.
    public func operatorOrgan(of product: DataProduct) -> String {
        authorizations[product.authorization]?.applicant.organ ?? ""
    }
}
