// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

extension ClauseProofs {
    /// Contract seals and the agreement they bind (ZS-2.1.1f, g, ZS-3.5).
    static let seals: [ClauseProof] = [
        .enforced(
            "ZS-2.1.1f",
            en: "register of seals; a use needs another officer's release and a seal in use; each use stands with who "
                + "released it, who put it, digest and time; an agreement without a released seal does not bind",
            zh: "印章登记簿；用印须由另一人批准且印章在用；逐次登记批准人、用印人、文件摘要和时间；未经批准用印的协议不生效",
            test: test),
        .enforced(
            "ZS-2.1.1g",
            en: "each county and the city keep their own seals; loss, replacement, transfer and retirement at the node",
            zh: "各县（区）和市级各自设置并保管印章；遗失、更换、移交和停用均在本级节点办理", test: test),
        .enforced(
            "ZS-3.5a", en: "the operator signs the text's digest, then the grantor's seal is put to it",
            zh: "运营单位先签署协议摘要，再由授权主体用印", test: test),
        .enforced(
            "ZS-3.5b", en: "a draft without scope, term, mode or liability for breach is refused, naming what it lacks",
            zh: "协议缺少范围、期限、授权方式或违约责任的，不予起草并指明缺项", test: test),
        .enforced(
            "ZS-3.5c", en: "a paid agreement without fee standard and revenue method is refused",
            zh: "有偿协议缺少收费标准和收益方式的，不予起草", test: test),
    ]

    private static let test = "SealClauseTests/anAgreementBindsBySignatureAndByASealInUse"
}
