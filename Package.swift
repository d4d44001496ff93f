// swift-tools-version: 6.2
// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0
import PackageDescription

/// The same strictness for every target of ours: language mode 6 and no warning left standing.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]

func core(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
    .target(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .testTarget(name: name, dependencies: dependencies, swiftSettings: strict)
}

let nio: [Target.Dependency] = [
    .product(name: "NIOCore", package: "swift-nio"),
    .product(name: "NIOPosix", package: "swift-nio"),
]
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let lifecycle: Target.Dependency = .product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let arguments: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
    name: "tongdao",
    products: [
        .executable(name: "tongdaod", targets: ["tongdaod"]),
        .executable(name: "tongdao", targets: ["tongdao"]),
        .executable(name: "tongdao-sim", targets: ["tongdao-sim"]),
        .executable(name: "tongdao-cluster", targets: ["tongdao-cluster"]),
        .library(name: "ClusterTesting", targets: ["ClusterTesting"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    ],
    targets: [
        .systemLibrary(
            name: "CProtobufC", pkgConfig: "libprotobuf-c", providers: [.apt(["libprotobuf-c-dev"])]),
        .systemLibrary(name: "COpenSSL", pkgConfig: "openssl", providers: [.apt(["libssl-dev"])]),
        .target(name: "CMessages", dependencies: ["CProtobufC"]),
        core("Messages", ["CMessages", "CProtobufC"]),
        core("Crypto", ["COpenSSL"]),
        core("Transport", ["Messages", "Crypto", "COpenSSL", logging] + nio),
        core("Registry", ["Messages"]),
        core("Rules", ["Messages", "Registry"]),
        core("Documents", ["Messages", "Rules"]),
        core("Federation", ["Messages"]),
        core("NetworkLog", ["Messages", "Crypto", "Rules"]),
        core("Ledger", ["Messages", "Crypto", .product(name: "GRDB", package: "GRDB.swift")]),
        core("CaseEvidence", ["Messages", "Crypto", "Ledger"]),
        core("NodeCore", ["Messages", "Crypto", "Registry", "Rules", "Federation", "Ledger"]),
        core("Simulator", ["Messages", "Crypto", "Registry", "Rules", "Federation", "Ledger", "NodeCore"]),
        core(
            "Node",
            [
                "NodeCore", "Messages", "Crypto", "Transport", "Registry", "Rules", "Federation", "Ledger",
                "NetworkLog",
                logging, lifecycle,
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "Configuration", package: "swift-configuration"),
                .product(name: "SystemPackage", package: "swift-system"),
            ] + nio),
        core(
            "CommandLineTool",
            [
                "Messages", "Crypto", "Transport", "Ledger", "Registry", "Rules", "Documents", "CaseEvidence",
                "NetworkLog", arguments, logging,
            ] + nio),
        core("ClusterTesting", ["Crypto"]),
        .executableTarget(
            name: "tongdaod", dependencies: ["Node", "NodeCore", arguments, logging, lifecycle], swiftSettings: strict),
        .executableTarget(name: "tongdao", dependencies: ["CommandLineTool"], swiftSettings: strict),
        .executableTarget(
            name: "tongdao-cluster", dependencies: ["ClusterTesting", arguments], swiftSettings: strict),
        .executableTarget(
            name: "tongdao-sim", dependencies: ["Simulator", arguments], swiftSettings: strict),
        .executableTarget(
            name: "tongdao-bench",
            dependencies: [
                "ClusterTesting", "Node", "NodeCore", "Messages", "Crypto", "Transport", "Ledger", "Registry",
                "Rules", "Federation", arguments, logging,
            ] + nio,
            swiftSettings: strict),
        tests("MessagesTests", ["Messages"]),
        tests("CryptoTests", ["Crypto"]),
        tests("TransportTests", ["Transport", "Messages", "Crypto", logging] + nio),
        tests("RegistryTests", ["Registry", "Messages"]),
        tests("RulesTests", ["Rules", "Registry", "Messages"]),
        tests("FederationTests", ["Federation", "Messages"]),
        tests(
            "SimulatorTests",
            ["Simulator", "NodeCore", "Ledger", "Federation", "Rules", "Registry", "Messages", "Crypto"]),
        tests("NodeCoreTests", ["NodeCore"]),
        tests("NetworkLogTests", ["NetworkLog", "Messages", "Crypto", "Rules"]),
        tests("LedgerTests", ["Ledger", "Crypto", "Messages"]),
        tests(
            "NodeTests",
            [
                "Node", "NodeCore", "Messages", "Crypto", "Federation", "Transport", "Ledger", "Registry", "Rules",
                "NetworkLog", logging, lifecycle, .product(name: "NIOHTTP1", package: "swift-nio"),
            ]
                + nio),
        tests(
            "CommandLineTests",
            [
                "CommandLineTool", "Crypto", "Messages", "Ledger", "Registry", "Rules", "Documents", "CaseEvidence",
                "Transport", arguments, logging,
            ] + nio),
        tests("ClusterTests", ["ClusterTesting", "Messages", "Crypto", "Transport"]),
        // What is fuzzed and which properties hold; the fuzzer itself is the package in Tests/Fuzzing.
        .target(
            name: "FuzzTargets", dependencies: ["Messages", "Registry", "Rules", "Node", "ClusterTesting"],
            path: "Tests/Fuzzing/Targets", swiftSettings: strict),
        tests("FuzzingTests", ["FuzzTargets", "Messages", "Registry", "Rules"]),
        tests("TidyTests", ["Rules"]),
    ]
)
