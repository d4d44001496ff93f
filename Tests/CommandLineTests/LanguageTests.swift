// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Testing

@testable import CommandLineTool

@Suite struct LanguageTests {
    @Test(arguments: [
        (["LANG": "zh_CN.UTF-8"], Language.chinese), (["LANG": "en_US.UTF-8"], .english), ([:], .english),
        (["LC_ALL": "C", "LANG": "zh_CN.UTF-8"], .english), (["LC_MESSAGES": "zh_TW", "LANG": "en_US"], .chinese),
        (["LC_ALL": "", "LC_MESSAGES": "", "LANG": "ZH_cn"], .chinese),
    ])
    func theFirstVariableThatIsSetDecides(_ environment: [String: String], _ expected: Language) {
        #expect(Language(environment: environment) == expected)
    }

    @Test func theOptionPrevails() async throws {
        let run = try TestRun()
        let chinese = ["LANG": "zh_CN.UTF-8"]
        #expect(await run("context", "use", "x", environment: chinese).messages.hasPrefix("错误："))
        #expect(await run("context", "use", "x", "--lang", "en", environment: chinese).messages.hasPrefix("error: "))
        #expect(await run("context", "use", "x", "--lang=zh").messages.hasPrefix("错误："))
    }

    @Test func helpIsInBothLanguages() async throws {
        let run = try TestRun()
        let chinese = await run("notice", "publish", "--help", environment: ["LC_ALL": "zh_CN.UTF-8"]).output
        let english = await run("notice", "publish", "--help").output
        #expect(chinese.contains("说明：发布通告") && chinese.contains("用法：") && chinese.contains("示例："))
        #expect(!chinese.contains("OVERVIEW") && !chinese.contains("EXAMPLES"))
        #expect(english.contains("OVERVIEW: Publish a notice") && english.contains("EXAMPLES:"))
    }

    @Test func theParsersMessagesAreTranslated() async throws {
        let run = try TestRun()
        let outcome = await run("notice", "publish", "--title", "x", environment: ["LANG": "zh_CN"])
        #expect(outcome.messages.hasPrefix("错误：缺少参数 '--field <field>'"))
    }

    /// Chinese terms are as good as names where a choice is made.
    @Test func choicesHaveChineseNames() {
        #expect(Chosen<Messages.Field>(argument: "文化旅游")?.value == .tourism)
        #expect(Chosen<Messages.Field>(argument: "TOURISM")?.value == .tourism)
        #expect(Chosen<Messages.Role>(argument: "dataAuthority")?.value == .dataAuthority)
        #expect(Chosen<Messages.Role>(argument: "data_authority")?.value == .dataAuthority)
        #expect(Chosen<Messages.Vote>(argument: "弃权")?.value == .abstain)
        #expect(Chosen<Messages.Field>(argument: "") == nil)
    }
}
