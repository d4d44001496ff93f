// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Messages
import Rules

/// Values of the contract as tables show them.
enum Shown {
    /// A moment; a dash for none.
    static func time(_ milliseconds: UInt64) -> String {
        milliseconds == 0 ? Table.nothing : BeijingTime(milliseconds: milliseconds).short
    }

    /// The first digits of a digest, enough to compare by eye.
    static func digest(_ bytes: [UInt8]) -> String {
        bytes.isEmpty ? Table.nothing : String(Hex.encode(bytes).prefix(16))
    }

    /// The name of a state, step or role that the contract carries as an identifier.
    static func word(_ identifier: String, _ language: Language) -> String {
        Wording.name(of: identifier, language.ofRules).orNothing
    }

    /// The last part of a name: `dinghai` of `tongdao://zhoushan/dinghai`.
    static func shortName(_ uri: String) -> String {
        uri.split(separator: "/").last.map(String.init) ?? uri
    }

    /// How long until a moment, or since it, in the largest unit that gives a whole number.
    static func distance(_ milliseconds: UInt64, from now: UInt64) -> String {
        guard milliseconds > 0 else { return Table.nothing }
        let seconds = (Int64(clamping: milliseconds) - Int64(clamping: now)) / 1000
        let size = abs(seconds)
        let text =
            switch size {
            case ..<120: "\(size)s"
            case ..<7200: "\(size / 60)m"
            case ..<172_800: "\(size / 3600)h"
            default: "\(size / 86_400)d"
            }
        return seconds < 0 ? "-\(text)" : text
    }
}
