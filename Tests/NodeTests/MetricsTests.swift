// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import NodeCore
import Testing

@testable import Node

@Suite struct MetricsTests {
    @Test func theExpositionIsPrometheus() {
        let metrics = MetricsRegister()
        metrics.add(.refusals, labels: ["code": "application.late"])
        metrics.add(.refusals, 2, labels: ["code": "application.late"])
        metrics.set(.records, 12, labels: ["log": "a\"b"])
        let text = metrics.exposition()
        #expect(text.contains("# TYPE tongdao_refusals_total counter\n"))
        #expect(text.contains("tongdao_refusals_total{code=\"application.late\"} 3\n"))
        #expect(text.contains("tongdao_ledger_records{log=\"a\\\"b\"} 12\n"))
        #expect(metrics.value(.refusals, labels: ["code": "application.late"]) == 3)
    }
}
