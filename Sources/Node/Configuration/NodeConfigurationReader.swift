// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Configuration
import Federation
import Foundation
import Messages
import SystemPackage

/// Reads a daemon's configuration: a JSON file, overridden key by key by the environment.
public struct NodeConfigurationReader: Sendable {
    let path: String
    let environment: [String: String]

    public init(path: String, environment: [String: String]) {
        self.path = path
        self.environment = environment
    }

    /// The checked configuration.
    /// - Throws: ``ConfigurationProblems`` naming file, key, cause and remedy of everything found wrong.
    public func read() async throws(ConfigurationProblems) -> NodeConfiguration {
        let fileKeys = try presentKeys()
        let reader: ConfigReader
        do {
            let file = try await FileProvider<JSONSnapshot>(filePath: FilePath(path))
            let variables = EnvironmentVariablesProvider(environmentVariables: environment)
            reader = ConfigReader(providers: [variables.prefixKeys(with: "tongdao"), file])
        } catch {
            throw problem("", "the file cannot be read (\(error))", "Check that it exists and holds a JSON object")
        }
        var checker = ConfigurationChecker(path: path, reader: reader, environment: environment, fileKeys: fileKeys)
        return try checker.configuration()
    }

    /// The dotted keys that the file holds; anything unknown among them is a mistake worth stopping for.
    private func presentKeys() throws(ConfigurationProblems) -> Set<String> {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw problem("", "the file does not exist or cannot be read", "Give its path with --config")
        }
        let parsed: Any
        do {
            parsed = try JSONSerialization.jsonObject(with: data)
        } catch {
            throw problem("", "this is not JSON (\(error.localizedDescription))", "Mend the syntax")
        }
        guard let object = parsed as? [String: Any] else {
            throw problem("", "the file holds no JSON object", "Begin it with { and end it with }")
        }
        return Self.flatten(object, prefix: "")
    }

    private static func flatten(_ object: [String: Any], prefix: String) -> Set<String> {
        var keys: Set<String> = []
        for (key, value) in object {
            if let nested = value as? [String: Any] {
                keys.formUnion(flatten(nested, prefix: prefix + key + "."))
            } else {
                keys.insert(prefix + key)
            }
        }
        return keys
    }

    private func problem(_ key: String, _ cause: String, _ remedy: String) -> ConfigurationProblems {
        ConfigurationProblems([ConfigurationProblem(file: path, key: key, cause: cause, remedy: remedy)])
    }
}
