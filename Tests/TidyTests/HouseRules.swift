// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// What must not stand in the sources, and where it may.
enum HouseRules {
    struct Violation: Hashable, CustomStringConvertible {
        var path: String
        var line: Int
        var rule: String
        var description: String { "\(path):\(line): \(rule)" }
    }

    /// A token, why it is banned, and the path prefixes where it is at home.
    struct Ban {
        var token: String
        var reason: String
        var allowed: [String]
    }

    static let bans: [Ban] = [
        Ban(token: "try!", reason: "errors are handled, not asserted away", allowed: []),
        // Where OpenSSL cannot allocate a few bytes the process is out of memory, and Swift itself would trap next.
        Ban(token: "fatalError(", reason: "a daemon does not trap", allowed: ["Sources/Transport/TLS/"]),
        Ban(token: "nonisolated(unsafe)", reason: "no unchecked concurrency", allowed: []),
        Ban(token: "TODO", reason: "open ends go to the tracker", allowed: []),
        Ban(token: "FIXME", reason: "open ends go to the tracker", allowed: []),
        Ban(
            token: "Task.sleep", reason: "time is handed in, or awaited at the edges",
            allowed: [
                "Sources/Node/", "Sources/ClusterTesting/", "Sources/tongdao-cluster/", "Sources/CommandLineTool/",
                "Sources/tongdao-bench/", "Sources/Transport/Client/",
            ]),
        Ban(
            token: "Date()", reason: "no hidden clock",
            allowed: [
                "Sources/CommandLineTool/", "Sources/ClusterTesting/", "Sources/tongdao-cluster/",
                "Sources/tongdao-bench/",
            ]),
        Ban(token: ".random(", reason: "no hidden chance", allowed: ["Sources/tongdao-bench/"]),
        Ban(
            token: " print(", reason: "only the programs speak to a person",
            allowed: [
                "Sources/CommandLineTool/", "Sources/tongdao", "Sources/tongdao-cluster/", "Sources/tongdao-bench/",
            ]),
        Ban(
            token: "UnsafeMutablePointer<", reason: "C pointers stay in Messages, Crypto and the TLS handler",
            allowed: ["Sources/Messages/", "Sources/Crypto/", "Sources/Transport/TLS/"]),
        Ban(
            token: "OpaquePointer", reason: "C pointers stay in Messages, Crypto and the TLS handler",
            allowed: ["Sources/Messages/", "Sources/Crypto/", "Sources/Transport/TLS/"]),
    ]

    /// What each pure or layered module may import of ours and of the packages.
    static let imports: [String: Set<String>] = [
        "Messages": ["CMessages", "CProtobufC", "Synchronization"],
        "Registry": ["Messages"],
        "Rules": ["Messages", "Registry"],
        "Documents": ["Messages", "Rules"],
        "CaseEvidence": ["Messages", "Crypto", "Ledger"],
        "Federation": ["Messages"],
        "NetworkLog": ["Messages", "Crypto", "Rules", "Synchronization", "Dispatch", "Glibc"],
        // Foundation only for the snapshots' JSON: no clock, no thread, no socket.
        "NodeCore": ["Messages", "Crypto", "Registry", "Rules", "Federation", "Ledger", "Foundation"],
        // Everything that ships, and no clock, chance, socket or file of the machine it runs on.
        "Simulator": [
            "Messages", "Crypto", "Registry", "Rules", "Federation", "Ledger", "NodeCore", "Synchronization",
        ],
        "Crypto": ["COpenSSL", "Synchronization", "Glibc"],
        "Ledger": ["Messages", "Crypto", "GRDB", "Synchronization", "Dispatch", "Glibc", "Foundation"],
    ]

    static func violations(in files: [SourceTree.File]) -> [Violation] {
        files.flatMap { file in
            bannedTokens(in: file) + wrongImports(in: file) + missingProof(in: file)
        }
    }

    private static func bannedTokens(in file: SourceTree.File) -> [Violation] {
        var found: [Violation] = []
        for (index, line) in file.lines.enumerated() {
            let code = line.drop { $0 == " " }
            if code.hasPrefix("//") { continue }
            for ban in bans where line.contains(ban.token) && !ban.allowed.contains(where: file.path.hasPrefix) {
                found.append(Violation(path: file.path, line: index + 1, rule: "\(ban.token): \(ban.reason)"))
            }
        }
        return found
    }

    private static func wrongImports(in file: SourceTree.File) -> [Violation] {
        guard let allowed = imports[file.module] else { return [] }
        var found: [Violation] = []
        for (index, line) in file.lines.enumerated() {
            let words = line.split(separator: " ")
            guard let place = words.firstIndex(of: "import"), place <= 1, words.count > place + 1,
                !line.hasPrefix("//")
            else { continue }
            let module = words[place + 1].prefix { $0 != "." }
            if !allowed.contains(String(module)) {
                found.append(
                    Violation(path: file.path, line: index + 1, rule: "\(file.module) must not import \(module)"))
            }
        }
        return found
    }

    /// `@unchecked Sendable` is believed only with its proof in the comment above.
    private static func missingProof(in file: SourceTree.File) -> [Violation] {
        var found: [Violation] = []
        let lines = file.lines
        for (index, line) in lines.enumerated() where line.contains("@unchecked Sendable") {
            if line.drop(while: { $0 == " " }).hasPrefix("//") { continue }
            let above = lines[max(0, index - 12)..<index]
            if !above.contains(where: { $0.contains("//") && $0.lowercased().contains("unchecked") }) {
                found.append(
                    Violation(path: file.path, line: index + 1, rule: "@unchecked Sendable without a proof above it"))
            }
        }
        return found
    }
}
