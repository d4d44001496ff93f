// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Rules
import Testing

/// The unified channel in a county: a water company with a channel of its own.
extension Office {
    static let digest = [UInt8](repeating: 5, count: 32)

    func boundOrgan(_ organ: String = "water", contractors: [String] = ["haoruan"]) -> EnterBoundOrgan {
        EnterBoundOrgan(
            organ: organ, name: "定海水务", kind: .water, noContractorRights: true, declarationDigest: Self.digest,
            contractors: contractors)
    }

    func channel(of organ: String = "water", _ kind: ChannelKind = .legacy) -> DeclareChannel {
        DeclareChannel(
            organ: organ, name: "用水数据接口", kind: kind, endpoint: "政务外网接口", deadlineMs: ledger.nowMs + 90 * 86_400_000)
    }

    func asset(_ kind: AssetKind = .connector, name: String = "base-catalogue", version: String = "1.0") -> EnterAsset {
        EnterAsset(
            kind: kind, name: name, organ: "data-bureau", version: version, approval: "定数〔2026〕3号",
            catalogueId: kind == .connector ? "330902/\(name)" : "", contentDigest: Self.digest)
    }

    func report() -> ReportOutsideAttempt {
        ReportOutsideAttempt(
            organ: "water", who: "unknown-service", address: "10.1.2.3", seenMs: ledger.nowMs - 1000,
            evidenceDigest: Self.digest)
    }

    /// The id of a channel in that state.
    @discardableResult
    mutating func channelUp(to state: String) -> String {
        ledger.accept(.enterBoundOrgan(boundOrgan()), by: authority)
        let id = ledger.accept(.declareChannel(channel()), by: authority)
        for step in ["planned", "onboarding", "absorbed"] {
            if ledger.registry.channels[id]?.state.name == state { break }
            switch step {
            case "planned":
                let deadlineMs = ledger.nowMs + 60 * 86_400_000
                ledger.accept(
                    .planChannel(PlanChannel(channelId: id, planDigest: Self.digest, deadlineMs: deadlineMs)),
                    by: authority)
            case "onboarding": ledger.accept(.onboardChannel(OnboardChannel(channelId: id)), by: authority)
            default:
                ledger.accept(
                    .absorbChannel(AbsorbChannel(channelId: id, closureDigest: Self.digest)), by: authority)
            }
        }
        return id
    }

    /// A county with something in every register.
    static func withEveryRegister() -> Office {
        var city = City()
        _ = city.template()
        city.dinghai.fillChannels()
        return city.dinghai
    }

    /// Something in each register of the unified channel, of quotas and of training.
    mutating func fillChannels() {
        channelUp(to: "onboarding")
        ledger.accept(.reportOutsideAttempt(report()), by: authority)
        ledger.accept(.enterAsset(asset()), by: authority)
        attempt(publishCourse(), signatory, score: 90)
        ledger.accept(
            .setQuota(SetQuota(field: .tourism, year: 2026, limit: 9, documentNumber: "定数〔2026〕1号")), by: authority)
    }
}
