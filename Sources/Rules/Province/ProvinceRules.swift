// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages
public import Registry

/// What the province makes of a filing.
public enum FilingDecision: Sendable, Equatable {
    case accepted(drafts: [Draft])
    /// Filed before with the same content: the receipt is given again, nothing is recorded.
    case repeated(receiptNumber: String, acceptedMs: UInt64)
    case refused(Refusal)
}

/// Accepting filings at the province, each exactly once (ZS-3.4c, ZS-2.2c).
public enum ProvinceRules {
    /// - Parameters:
    ///   - text: the filing's text as decoded from the bytes that were signed.
    ///   - digest: SM3 of those bytes.
    public static func filing(
        _ text: FilingText, digest: [UInt8], _ registry: Registry, nowMs: UInt64,
        catalogue: RuleSetCatalogue = .standard
    ) -> FilingDecision {
        let ruleSet = catalogue.with(registry).inForce(at: nowMs)?.id ?? ""
        func refused(_ code: RefusalCode, _ missing: [String]) -> FilingDecision {
            .refused(Objection(code, missing).refusal(ruleSet: ruleSet, decisionID: text.filingId))
        }
        if let earlier = registry.filings[text.filingId] {
            guard earlier.digest == digest, case .accepted(let number, let acceptedMs) = earlier.state else {
                return refused(.filingDiffers, [text.filingId])
            }
            return .repeated(receiptNumber: number, acceptedMs: acceptedMs)
        }
        let lacking = lacking(text, digest)
        guard lacking.isEmpty else { return refused(.filingIncomplete, lacking) }
        let series = "ZJ-\(CivilTime(unixMs: nowMs).year)"
        let number = "\(series)-\(padded(registry.numbering.next(in: series), 6))"
        let fact = FilingAccepted(filingId: text.filingId, receiptNumber: number, digest: digest, text: text)
        return .accepted(drafts: [Draft(text.filingId, ["ZS-3.4c", "ZS-2.2c"], .filingAccepted(fact))])
    }

    private static func lacking(_ text: FilingText, _ digest: [UInt8]) -> [String] {
        var lacking: [String] = []
        let authorization = text.authorization ?? AuthorizationSubmitted()
        if authorization.authorizationId.isEmpty || text.filingId != "F-\(authorization.authorizationId)" {
            lacking.append("filing-id")
        }
        if text.number.isEmpty { lacking.append("number") }
        if text.node.isEmpty { lacking.append("node") }
        if authorization.applicant == nil { lacking.append("applicant") }
        if authorization.scenario == nil { lacking.append("scenario") }
        if authorization.terms == nil { lacking.append("terms") }
        if digest.count != digestBytes { lacking.append("digest") }
        return lacking
    }
}
