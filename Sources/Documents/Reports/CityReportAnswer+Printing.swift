// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages
internal import Rules

/// The report on the city as people read it, on paper or as text.
extension CityReportAnswer {
    /// As plain text, one line a fact.
    public func text() -> String {
        paragraphs().map(\.text).joined(separator: "\n") + "\n"
    }

    /// As PDF.
    ///
    /// - Parameter attachment: the same report for machines, which travels inside.
    public func printed(attachment: [UInt8]) -> [UInt8] {
        PDFFile.write(
            title: title, paragraphs(), footer: "\(node)  \(asOf)", attachment: ("report.json", attachment))
    }

    private var title: String { "全市公共数据授权运营情况" }

    private var asOf: String { "截至 \(CivilTime(unixMs: timeMs).text)" }

    private func paragraphs() -> [PrintedParagraph] {
        let ledger = "台账第 \(ledgerSize) 条，SM3 \(hexadecimal(ledgerHead))"
        return [
            PrintedParagraph(title, .title), PrintedParagraph(""), PrintedParagraph("\(asOf)，规则 \(ruleSet)，\(node)"),
            PrintedParagraph(ledger, .small), PrintedParagraph(""),
        ] + nodes() + counts("二、申请（按阶段、县区）", cases) + counts("三、授权（按状态、县区）", authorizations)
            + counts("四、不予办理（按代码）", refusals) + deadlines() + openMatters()
    }

    /// ZS-1.3b: each ledger and how far it is known here, and how its link stands.
    private func nodes() -> [PrintedParagraph] {
        let lines = ledgers.map { ledger in
            let known = "已知 \(ledger.size) 条，最近 \(Self.time(ledger.lastMs))"
            let link = peers.first { $0.node == ledger.node }.map(Self.link) ?? "本节点"
            return "\(ledger.territoryName)（\(Self.short(ledger.node))）：\(known)，\(link)"
        }
        let others = peers.filter { peer in !ledgers.contains { $0.node == peer.node } }
            .map { "\(Self.short($0.node))：\(Self.link($0))" }
        return section("一、节点", lines + others)
    }

    private static func link(_ peer: PeerStatus) -> String {
        var parts = [Wording.name(of: "peer-\(peer.state)", .chinese)]
        if peer.direction == "above" { parts.append("待报 \(peer.lagRecords) 条") }
        if peer.direction == "below" { parts.append("指令 \(peer.ordersConfirmed)/\(peer.ordersIssued)") }
        if peer.lastHeardMs > 0 { parts.append("最近联系 \(time(peer.lastHeardMs))") }
        if !peer.detail.isEmpty { parts.append(peer.detail) }
        return parts.joined(separator: "，")
    }

    /// One line a node, the sum of all first.
    private func counts(_ heading: String, _ counts: [CityCount]) -> [PrintedParagraph] {
        var names: [String] = []
        for count in counts where !names.contains(count.name) { names.append(count.name) }
        func line(_ whose: String, _ counts: [CityCount]) -> String {
            let parts = names.compactMap { name -> String? in
                let sum = counts.filter { $0.name == name }.reduce(0) { $0 + $1.count }
                return sum == 0 ? nil : "\(Wording.name(of: name, .chinese)) \(sum)"
            }
            return "\(whose)：\(parts.joined(separator: "，"))"
        }
        guard !counts.isEmpty else { return section(heading, []) }
        var lines = [line("合计", counts)]
        var nodes: [String] = []
        for count in counts where !nodes.contains(count.node) { nodes.append(count.node) }
        for node in nodes { lines.append(line(territory(node), counts.filter { $0.node == node })) }
        return section(heading, lines)
    }

    /// Dates that are overdue or at risk, with whom they have gone to.
    private func deadlines() -> [PrintedParagraph] {
        func lines(_ state: DueState) -> [String] {
            dues.filter { $0.state == state.rawValue }.map { found in
                let due = found.due ?? Due()
                let what = Wording.name(of: due.what, .chinese)
                let owner = Wording.name(of: state == .overdue ? due.escalatesTo : due.owner, .chinese)
                let who = state == .overdue ? "\(Wording.name(of: due.owner, .chinese))，已上报\(owner)" : owner
                let register = Wording.name(of: found.register, .chinese)
                return "\(Self.time(due.atMs))  \(register) \(found.id)  \(what)  \(who)  \(Self.short(found.node))"
            }
        }
        return section("五、逾期事项", lines(.overdue)) + section("六、临近期限事项", lines(.atRisk))
            + Self.leftOut(duesLeftOut)
    }

    /// ZS-1.3g, ZS-1.3j.
    private func openMatters() -> [PrintedParagraph] {
        section(
            "七、未办结的安全与监管事项",
            matters.map { entry in
                func value(_ name: String) -> String {
                    Wording.name(of: entry.values.first { $0.name == name }?.text ?? "", .chinese)
                }
                let state = Wording.name(of: entry.state, .chinese)
                return "\(entry.id)  \(value("kind"))  \(value("subject"))  \(state)  \(Self.short(entry.node))"
            }) + Self.leftOut(mattersLeftOut)
    }

    private static func leftOut(_ count: UInt64) -> [PrintedParagraph] {
        count == 0 ? [] : [PrintedParagraph("另有 \(count) 项未列")]
    }

    private func section(_ heading: String, _ lines: [String]) -> [PrintedParagraph] {
        [PrintedParagraph(heading, .heading)] + (lines.isEmpty ? ["无"] : lines).map { PrintedParagraph($0) }
            + [PrintedParagraph("")]
    }

    private func territory(_ node: String) -> String {
        let name = ledgers.first { $0.node == node }?.territoryName ?? ""
        return name.isEmpty ? Self.short(node) : name
    }

    private static func short(_ uri: String) -> String { uri.split(separator: "/").last.map(String.init) ?? uri }

    private static func time(_ milliseconds: UInt64) -> String {
        milliseconds == 0 ? "无" : CivilTime(unixMs: milliseconds).text
    }
}
