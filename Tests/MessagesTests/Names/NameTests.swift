// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0
import Foundation
import Messages
import Testing

@Suite("Names of nodes and people")
struct NameTests {
    @Test("a node's name is read and written as its URI")
    func node() throws {
        let name = try NodeName("tongdao://zhoushan/dinghai")
        #expect(name.city == "zhoushan" && name.territory == "dinghai")
        #expect(name.description == "tongdao://zhoushan/dinghai")
        #expect(try NodeName(city: "zhoushan", territory: "dinghai") == name)
        #expect(try Identity(name.description) == .node(name))
    }

    @Test("a person's name is read and written as its URI")
    func person() throws {
        let name = try PersonName("tongdao://zhoushan/putuo/data-bureau/zhang-3")
        #expect(name.node.description == "tongdao://zhoushan/putuo")
        #expect(name.organ == "data-bureau" && name.person == "zhang-3")
        #expect(name.description == "tongdao://zhoushan/putuo/data-bureau/zhang-3")
        #expect(try Identity(name.description) == .person(name))
        #expect(try Identity(name.description).node == name.node)
    }

    @Test(
        "any other spelling is refused",
        arguments: [
            "", "tongdao:", "tongdao://", "tongdao:///", "tongdao://zhoushan", "tongdao://zhoushan/",
            "tongdao:///dinghai", "tongdao://zhoushan/dinghai/", "tongdao://zhoushan//dinghai",
            "TONGDAO://zhoushan/dinghai", "tongdao://Zhoushan/dinghai", "tongdao://zhoushan/dinghai?x",
            "tongdao://zhoushan/dinghai#x", "tongdao://zhoushan/ding hai", "tongdao://zhoushan/dinghai\n",
            "tongdao://zhoushan/dinghai\u{0}", "tongdao://zhoushan/定海", "tongdao://zhoushan/d\u{E9}",
            "tongdao://zhoushan/ding_hai", "tongdao://zhoushan:1/dinghai", "http://zhoushan/dinghai",
            " tongdao://zhoushan/dinghai", "tongdao://zhoushan/..", "tongdao://zhoushan/a%62",
            "tongdao://a/b/c", "tongdao://a/b/c/d/e", "tongdao://a/b/c/d/", "tongdao://a/b//d",
        ])
    func refused(_ text: String) {
        #expect(throws: NameError.self) { try NodeName(text) }
        #expect(throws: NameError.self) { try PersonName(text) }
        #expect(throws: NameError.self) { try Identity(text) }
    }

    @Test("segments have 1 to 64 characters")
    func lengths() throws {
        let longest = String(repeating: "a", count: 64)
        #expect(try NodeName(city: longest, territory: "b").city == longest)
        #expect(throws: NameError.self) { try NodeName(city: longest + "a", territory: "b") }
        #expect(throws: NameError.self) { try NodeName(city: "", territory: "b") }
        #expect(throws: NameError.self) { try NodeName("tongdao://\(longest)a/b") }
    }

    @Test("the error says what was wrong")
    func causes() {
        #expect(cause("tongdao://a/B") == .segmentCharacter("B"))
        #expect(cause("tongdao://a/") == .segmentLength(""))
        #expect(cause("tongdao://a") == .segmentCount(expected: [2], found: 1))
        #expect(cause("x") == .scheme)
    }

    private func cause(_ text: String) -> NameError.Cause? {
        do throws(NameError) {
            _ = try NodeName(text)
            return nil
        } catch {
            return error.cause
        }
    }

    @Test("names are coded as their URIs")
    func codable() throws {
        let names = [try PersonName("tongdao://a/b/c/d")]
        let json = try JSONEncoder().encode(names)
        #expect(String(decoding: json, as: UTF8.self) == #"["tongdao:\/\/a\/b\/c\/d"]"#)
        #expect(try JSONDecoder().decode([PersonName].self, from: json) == names)
        #expect(throws: NameError.self) { try JSONDecoder().decode([NodeName].self, from: json) }
    }
}
