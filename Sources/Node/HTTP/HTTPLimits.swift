// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// What one HTTP port puts up with.
struct HTTPLimits: Sendable, Equatable {
    /// Connections at one time; further ones are closed at once.
    var maximumConnections = 64
    /// Everything a client may send on its one connection, in bytes.
    var maximumRequestBytes = 16 << 10
    /// The address asked for, in bytes.
    var maximumURIBytes = 2 << 10
    /// From the connection, TLS included, to the end of the request, in milliseconds.
    var requestTimeoutMilliseconds: Int64 = 10_000
    /// For making the answer and taking it, in milliseconds.
    var answerTimeoutMilliseconds: Int64 = 30_000
}

/// A client sent more than any request we take.
struct HTTPRequestTooLong: Error {}
