// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import CommandLineTool
import FoundationEssentials
import Messages
import Testing

/// `tongdao evidence verify`, with nothing but the file.
@Suite struct EvidenceCommandTests {
    private let run: TestRun
    private let file: [UInt8]

    init() throws {
        run = try TestRun()
        let workshop = try EvidenceWorkshop(directory: run.directory)
        file = try workshop.file(try workshop.bundle())
    }

    private func put(_ bytes: [UInt8]) throws {
        try Data(bytes).write(to: URL(filePath: "\(run.directory)/case.evidence"))
    }

    @Test func whatHoldsIsSaidWithWhoseWordItIs() async throws {
        try put(file)
        let outcome = await run("evidence", "verify", "case.evidence")
        #expect(outcome.status == .success, "\(outcome.messages)")
        #expect(outcome.output.contains("all that could be checked holds"))
        #expect(outcome.output.contains("the file's own word"))
        #expect(outcome.output.contains("no key: not judged"))
        let chinese = await run("evidence", "verify", "case.evidence", "--lang", "zh")
        #expect(chinese.output.contains("核验通过") && chinese.output.contains("文件自述，无旁证"))
        let json = try JSON(await run("evidence", "verify", "case.evidence", "-o", "json").output)
        #expect(json["sound"] == "true")
        #expect(json["applicationId"] == EvidenceWorkshop.application)
        #expect(json["checks.0.check"] == "log" && json["checks.0.result"] == "holds")
        #expect(json["fault"] == "null")
    }

    @Test func aChangedFileEndsWithTheFirstThingThatDiffers() async throws {
        var changed = file
        changed[file.count / 2] ^= 1
        try put(changed)
        let outcome = await run("evidence", "verify", "case.evidence", "-o", "json")
        #expect(outcome.status == .unverified)
        #expect(try JSON(outcome.output)["sound"] == "false")
        let failure = try JSON(outcome.messages)
        #expect(failure["error.code"] == "evidence-differs")
        #expect(failure["error.cause"]?.isEmpty == false)
        changed = file
        changed[file.count - 1] ^= 1
        try put(changed)
        let digest = await run("evidence", "verify", "case.evidence")
        #expect(digest.status == .unverified && digest.messages.contains("the file is not as it was written"))
    }

    @Test func whatIsNoEvidenceIsAWrongArgument() async throws {
        try put(Array("%PDF-1.7\n".utf8))
        #expect(await run("evidence", "verify", "case.evidence").status == .usage)
        #expect(await run("evidence", "verify", "missing.evidence").status == .usage)
        try put(Array("tongdao evidence 9\n".utf8))
        let outcome = await run("evidence", "verify", "case.evidence")
        #expect(outcome.status == .usage && outcome.messages.contains("version 9"))
    }

    /// A certificate of the county's name with another key: the checkpoints are not of its holder.
    @Test func aCertificateOfAnotherKeyIsFound() async throws {
        try put(file)
        try run.file("p", "p")
        let environment = ["TONGDAO_AUTHORITY": "ca", "TONGDAO_AUTHORITY_PASSPHRASE_FILE": "p"]
        _ = await run("pki", "init", "--city", "zhoushan", environment: environment)
        _ = await run(
            "pki", "issue", "node", EvidenceWorkshop.county, "--out", "real", "--passphrase-file", "p",
            environment: environment)
        let outcome = await run("evidence", "verify", "case.evidence", "--certificate", "real")
        #expect(outcome.status == .unverified)
        #expect(outcome.messages.contains("checkpoint signature differs"), "\(outcome.messages)")
    }
}
