// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// Integers as the file formats of this module write them.
enum BigEndian {
    static func bytes(of value: some FixedWidthInteger) -> [UInt8] {
        withUnsafeBytes(of: value.bigEndian) { Array($0) }
    }

    static func value<Integer: FixedWidthInteger>(_ bytes: some Collection<UInt8>, as type: Integer.Type) -> Integer {
        bytes.reduce(0) { $0 << 8 | Integer($1) }
    }
}
