// swift-tools-version: 6.2
// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0
import PackageDescription

// A package of its own, so that the ordinary build knows nothing of sanitizers. `Linked` holds links to the shipping
// sources: what is fuzzed is what ships, without the parts that no target reaches (of Node the configuration, of
// ClusterTesting the topology), which would have to be built under the sanitizers too.

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    // SwiftPM gives this to the program alone: without it the fuzzer would be blind to what is fuzzed.
    .unsafeFlags(["-sanitize=fuzzer"]),
]

func linked(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .target(name: name, dependencies: dependencies, path: "Linked/\(name)", swiftSettings: strict)
}

let package = Package(
    name: "tongdao-fuzz",
    dependencies: [
        .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    ],
    targets: [
        .systemLibrary(
            name: "CProtobufC", path: "Linked/CProtobufC", pkgConfig: "libprotobuf-c",
            providers: [.apt(["libprotobuf-c-dev"])]),
        .target(name: "CMessages", dependencies: ["CProtobufC"], path: "Linked/CMessages"),
        linked("Messages", ["CMessages", "CProtobufC"]),
        linked("Registry", ["Messages"]),
        linked("Rules", ["Messages", "Registry"]),
        linked("Federation", ["Messages"]),
        linked(
            "Node",
            [
                "Messages", "Federation",
                .product(name: "Configuration", package: "swift-configuration"),
                .product(name: "SystemPackage", package: "swift-system"),
            ]),
        linked("ClusterTesting", []),
        .target(
            name: "FuzzTargets", dependencies: ["Messages", "Registry", "Rules", "Node", "ClusterTesting"],
            path: "Targets", swiftSettings: strict),
        // libFuzzer brings the main function.
        .executableTarget(
            name: "fuzz", dependencies: ["FuzzTargets"], path: "Harness",
            swiftSettings: strict + [.unsafeFlags(["-parse-as-library"])]),
    ]
)
