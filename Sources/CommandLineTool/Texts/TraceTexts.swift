// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// What is said about the trace of a case.
enum TraceTexts {
    static let trace = CommandText(
        "全程追溯：县级与市级记录，逐条附证明（ZS-1.2.2b）",
        "The whole course of a case over county and hub records, each with its proof (ZS-1.2.2b)",
        detail: Text(
            "在市级节点上追溯时含县级副本。每条记录的哈希在本机计算，并核对包含证明与检查点签名。",
            "At the hub the county's copy is included. Each record's hash is computed here; inclusion and the checkpoint's "
                + "signature are checked."),
        examples: [
            "tongdao case trace A330902-2026-0001", "tongdao case trace A330902-2026-0001 --out trace.pdf -o json",
        ])
    static let certificate = Text(
        "信任的节点签名证书，可多次给出；不给出时用账本首条记录中的公钥",
        "A node's signing certificate you trust; repeatable. Without one the key in the ledger's first record counts")
    static let out = Text("另存为可打印的 PDF", "Write the trace as a printable PDF too")
    static let checkpoint = Text("检查点", "CHECKPOINT")
    static let proof = Text("证明", "PROOF")
    static let hash = Text("哈希", "HASH")

    static func fails(_ place: String) -> Text {
        Text("记录 \(place) 的证明不成立", "the proof of record \(place) does not hold")
    }
}
