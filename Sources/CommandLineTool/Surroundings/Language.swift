// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// The language that messages are shown in.
public enum Language: String, Sendable, Hashable, CaseIterable {
    case chinese = "zh"
    case english = "en"

    /// The language of a POSIX environment: the first of `LC_ALL`, `LC_MESSAGES` and `LANG` that is not empty decides,
    /// and is Chinese if it begins with `zh`.
    public init(environment: [String: String]) {
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
        self = locale?.lowercased().hasPrefix("zh") == true ? .chinese : .english
    }

    /// What stands between the elements of a list.
    var listSeparator: String { self == .chinese ? "、" : ", " }

    /// The language of one run: `--lang` if it is given, else the environment's.
    ///
    /// Read from the raw arguments, because even the message about a wrong argument needs it.
    init(arguments: [String], environment: [String: String]) {
        let asked = RawArguments(arguments).value(of: ["--lang"]).flatMap(Language.init(rawValue:))
        self = asked ?? Language(environment: environment)
    }
}

/// The arguments before they are parsed: only good for what must be known to report a parsing error.
struct RawArguments {
    private let arguments: ArraySlice<String>

    /// What follows `--` is never an option.
    init(_ arguments: [String]) {
        self.arguments = arguments.prefix { $0 != "--" }
    }

    /// The last value given for an option, as `--name value` or `--name=value`.
    func value(of names: [String]) -> String? {
        var found: String?
        for (index, argument) in zip(arguments.indices, arguments) {
            for name in names {
                if argument == name, index + 1 < arguments.endIndex {
                    found = arguments[index + 1]
                } else if argument.hasPrefix("\(name)=") {
                    found = String(argument.dropFirst(name.count + 1))
                }
            }
        }
        return found
    }
}
