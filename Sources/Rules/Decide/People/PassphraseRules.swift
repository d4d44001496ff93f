// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages

/// What a passphrase must be like. It is judged where it is typed and where it is kept, and nowhere else.
public enum PassphraseRules {
    /// The most bytes one may have: what it costs to stretch is then bounded.
    public static let longestBytes = 256
    /// Different characters it has at least.
    static let variety = 5
    /// Parts of a name that are shorter occur by chance.
    static let shortestNamePart = 3

    /// What `passphrase` (UTF-8) lacks; nothing: it will do.
    ///
    /// - Parameters:
    ///   - person: whose it is to be; no part of the name may stand in it.
    ///   - old: the one before, if there is one.
    public static func flaws(
        _ passphrase: [UInt8], of person: String, after old: [UInt8] = [], _ terms: FactorParameters
    ) -> [String] {
        guard let text = String(validating: passphrase, as: UTF8.self), passphrase.count <= longestBytes,
            text.unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control })
        else { return ["plain-text"] }
        var flaws: [String] = []
        let count = text.count
        if count < terms.shortLength.value || count < terms.longLength.value && kinds(in: text) < terms.kinds.value {
            flaws.append("length")
        }
        if Set(text).count < variety { flaws.append("variety") }
        let lower = text.lowercased()
        if nameParts(of: person).contains(where: lower.contains) { flaws.append("own-name") }
        if !old.isEmpty, passphrase == old { flaws.append("other-than-before") }
        return flaws
    }

    /// How many of these it has: small letters, capitals, digits, anything else.
    private static func kinds(in text: String) -> Int {
        var found: Set<Int> = []
        for character in text {
            if character.isLowercase {
                found.insert(0)
            } else if character.isUppercase {
                found.insert(1)
            } else if character.isNumber {
                found.insert(2)
            } else {
                found.insert(3)
            }
        }
        return found.count
    }

    private static func nameParts(of person: String) -> [String] {
        guard let name = try? PersonName(person) else { return [] }
        let last = name.person.lowercased()
        let parts = [last] + last.split(separator: "-").map(String.init)
        return parts.filter { $0.count >= shortestNamePart }
    }
}
