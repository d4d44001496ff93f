// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// What every signature begins with, so that one made for one purpose never counts for another.
public enum DomainSeparator: String, Sendable, CaseIterable {
    case command = "tongdao command v1\n"
    case checkpoint = "tongdao checkpoint v1\n"
    case countersignature = "tongdao countersign v1\n"
    case order = "tongdao order v1\n"
    case orderReceipt = "tongdao order receipt v1\n"
    case hello = "tongdao hello v1\n"
    case permit = "tongdao permit v1\n"
    case filingSubmission = "tongdao filing submission v1\n"
    case sealEntry = "tongdao seal entry v1\n"
    case filingReceipt = "tongdao filing v1\n"
    case login = "tongdao login v1\n"
    case evidence = "tongdao evidence v1\n"
    case drawRequest = "tongdao draw request v1\n"
    case drawCommitment = "tongdao draw commitment v1\n"
    case drawValue = "tongdao draw value v1\n"

    /// The separator followed by `body`: what is signed.
    func signedBytes(_ body: [UInt8]) -> [UInt8] {
        Array(rawValue.utf8) + body
    }
}
