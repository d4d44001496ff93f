// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// Every key a configuration file may hold. The environment overrides each: `listen.port` is `TONGDAO_LISTEN_PORT`.
enum ConfigurationKey: String, CaseIterable {
    case node
    case role
    case territoryCode = "territory.code"
    case territoryName = "territory.name"
    case dataDirectory = "data.directory"
    case identityDirectory = "identity.directory"
    case passphraseFile = "identity.passphraseFile"
    case listenHost = "listen.host"
    case listenPort = "listen.port"
    case operationsHost = "operations.host"
    case operationsPort = "operations.port"
    case publicHost = "public.host"
    case publicPort = "public.port"
    case publicCertificate = "public.certificate"
    case publicKey = "public.key"
    case aboveNode = "above.node"
    case aboveHost = "above.host"
    case abovePort = "above.port"
    case administrators
    case leaseSeconds = "lease.seconds"
    case clockBoundMilliseconds = "lease.clockBoundMilliseconds"
    case logLevel = "log.level"

    /// The environment variable that overrides the key.
    var environmentName: String {
        var name = "TONGDAO_"
        for character in rawValue {
            if character == "." {
                name.append("_")
            } else if character.isUppercase {
                name.append("_\(character)")
            } else {
                name.append(character.uppercased())
            }
        }
        return name
    }
}

/// One thing wrong with the configuration: where it stands, what is wrong, what to do.
public struct ConfigurationProblem: Error, Sendable, Hashable, CustomStringConvertible {
    public var file: String
    public var key: String
    public var cause: String
    public var remedy: String

    public init(file: String, key: String, cause: String, remedy: String) {
        self.file = file
        self.key = key
        self.cause = cause
        self.remedy = remedy
    }

    public var description: String {
        key.isEmpty ? "\(file): \(cause). \(remedy)." : "\(file): \(key): \(cause). \(remedy)."
    }
}

/// All problems at once, so that an office mends a file in one go.
public struct ConfigurationProblems: Error, Sendable, Hashable, CustomStringConvertible {
    public var problems: [ConfigurationProblem]

    public init(_ problems: [ConfigurationProblem]) {
        self.problems = problems
    }

    public var description: String { problems.map(\.description).joined(separator: "\n") }
}
