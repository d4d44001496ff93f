// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import ClusterTesting
import Foundation

/// Takes one application from the notice to the sealed agreement, each step by the person who may do it.
struct CaseWalk {
    static let purpose = "visitor-flow"
    static let dataItem = "ferry-passengers"

    let cluster: Cluster
    let node: String
    let scenario: String
    /// Division codes of the agreement's scope.
    let territories: [String]
    /// When the agreement ends, as `--term-end` takes it.
    var termEnd = "+30d"
    /// Those who do not mind faults; by default each speaks once.
    var people: (any CasePeople)?

    /// The id of the authorization that leaves for the hub.
    func authorization() async throws -> String { try await agree(published()) }

    /// The id of an application whose result has been published: the agreement comes next.
    func published() async throws -> String {
        let application = try await reviewed()
        try await decide(application)
        return application
    }

    /// The id of an application that the experts have reviewed.
    func reviewed() async throws -> String {
        let application = try await acceptedApplication()
        try await review(application)
        return application
    }

    /// The id of an application that the data authority has accepted.
    func acceptedApplication() async throws -> String {
        let notice = try await act("zhang-wei", noticeArguments)
        let application = try await act("li-na", applicationArguments(notice: notice))
        try await act("zhang-wei", ["application", "accept", application])
        return application
    }

    /// A job within the agreement.
    static func use(of authorization: String) -> [String] {
        ["use", "start", authorization, "--kind", "job", "--purpose", purpose, "--data-item", dataItem]
    }

    var noticeArguments: [String] {
        [
            "notice", "publish", "--field", "tourism", "--title", "客流分析", "--closes", "+7d", "--condition", "在本市注册",
            "--panel-size", "3", "--document", "application-form",
        ]
    }

    func applicationArguments(notice: String) -> [String] {
        [
            "application", "submit", "--notice", notice, "--credit-code", "91330900MA2A2B3C4D", "--name", "海云数据",
            "--scenario", scenario, "--scenario-name", "客流预测", "--purpose", Self.purpose, "--field", "tourism",
            "--data-item", Self.dataItem, "--document", "application-form=sm3:\(Self.digest)",
        ]
    }

    func review(_ application: String) async throws {
        try await act("zhang-wei", ["panel", "draw", application])
        let authority = try cluster.person("zhang-wei", on: node)
        let panel = try await speakers.ask(["case", "show", application], as: authority).orThrow().json["case"].panel
        for expert in panel.strings {
            let name = expert.split(separator: "/").last.map(String.init) ?? expert
            try await act(
                name,
                [
                    "review", "submit", application, "--scores", "80,80,80,80,80", "--recommend", "--opinion",
                    "sm3:\(Self.digest)",
                ])
        }
    }

    func decide(_ application: String) async throws {
        try await examine(application)
        try await act("wang-min", ["result", "confirm", application, "--document-number", "12"])
        try await act("zhang-wei", ["result", "publish", application])
    }

    /// Before the body: opened, and carried by two of three.
    func examine(_ application: String) async throws {
        let motion = try await act("zhang-wei", ["motion", "open", "--kind", "grant", "--subject", application])
        for member in ["sun-li", "zhou-jie"] { try await act(member, ["motion", "vote", motion, "for"]) }
    }

    func agree(_ application: String) async throws -> String {
        var draft = ["agreement", "draft", application, "--data-item", Self.dataItem]
        for territory in territories { draft += ["--territory", territory] }
        draft += ["--term-start", "now", "--term-end", termEnd, "--mode", "by-scenario", "--breach-liability", "赔偿"]
        let agreement = try await act("zhang-wei", draft)
        try await act("qian-jun", ["agreement", "sign", agreement])
        let seal = try await makeSeal()
        try await act("liu-yang", ["seal", "enter"] + seal)
        try await act("zhao-lei", ["agreement", "seal-release", agreement, "--seal", sealName])
        try await act("liu-yang", ["agreement", "seal", agreement] + seal)
        let authority = try cluster.person("zhang-wei", on: node)
        return try await speakers.ask(["case", "show", application], as: authority).orThrow().json["case"]
            .authorizationId.string
    }

    private var speakers: any CasePeople { people ?? PlainPeople(cluster: cluster) }

    private var sealName: String { "\(node)-\(scenario)" }

    private func makeSeal() async throws -> [String] {
        let custodian = try cluster.person("liu-yang", on: node)
        let arguments = [
            "--seal", sealName, "--key-store", cluster.directory.root.appending(path: "seal-\(sealName)").path,
            "--seal-passphrase-file", cluster.identity(of: custodian).passphrase.path,
        ]
        try await cluster.tongdao(["seal", "create"] + arguments).orThrow()
        return arguments
    }

    /// Runs a command as someone on the node; gives the id it made or changed.
    @discardableResult
    func act(_ name: String, _ arguments: [String]) async throws -> String {
        try await speakers.submit(arguments, as: cluster.person(name, on: node)).orThrow().json.subject.string
    }

    private static let digest = String(repeating: "5a", count: 32)
}
