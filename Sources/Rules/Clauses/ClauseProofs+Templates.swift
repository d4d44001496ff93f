// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

extension ClauseProofs {
    /// Local scenarios.
    static let templates: [ClauseProof] = [
        .recorded(
            "ZS-2.2i",
            en: "a live scenario is proposed, published to every county and adopted, with its origin for good",
            zh: "已生效场景可推荐、入库、发至各县并采用，始终载明来源", test: "TemplateClauseTests/aScenarioOfOneCountyIsAdoptedInAnother")
    ]
}
