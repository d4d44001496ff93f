// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Federation
import Foundation
import Messages
import NodeCore
import Testing

@testable import Node

/// Configuration from a file with environment overrides; every error names file, key and remedy.
@Suite struct ConfigurationTests {
    static var whole: [String: Any] {
        [
            "node": "tongdao://zhoushan/dinghai", "role": "county",
            "territory": ["code": "330902", "name": "定海区"],
            "data": ["directory": "/tmp/data"],
            "identity": ["directory": "/tmp/identity", "passphraseFile": "/tmp/passphrase"],
            "listen": ["host": "127.0.0.1", "port": 7401],
            "operations": ["host": "127.0.0.1", "port": 7501],
            "above": ["node": "tongdao://zhoushan/city", "host": "127.0.0.1", "port": 7400],
            "administrators": ["tongdao://zhoushan/dinghai/data-bureau/admin"],
        ]
    }

    func read(
        _ object: [String: Any], environment: [String: String] = [:]
    ) async throws -> Result<NodeConfiguration, ConfigurationProblems> {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).json").path
        try JSONSerialization.data(withJSONObject: object).write(to: URL(fileURLWithPath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        do {
            return .success(try await NodeConfigurationReader(path: path, environment: environment).read())
        } catch {
            return .failure(error)
        }
    }

    @Test func aWholeFileIsRead() async throws {
        let configuration = try await read(Self.whole).get()
        #expect(configuration.node.description == "tongdao://zhoushan/dinghai")
        #expect(configuration.role == .county)
        #expect(configuration.above?.address.port == 7400)
        #expect(configuration.federation.leaseSeconds == 900)
    }

    @Test func theEnvironmentOverrides() async throws {
        let configuration = try await read(
            Self.whole, environment: ["TONGDAO_LISTEN_PORT": "9000", "TONGDAO_LEASE_SECONDS": "60"]
        ).get()
        #expect(configuration.listen.port == 9000)
        #expect(configuration.federation.leaseSeconds == 60)
    }

    @Test(arguments: [
        ("role", "mayor"), ("node", "http://example"), ("surprise", "x"), ("territory.code", "12"),
        ("operations.host", "0.0.0.0"), ("log.level", "loud"), ("listen.port", "many"), ("public.port", "many"),
        ("public.certificate", ""),
    ])
    func everyMistakeNamesItsKey(_ key: String, _ value: String) async throws {
        var object = Self.whole
        let parts = key.split(separator: ".").map(String.init)
        if parts.count == 2 {
            var nested = object[parts[0]] as? [String: Any] ?? [:]
            nested[parts[1]] = value
            object[parts[0]] = nested
        } else {
            object[key] = value
        }
        guard case .failure(let problems) = try await read(object) else {
            Issue.record("\(key) = \(value) was accepted")
            return
        }
        let problem = try #require(problems.problems.first { $0.key == key })
        #expect(!problem.cause.isEmpty && !problem.remedy.isEmpty && problem.file.hasSuffix(".json"))
    }

    @Test func thePublicPageIsServedOnlyWhereItIsGivenAPlace() async throws {
        #expect(try await read(Self.whole).get().publicity == nil)
        var object = Self.whole
        object["public"] = ["host": "0.0.0.0", "port": 8443]
        let served = try #require(try await read(object).get().publicity)
        #expect(served.address == .init(host: "0.0.0.0", port: 8443) && served.certificate == nil)
        object["public"] = ["host": "::", "port": 0, "certificate": "/tmp/web.crt", "key": "/tmp/web.key"]
        let certified = try #require(try await read(object).get().publicity)
        #expect(certified.certificate == .init(certificatePath: "/tmp/web.crt", keyPath: "/tmp/web.key"))
        #expect(ConfigurationKey.publicCertificate.environmentName == "TONGDAO_PUBLIC_CERTIFICATE")
    }

    @Test(
        arguments: [
            (["port": 8443], ["public.host"]), (["host": "::"], ["public.port"]),
            (["host": "::", "port": 70_000], ["public.port"]), (["host": "", "port": 1], ["public.host"]),
            (["host": "::", "port": 1, "certificate": "c"], ["public.key"]),
            (["host": "::", "port": 1, "key": "k"], ["public.certificate"]),
            (["key": "k", "certificate": "c"], ["public.host", "public.port"]),
            (["host": "::", "port": 1, "scripts": "yes"], ["public.scripts"]),
        ] as [([String: any Sendable], [String])])
    func halfAPublicPageIsNone(_ given: [String: any Sendable], _ keys: [String]) async throws {
        var object = Self.whole
        object["public"] = given
        guard case .failure(let problems) = try await read(object) else {
            Issue.record("\(given) was accepted")
            return
        }
        #expect(Set(problems.problems.map(\.key)) == Set(keys), "\(problems)")
        for problem in problems.problems { #expect(!problem.cause.isEmpty && !problem.remedy.isEmpty) }
    }

    @Test func allProblemsAreNamedAtOnce() async throws {
        guard case .failure(let problems) = try await read(["role": "county"]) else {
            Issue.record("an empty configuration was accepted")
            return
        }
        #expect(problems.problems.count >= 8)
    }

    @Test func aMissingFileIsNamed() async {
        await #expect(throws: ConfigurationProblems.self) {
            try await NodeConfigurationReader(path: "/nonexistent/tongdao.json", environment: [:]).read()
        }
    }

    @Test func environmentNamesFollowTheKeys() {
        #expect(ConfigurationKey.passphraseFile.environmentName == "TONGDAO_IDENTITY_PASSPHRASE_FILE")
        #expect(ConfigurationKey.listenPort.environmentName == "TONGDAO_LISTEN_PORT")
    }
}
