// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Configuration
import Federation
import Messages

/// Turns what the reader finds into a configuration, collecting every problem on the way.
struct ConfigurationChecker {
    let path: String
    let reader: ConfigReader
    let environment: [String: String]
    let fileKeys: Set<String>
    private var problems: [ConfigurationProblem] = []

    init(path: String, reader: ConfigReader, environment: [String: String], fileKeys: Set<String>) {
        self.path = path
        self.reader = reader
        self.environment = environment
        self.fileKeys = fileKeys
    }

    mutating func configuration() throws(ConfigurationProblems) -> NodeConfiguration {
        refuseUnknownKeys()
        let node = nodeName(.node)
        let role = self.role()
        var limits = FederationLimits()
        limits.leaseSeconds = UInt32(clamping: integer(.leaseSeconds, default: Int(limits.leaseSeconds)))
        limits.clockBoundMilliseconds = UInt32(
            clamping: integer(.clockBoundMilliseconds, default: Int(limits.clockBoundMilliseconds)))
        if let broken = limits.validate() {
            note(.leaseSeconds, broken, "Choose values that keep this relation")
        }
        let above = self.above(role: role)
        let operations = address(host: .operationsHost, port: .operationsPort)
        if !operations.host.isEmpty, !["127.0.0.1", "::1", "localhost"].contains(operations.host) {
            note(
                .operationsHost, "\(operations.host) is not loopback", "Health and metrics are served on 127.0.0.1 only"
            )
        }
        let publicity = self.publicity()
        let territoryCode = self.territoryCode()
        let territoryName = string(.territoryName)
        let dataDirectory = string(.dataDirectory)
        let identityDirectory = string(.identityDirectory)
        let passphraseFile = string(.passphraseFile)
        let listen = address(host: .listenHost, port: .listenPort)
        let administrators = administrators()
        let logLevel = logLevel()
        guard problems.isEmpty, let node, let role else { throw ConfigurationProblems(problems) }
        return NodeConfiguration(
            node: node, role: role, territoryCode: territoryCode, territoryName: territoryName,
            dataDirectory: dataDirectory, identityDirectory: identityDirectory, passphraseFile: passphraseFile,
            listen: listen, operations: operations, above: above, administrators: administrators,
            federation: limits, logLevel: logLevel, publicity: publicity)
    }

    // MARK: - Single keys

    private mutating func refuseUnknownKeys() {
        let known = Set(ConfigurationKey.allCases.map(\.rawValue))
        for key in fileKeys.subtracting(known).sorted() {
            problems.append(
                ConfigurationProblem(
                    file: path, key: key, cause: "no such key is known",
                    remedy: "Remove it or correct its spelling; docs/operations.md lists the keys"))
        }
    }

    private mutating func role() -> NodeRole? {
        switch string(.role) {
        case "county": return .county
        case "hub": return .hub
        case "province": return .province
        case "": return nil
        case let other:
            note(.role, "\"\(other)\" is no role", "Write county, hub or province")
            return nil
        }
    }

    private mutating func above(role: NodeRole?) -> NodeConfiguration.Above? {
        let given = isPresent(.aboveNode) || isPresent(.aboveHost) || isPresent(.abovePort)
        if role == .province {
            if given { note(.aboveNode, "a province has no node above it", "Remove the keys under above") }
            return nil
        }
        guard given else {
            note(.aboveNode, "a county or hub must name the node above it", "Add above.node, above.host and above.port")
            return nil
        }
        let node = nodeName(.aboveNode)
        let address = address(host: .aboveHost, port: .abovePort)
        return node.map { NodeConfiguration.Above(node: $0, address: address) }
    }

    /// Not served unless something of it is given; then what belongs together must be whole.
    private mutating func publicity() -> NodeConfiguration.Publicity? {
        let keys: [ConfigurationKey] = [.publicHost, .publicPort, .publicCertificate, .publicKey]
        guard keys.contains(where: { isPresent($0) }) else { return nil }
        let address = address(host: .publicHost, port: .publicPort)
        guard isPresent(.publicCertificate) || isPresent(.publicKey) else {
            return NodeConfiguration.Publicity(address: address)
        }
        let certificate = NodeConfiguration.Publicity.Certificate(
            certificatePath: string(.publicCertificate), keyPath: string(.publicKey))
        return NodeConfiguration.Publicity(address: address, certificate: certificate)
    }

    private mutating func territoryCode() -> String {
        let code = string(.territoryCode)
        if !code.isEmpty, code.utf8.count != 6 || !code.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
            note(.territoryCode, "\"\(code)\" is no administrative division code", "Write six digits, such as 330902")
        }
        return code
    }

    private mutating func administrators() -> [PersonName] {
        let texts: [String]
        do {
            texts = try reader.requiredStringArray(forKey: ConfigKey(ConfigurationKey.administrators.rawValue))
        } catch {
            note(.administrators, "missing or not a list of texts", "Name at least one system administrator's URI")
            return []
        }
        if texts.isEmpty {
            note(.administrators, "the list is empty", "Name at least one system administrator's URI")
        }
        return texts.compactMap { text in
            guard let person = try? PersonName(text) else {
                note(
                    .administrators, "\"\(text)\" is no person's URI",
                    "Write tongdao://CITY/TERRITORY/ORGAN/PERSON in lower case")
                return nil
            }
            return person
        }
    }

    private mutating func logLevel() -> String {
        let level = isPresent(.logLevel) ? string(.logLevel) : "info"
        if !["trace", "debug", "info", "notice", "warning", "error", "critical"].contains(level) {
            note(.logLevel, "\"\(level)\" is no level", "Write trace, debug, info, notice, warning, error or critical")
        }
        return level
    }

    // MARK: - Kinds of value

    private func isPresent(_ key: ConfigurationKey) -> Bool {
        fileKeys.contains(key.rawValue) || environment[key.environmentName] != nil
    }

    private mutating func string(_ key: ConfigurationKey) -> String {
        guard isPresent(key) else {
            note(key, "missing", "Add it to the file, or set \(key.environmentName)")
            return ""
        }
        do {
            let value = try reader.requiredString(forKey: ConfigKey(key.rawValue))
            if value.isEmpty { note(key, "empty", "Give it a value") }
            return value
        } catch {
            note(key, "not a text", "Write it in quotation marks")
            return ""
        }
    }

    private mutating func integer(_ key: ConfigurationKey, default fallback: Int?) -> Int {
        guard isPresent(key) else {
            if let fallback { return fallback }
            note(key, "missing", "Add it to the file, or set \(key.environmentName)")
            return 0
        }
        do {
            return try reader.requiredInt(forKey: ConfigKey(key.rawValue))
        } catch {
            note(key, "not a whole number", "Write digits without quotation marks")
            return 0
        }
    }

    private mutating func address(host: ConfigurationKey, port: ConfigurationKey) -> NodeConfiguration.Address {
        let number = integer(port, default: nil)
        if isPresent(port), !(0...65_535).contains(number) {
            note(port, "\(number) is no port", "Write 0 to 65535; 0 lets the system choose")
        }
        return NodeConfiguration.Address(host: string(host), port: number)
    }

    private mutating func nodeName(_ key: ConfigurationKey) -> NodeName? {
        let text = string(key)
        guard !text.isEmpty else { return nil }
        guard let name = try? NodeName(text) else {
            note(key, "\"\(text)\" is no node's URI", "Write tongdao://CITY/TERRITORY in lower case")
            return nil
        }
        return name
    }

    private mutating func note(_ key: ConfigurationKey, _ cause: String, _ remedy: String) {
        problems.append(ConfigurationProblem(file: path, key: key.rawValue, cause: cause, remedy: remedy))
    }
}
