// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Messages

/// The bytes a draw is made of (ZS-2.1.2b). Each is SM3 over a domain of its own and parts of fixed length, the draw's id
/// last or before what has a fixed length, so that no two different inputs read the same.
public enum DrawBytes {
    private static let list = Array("tongdao draw list v1\n".utf8)
    private static let contribution = Array("tongdao draw contribution v1\n".utf8)
    private static let binding = Array("tongdao draw binding v1\n".utf8)
    private static let seed = Array("tongdao draw seed v1\n".utf8)
    /// What stands in for an office that never committed.
    private static let nothing = [UInt8](repeating: 0, count: digestBytes)

    /// The digest that fixes the list: SM3 over the encoding of the preparation without the digest itself.
    public static func listDigest(_ fact: DrawPrepared, _ cryptography: any Cryptography) -> [UInt8] {
        var bare = fact
        bare.listDigest = []
        return cryptography.sm3(list + bare.encode())
    }

    /// What a node puts into a draw: SM3 over its secret (32 bytes), the list's digest and the draw's id. It follows from the
    /// secret, so that a node that dies between committing and revealing comes back to the same.
    public static func value(
        secret: [UInt8], listDigest: [UInt8], drawID: String, _ cryptography: any Cryptography
    ) -> [UInt8] {
        cryptography.sm3(contribution + secret + listDigest + Array(drawID.utf8))
    }

    /// What binds an office to a value without telling it: SM3 over the list's digest, the value, the draw's id, a zero byte
    /// and the node's URI, so that nobody can hand in another's commitment.
    public static func commitment(
        to value: [UInt8], listDigest: [UInt8], drawID: String, node: String, _ cryptography: any Cryptography
    ) -> [UInt8] {
        cryptography.sm3(binding + listDigest + value + Array(drawID.utf8) + [0] + Array(node.utf8))
    }

    /// Whether a contribution's value is the one it was bound to.
    public static func opens(
        _ part: DrawContribution, listDigest: [UInt8], drawID: String, _ cryptography: any Cryptography
    ) -> Bool {
        part.value.count == digestBytes
            && commitment(
                to: part.value, listDigest: listDigest, drawID: drawID, node: part.node, cryptography)
                == part.commitment
    }

    /// The seed: SM3 over the draw's id, the list's digest and what county, hub and province have put in, in that order; the
    /// value that was revealed, the commitment where it was withheld, 32 zero bytes where there was none.
    public static func seed(
        drawID: String, listDigest: [UInt8], _ contributions: [DrawContribution], _ cryptography: any Cryptography
    ) -> [UInt8] {
        var bytes = seed + Array(drawID.utf8) + listDigest
        for office in DrawOffice.order { bytes += part(of: office, in: contributions) }
        return cryptography.sm3(bytes)
    }

    private static func part(of office: NodeRole, in contributions: [DrawContribution]) -> [UInt8] {
        guard let found = contributions.first(where: { $0.office == office }) else { return nothing }
        return switch found.state {
        case .revealed: found.value
        case .withheld: found.commitment
        case .absent, .unspecified, .unrecognized: nothing
        }
    }
}

/// The offices of a draw, in the order they reveal.
public enum DrawOffice {
    /// As the seed is made of them: county, hub, province.
    public static let order: [NodeRole] = [.county, .hub, .province]

    /// Those who take part in a draw of a node of this kind: a hub's own draw has no county in it.
    public static func taking(partIn role: NodeRole) -> [NodeRole] {
        role == .county ? order : order.filter { $0 != .county }
    }
}
