// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

extension ClauseProofs {
    /// The whole course of a case (ZS-1.2.2b).
    static let tracing: [ClauseProof] = [
        .enforced(
            "ZS-1.2.2b",
            en: "no agreement and no use without an assessment on record; the trace of a case over county and hub "
                + "records, each line with hash, inclusion proof and signed checkpoint",
            zh: "未经评审记录不得订立协议和使用数据；县级与市级记录全程追溯，逐条附哈希、包含证明和签名检查点",
            test: "TraceClauseTests/aCaseIsTracedThroughCountyAndHub")
    ]
}
