// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages

extension AgencyCapacity: NamedChoice {
    static let choices: [Choice<AgencyCapacity>] = [
        Choice(.sectorRegulator, "sector-regulator", "行业主管"),
        Choice(.dataProvider, "data-provider", "数据提供单位"),
    ]
}

extension MatterKind: NamedChoice {
    static let choices: [Choice<MatterKind>] = [
        Choice(.securityReview, "security-review", "安全审查"),
        Choice(.riskAssessment, "risk-assessment", "风险评估"),
        Choice(.earlyWarning, "early-warning", "监测预警"),
        Choice(.emergencyResponse, "emergency-response", "应急处置"),
        Choice(.inspection, "inspection", "监督检查"),
    ]
}

extension MatterOutcome: NamedChoice {
    static let choices: [Choice<MatterOutcome>] = [
        Choice(.sound, "sound", "未发现问题"),
        Choice(.corrected, "corrected", "已整改"),
        Choice(.deficient, "deficient", "未整改"),
    ]
}
