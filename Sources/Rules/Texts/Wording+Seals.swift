// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

extension Wording {
    /// States and steps of contract seals, and what stands in their registers.
    static let seals: [Row] = [
        ("seal-lost", "已报失", "reported lost"),
        ("seal-replaced", "已更换", "replaced"),
        ("seal-retired", "已停用", "retired"),
        ("enter-seal", "登记印章", "enter the seal"),
        ("report-seal-lost", "报告印章遗失", "report the seal lost"),
        ("transfer-seal", "移交印章", "transfer the seal"),
        ("replace-seal", "更换印章", "replace the seal"),
        ("retire-seal", "停用印章", "retire the seal"),
        ("signing-key", "签名公钥", "signing key"),
        ("seal-uses", "用印登记", "uses of seals"),
        ("seal-key", "印章公钥", "public key"),
        ("seal-entered", "登记时间", "entered"),
        ("successor-seal", "接替印章", "successor"),
        ("lost-since", "最后确认在手", "last surely in hand"),
        ("used-seal", "印章", "seal"),
        ("released-by", "批准人", "released by"),
        ("released-at", "批准时间", "released"),
        ("put-by", "用印人", "put by"),
        ("put-at", "用印时间", "put"),
        ("text-digest", "文件摘要", "document digest"),
        ("seal-suspect", "存疑", "suspect"),
        ("sealed-after-loss", "遗失后用印", "sealed after the loss"),
    ]
}
