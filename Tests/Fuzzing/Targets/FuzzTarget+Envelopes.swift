// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages

extension FuzzTarget {
    /// One frame's content: the envelope, and its body as the method's request, answer, and what lies in them.
    ///
    /// Form: one encoded envelope.
    public static let envelopes = FuzzTarget(
        name: "envelopes", maximumInputBytes: 4_096, form: .message(prefix: 0)
    ) { (input, _) throws(Violation) in
        guard let envelope = try CodecProperties.check(Envelope.self, input) else { return }
        try BodyProperties.check(envelope)
    }

    /// Whether the bodies of every method of the contract are among what `envelopes` checks.
    public static var coversEveryMethod: Bool { BodyProperties.coverEveryMethod }
}

enum BodyProperties {
    private typealias Check = @Sendable ([UInt8]) throws(Violation) -> Void

    private static func both<Request: Message, Response: Message>(
        _ method: MethodDescriptor<Request, Response>
    ) -> (name: String, check: Check) {
        (
            method.name,
            { (body) throws(Violation) in
                let request = try CodecProperties.check(Request.self, body)
                if let submit = request as? SubmitRequest {
                    _ = try CodecProperties.check(Command.self, submit.command)
                }
                if let login = request as? LoginRequest {
                    _ = try CodecProperties.check(LoginBody.self, login.body)
                }
                if let link = request as? LinkMessage { try contents(of: link) }
                if Request.self != Response.self { _ = try CodecProperties.check(Response.self, body) }
            }
        )
    }

    private static let methods: [String: Check] = Dictionary(
        uniqueKeysWithValues: [
            both(Method.commandsSubmit), both(Method.queriesStatus), both(Method.queriesNotices),
            both(Method.queriesCases), both(Method.queriesAuthorizations), both(Method.queriesPeople),
            both(Method.queriesAgreement), both(Method.queriesWhy), both(Method.queriesRegister),
            both(Method.queriesRecords), both(Method.queriesImpact), both(Method.queriesNetworkLog),
            both(Method.queriesFind), both(Method.queriesCityReport),
            both(Method.queriesInclusion), both(Method.queriesConsistency), both(Method.federationLink),
            both(Method.loginsOpen), both(Method.loginsClose), both(Method.loginsShow),
            both(Method.diagnosticsEcho), both(Method.diagnosticsDownload), both(Method.diagnosticsUpload),
        ].map { ($0.name, $0.check) })

    /// Whether every method of the contract is among those checked.
    static var coverEveryMethod: Bool { Method.allNames.allSatisfy { methods[$0] != nil } }

    static func check(_ envelope: Envelope) throws(Violation) {
        try methods[envelope.method]?(envelope.body)
    }

    /// Messages inside a link's messages travel as bytes, because they are signed.
    private static func contents(of link: LinkMessage) throws(Violation) {
        switch link.content {
        case .hello(let hello): _ = try CodecProperties.check(HelloBody.self, hello.body)
        case .orderReceipt(let receipt): _ = try CodecProperties.check(OrderReceiptBody.self, receipt.body)
        case .permitGrant(let grant): _ = try CodecProperties.check(PermitGrantBody.self, grant.body)
        case .order(let order): _ = try CodecProperties.check(Record.self, order.record)
        case .recordBatch(let batch):
            for record in batch.records.prefix(64) { _ = try CodecProperties.check(Record.self, record) }
        default: break
        }
    }
}
