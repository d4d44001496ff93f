// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// Why the network log cannot be opened, written or read: the thing, the place, the cause and the remedy.
public struct NetworkLogError: Error, Sendable, CustomStringConvertible {
    public enum Code: String, Sendable, Hashable {
        /// The system refused to open, read, write or flush.
        case inputOutput
        case diskFull
        /// A file is not what was written into it.
        case damaged
        /// It was closed.
        case closed
    }

    public let code: Code
    public let message: String
    public let path: String
    public let remedy: String
    public let cause: String

    init(_ code: Code, _ message: String, path: String, remedy: String, cause: String = "") {
        self.code = code
        self.message = message
        self.path = path
        self.remedy = remedy
        self.cause = cause
    }

    public var description: String {
        "\(code.rawValue): \(path): \(message)\(cause.isEmpty ? "" : " (\(cause))"). \(remedy)."
    }
}
