// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// Which node to speak to, and as whom; every part may be left open and given by an option or a variable.
struct ToolContext: Sendable, Equatable, Codable {
    /// The node's name, `tongdao://zhoushan/dinghai`: its certificate must bear it.
    var node: String?
    var host: String?
    var port: Int?
    /// The directory of the person's certificates and keys. Relative ones count from the configuration file.
    var identity: String?
    /// The file whose first line opens those keys. Relative ones count from the configuration file.
    var passphraseFile: String?
    /// The file with the passphrase for logins, for scripts. Relative ones count from the configuration file.
    var factorFile: String?

    /// `host:port`, as shown and as `--node-address` takes it.
    var address: String? {
        guard let host, let port else { return nil }
        return NodeAddress(host: host, port: port).description
    }
}

/// Where a node listens.
struct NodeAddress: Sendable, Hashable, CustomStringConvertible {
    let host: String
    let port: Int

    init(host: String, port: Int) {
        self.host = host
        self.port = port
    }

    /// Reads `host:port`; an IPv6 address stands in brackets.
    init?(_ text: String) {
        guard let colon = text.lastIndex(of: ":"), let port = Int(text[text.index(after: colon)...]),
            (1...65_535).contains(port)
        else { return nil }
        var host = text[..<colon]
        if host.hasPrefix("["), host.hasSuffix("]") {
            host = host.dropFirst().dropLast()
        } else if host.contains(":") {
            return nil
        }
        guard !host.isEmpty, !host.contains("/"), !host.contains(" ") else { return nil }
        self.init(host: String(host), port: port)
    }

    var description: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }
}
