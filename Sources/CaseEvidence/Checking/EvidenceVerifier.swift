// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

public import Crypto
import Messages

/// Checks the evidence of a case from its bytes alone: no node, no network, no clock.
public enum EvidenceVerifier {
    /// - Parameter certificates: keys of nodes and people, by URI, that certificates vouch for; several where somebody has
    ///   had several. Whoever has one must have signed with it; for the others the file's own word counts, and the findings
    ///   say so.
    /// - Throws: ``EvidenceFormat/Unreadable`` when the bytes are no evidence file of this version. Everything else is a
    ///   finding.
    public static func verify(
        _ bytes: [UInt8], certificates: [String: [SM2PublicKey]] = [:]
    ) throws(EvidenceFormat.Unreadable) -> EvidenceReport {
        let (content, isAsWritten) = try EvidenceFormat.open(bytes)
        // In canonical form alone does every byte mean something to every reader.
        guard let file = try? EvidenceFile.decodeCanonical(content),
            let bundle = try? EvidenceBundle.decodeCanonical(file.bundle)
        else {
            return EvidenceReport(bundle: nil, exporter: "", findings: [EvidenceFinding(.file, "", .differs)])
        }
        var checking = BundleChecking(bundle, certificates)
        checking.run()
        checking.checkExporter(file)
        checking.note(.file, bundle.applicationId, isAsWritten)
        return EvidenceReport(
            bundle: bundle, exporter: file.signature?.signer ?? "", findings: checking.findings)
    }
}
