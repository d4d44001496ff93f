// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

extension Wording {
    /// What only the registers open to everyone hold.
    static let publicity: [Row] = [
        ("operators", "授权运营单位", "authorized operators"),
        ("agreement-terms", "协议公开条款", "public terms of agreements"),
        ("registered-at", "登记时间", "registered"),
        ("conditions", "申报条件", "conditions"),
        ("required-documents", "应交材料", "documents to hand in"),
        ("whole", "整体授权", "as a whole"),
        ("by-field", "分领域授权", "by field"),
        ("by-scenario", "依场景授权", "by scenario"),
        ("charge", "收费方式", "charge"),
        ("for-a-fee", "有偿", "for a fee"),
        ("free-of-charge", "无偿", "free of charge"),
        ("operator", "授权运营单位", "operator"),
        ("other", "其他领域", "other"),
    ]
}
