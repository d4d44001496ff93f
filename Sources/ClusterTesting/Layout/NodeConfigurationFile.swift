// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Foundation

/// What a daemon is told at start, in the form of its configuration file.
public struct NodeConfigurationFile: Sendable, Hashable, Codable {
    static let loopback = "127.0.0.1"
    static let everywhere = "0.0.0.0"

    public struct Territory: Sendable, Hashable, Codable {
        public var code: String
        public var name: String
    }

    public struct Data: Sendable, Hashable, Codable {
        public var directory: String
    }

    public struct Identity: Sendable, Hashable, Codable {
        public var directory: String
        public var passphraseFile: String
    }

    public struct Address: Sendable, Hashable, Codable {
        public var host = "127.0.0.1"
        public var port: Int
    }

    public struct Above: Sendable, Hashable, Codable {
        public var node: String
        public var host = "127.0.0.1"
        public var port: Int
    }

    public struct Lease: Sendable, Hashable, Codable {
        public var seconds: Int
        public var clockBoundMilliseconds: Int
    }

    public struct Log: Sendable, Hashable, Codable {
        public var level: String
    }

    public var node: String
    public var role: String
    public var territory: Territory
    public var data: Data
    public var identity: Identity
    public var listen: Address
    public var operations: Address
    public var above: Above?
    public var administrators: [String]
    public var lease: Lease
    public var log: Log
    /// The page everyone may read; nil: none is served.
    public var publicity: Address?

    enum CodingKeys: String, CodingKey {
        case node
        case role
        case territory
        case data
        case identity
        case listen
        case operations
        case above
        case administrators
        case lease
        case log
        case publicity = "public"
    }

    /// Replaces the file.
    public func write(to file: URL) throws(ClusterError) {
        try RunDirectory.writeJSON(self, to: file)
    }
}
