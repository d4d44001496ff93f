// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// What is said about a link.
enum DiagnoseTexts {
    static let diagnose = CommandText(
        "检查到一个节点的链路，逐项给出 PASS 或 FAIL 及原因",
        "Test the link to a node; PASS or FAIL with the cause for each step",
        detail: Text(
            "依次检查：本人证书、吊销列表、域名解析、TCP、TLS、对方证书、版本、往返时间、时钟差、双向带宽、该节点自身的链路。",
            "In order: your certificate, revocation lists, name, TCP route, TLS, the node's certificate, version, round trip, clock difference, bandwidth each way, the node's own links."
        ),
        examples: ["tongdao diagnose hub", "tongdao diagnose tongdao://zhoushan/hub -o json"])
    static let node = Text(
        "连接配置、地址或节点名称；不写为当前配置", "A context, an address or a node's name; the current context if left out")

    static let stepHeading = Text("项目", "STEP")
    static let resultHeading = Text("结果", "RESULT")
    static let detailHeading = Text("说明", "DETAIL")
    static let skipped = Text("前面的项目未通过", "a step before it failed")

    static func step(_ step: DiagnosisFinding.Step) -> Text {
        switch step {
        case .ownCertificate: Text("本人证书", "own certificate")
        case .revocationList: Text("吊销列表", "revocation lists")
        case .name: Text("域名解析", "name")
        case .route: Text("TCP 连接", "route")
        case .tls: Text("TLS 握手", "TLS")
        case .peerCertificate: Text("对方证书", "node's certificate")
        case .version: Text("版本", "version")
        case .roundTrip: Text("往返时间", "round trip")
        case .clock: Text("时钟差", "clock difference")
        case .download: Text("下行带宽", "bandwidth down")
        case .upload: Text("上行带宽", "bandwidth up")
        case .links: Text("该节点的链路", "node's own links")
        }
    }

    static func outcome(_ outcome: DiagnosisFinding.Outcome) -> Text { Text(verbatim: outcome.rawValue) }

    static func noName(_ host: String) -> Text { Text("无法解析域名 \(host)", "the name \(host) cannot be resolved") }
    static let noNameRemedy = Text("检查拼写、/etc/hosts 和 DNS", "check its spelling, /etc/hosts and DNS")
    static func noRoute(_ address: String) -> Text { Text("无法连接 \(address)", "no connection to \(address)") }
    static let noRouteRemedy = Text(
        "确认节点在运行、端口正确、防火墙放行", "check that the node runs, the port is right and no firewall is in between")

    static func failed(_ failure: CommandFailure) -> Text {
        func line(_ language: Language) -> String {
            [failure.message.in(language), failure.cause, failure.remedy?.in(language)].compactMap { $0 }
                .joined(separator: "; ")
        }
        return Text(line(.chinese), line(.english))
    }

    static func certificate(_ subject: String, until: String, days: Int64, isShort: Bool) -> Text {
        Text(
            "\(subject)，有效期至 \(until)（\(days) 天）\(isShort ? "；请用 tongdao pki renew 续期" : "")",
            "\(subject), valid until \(until) (\(days) days)\(isShort ? "; renew it with tongdao pki renew" : "")")
    }

    static func listDue(_ date: String, isDue: Bool) -> Text {
        isDue
            ? Text(
                "应于 \(date) 前更新；请用 tongdao pki crl 发布并装入",
                "were due by \(date); publish and install new ones with tongdao pki crl")
            : Text("有效至 \(date)", "fresh until \(date)")
    }

    static func connected(_ address: String, _ milliseconds: Double) -> Text {
        Text("\(address)，\(shown(milliseconds)) 毫秒", "\(address) in \(shown(milliseconds)) ms")
    }

    static func handshake(_ peer: String, _ milliseconds: Double) -> Text {
        Text("TLS 1.3，对方为 \(peer)，\(shown(milliseconds)) 毫秒", "TLS 1.3 with \(peer) in \(shown(milliseconds)) ms")
    }

    static func version(_ version: UInt32, _ theirs: String, _ ours: String) -> Text {
        Text("协议 \(version)；对方 \(theirs)，本机 \(ours)", "protocol \(version); there \(theirs), here \(ours)")
    }

    static func roundTrip(shortest: Double, median: Double, count: Int) -> Text {
        Text(
            "最短 \(shown(shortest)) 毫秒，中位 \(shown(median)) 毫秒（\(count) 次）",
            "shortest \(shown(shortest)) ms, median \(shown(median)) ms of \(count)")
    }

    static func clock(_ difference: Int64, bound: Int64, isWithin: Bool) -> Text {
        Text(
            "对方比本机\(difference >= 0 ? "快" : "慢") \(abs(difference)) 毫秒，允许 \(bound) 毫秒\(isWithin ? "" : "；请校时（NTP）")",
            "the node is \(abs(difference)) ms \(difference >= 0 ? "ahead" : "behind"), \(bound) ms are allowed"
                + (isWithin ? "" : "; synchronise both clocks (NTP)"))
    }

    static func transfer(bytes: Int, expected: Int, megabits: Double) -> Text {
        bytes == expected
            ? Text("\(shown(megabits)) Mbit/s", "\(shown(megabits)) Mbit/s")
            : Text("只到 \(bytes) 字节，应为 \(expected)", "only \(bytes) of \(expected) bytes arrived")
    }

    static func links(count: Int, down: [String]) -> Text {
        down.isEmpty
            ? Text("\(count) 条，全部连接", "\(count), all connected")
            : Text("未连接：\(down.joined(separator: "、"))", "not connected: \(down.joined(separator: ", "))")
    }

    /// With one decimal.
    private static func shown(_ number: Double) -> String { "\((number * 10).rounded() / 10)" }
}
