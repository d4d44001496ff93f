// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// Query codes (查询码): the node's administrative division, the year, a number of the year, and a check character.
///
/// The division makes a code unique in the city, as each node has its own. The national format was not to be had; ours is
/// documented in docs/rules.md and kept as opaque text elsewhere.
public enum RegistrationCode {
    static let divisionDigits = 6
    static let numberDigits = 6

    /// The part of a code before its number.
    static func prefix(division: String, year: Int) -> String {
        String((division + "000000").prefix(divisionDigits)) + padded(year, 4)
    }

    static func make(division: String, year: Int, number: UInt64) -> String {
        let digits = prefix(division: division, year: year) + padded(number, numberDigits)
        return digits + String(check(digits[...]) ?? "?")
    }

    /// Whether the check character fits the digits before it: a code with one wrong or two exchanged digits has no entry,
    /// and this tells without asking.
    public static func isValid(_ text: String) -> Bool {
        guard text.utf8.count >= divisionDigits + 4 + numberDigits + 1, let last = text.last else { return false }
        return check(text.dropLast()) == last
    }

    /// ISO 7064 MOD 11-2: a digit, or X for ten; nil where something is no digit.
    private static func check(_ digits: Substring) -> Character? {
        var sum = 0
        for byte in digits.utf8 {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
            sum = (sum + Int(byte - UInt8(ascii: "0"))) * 2 % 11
        }
        let value = (12 - sum) % 11
        return value == 10 ? "X" : Character(String(value))
    }
}
