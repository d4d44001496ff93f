// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// What this program calls itself, to peers and to people.
public enum Software {
    public static let version = "0.1.0"
    public static let daemon = "tongdaod \(version)"
}
