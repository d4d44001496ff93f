// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Synchronization

/// The figures of one daemon, in Prometheus' text format. Handed around, never global.
public final class MetricsRegister: Sendable {
    public enum Kind: String, Sendable {
        case counter
        case gauge
    }

    /// A figure's name, meaning and kind; all of them stand in ``MetricsRegister/Figure/all``.
    public struct Figure: Sendable, Hashable {
        public let name: String
        public let help: String
        public let kind: Kind
    }

    /// Labels stay as they were given until somebody reads: counting happens thousands of times to one reading.
    private struct Series: Hashable {
        struct Label: Hashable {
            var name: String
            var value: String
        }

        var figure: String
        var labels: [Label]

        init(_ figure: Figure, _ labels: KeyValuePairs<String, String>) {
            self.figure = figure.name
            self.labels = labels.map { Label(name: $0.key, value: $0.value) }
        }
    }

    private let values = Mutex<[Series: Double]>([:])

    public init() {}

    /// Adds to a counter. `labels` are rendered in the order given.
    public func add(_ figure: Figure, _ amount: Double = 1, labels: KeyValuePairs<String, String> = [:]) {
        let series = Series(figure, labels)
        values.withLock { $0[series, default: 0] += amount }
    }

    /// Sets a gauge.
    public func set(_ figure: Figure, _ value: Double, labels: KeyValuePairs<String, String> = [:]) {
        let series = Series(figure, labels)
        values.withLock { $0[series] = value }
    }

    /// The value of one series; `nil` when nothing has been counted yet.
    public func value(_ figure: Figure, labels: KeyValuePairs<String, String> = [:]) -> Double? {
        let series = Series(figure, labels)
        return values.withLock { $0[series] }
    }

    /// Everything, in the exposition format 0.0.4, sorted so that two readings compare line by line.
    public func exposition() -> String {
        let current = values.withLock { $0 }
        var text = ""
        for figure in Figure.all {
            let series = current.filter { $0.key.figure == figure.name }
                .map { (labels: Self.render($0.key.labels), value: $0.value) }
                .sorted { $0.labels < $1.labels }
            guard !series.isEmpty else { continue }
            text += "# HELP \(figure.name) \(figure.help)\n# TYPE \(figure.name) \(figure.kind.rawValue)\n"
            for (labels, value) in series { text += "\(figure.name)\(labels) \(Self.render(value))\n" }
        }
        return text
    }

    private static func render(_ labels: [Series.Label]) -> String {
        guard !labels.isEmpty else { return "" }
        let pairs = labels.map { "\($0.name)=\"\(escape($0.value))\"" }
        return "{" + pairs.joined(separator: ",") + "}"
    }

    private static func render(_ value: Double) -> String {
        value == value.rounded() && value.magnitude < 1e15 ? String(Int64(value)) : String(value)
    }

    private static func escape(_ text: String) -> String {
        var escaped = ""
        for character in text {
            switch character {
            case "\\": escaped += "\\\\"
            case "\"": escaped += "\\\""
            case "\n": escaped += "\\n"
            default: escaped.append(character)
            }
        }
        return escaped
    }
}

extension MetricsRegister.Figure {
    public static let records = Self(
        name: "tongdao_ledger_records", help: "Records in a ledger, by whose it is", kind: .gauge)
    public static let commits = Self(
        name: "tongdao_ledger_commits_total", help: "Group commits made durable", kind: .counter)
    public static let commitSeconds = Self(
        name: "tongdao_ledger_commit_seconds_total", help: "Time spent in group commits", kind: .counter)
    public static let decisions = Self(
        name: "tongdao_decisions_total", help: "Decisions by outcome", kind: .counter)
    public static let refusals = Self(
        name: "tongdao_refusals_total", help: "Refusals by code", kind: .counter)
    public static let peerConnected = Self(
        name: "tongdao_peer_connected", help: "1 while the link to a peer carries traffic", kind: .gauge)
    public static let peerLag = Self(
        name: "tongdao_peer_lag_records", help: "Records the node above has not yet acknowledged", kind: .gauge)
    public static let permitsLive = Self(
        name: "tongdao_permits_live", help: "Permits this node holds now", kind: .gauge)
    public static let linkFailures = Self(
        name: "tongdao_link_failures_total", help: "Links ended, by reason", kind: .counter)
    public static let connectionsRefused = Self(
        name: "tongdao_connections_refused_total", help: "Connections refused, by reason", kind: .counter)
    public static let calls = Self(
        name: "tongdao_calls_total", help: "Calls answered, by method and status", kind: .counter)

    public static let certificateEnds = Self(
        name: "tongdao_certificate_end_seconds", help: "When this node's certificates end, Unix seconds", kind: .gauge)
    public static let revocationListDue = Self(
        name: "tongdao_revocation_list_due_seconds", help: "When the next revocation list is due, Unix seconds",
        kind: .gauge)

    static let all: [Self] = [
        .records, .commits, .commitSeconds, .decisions, .refusals, .peerConnected, .peerLag, .permitsLive,
        .linkFailures, .connectionsRefused, .calls,
        .certificateEnds, .revocationListDue,
    ]
}
