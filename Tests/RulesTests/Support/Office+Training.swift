// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages
import Registry
import Rules
import Testing

/// Courses and papers in a county.
extension Office {
    func course(_ groups: [StaffGroup] = [.operating, .technical]) -> PublishCourse {
        PublishCourse(title: "平台使用岗前培训", groups: groups, passMark: 80, validityMonths: 6)
    }

    /// A course with its bank.
    @discardableResult
    mutating func publishCourse(_ groups: [StaffGroup] = [.operating, .technical]) -> String {
        let id = ledger.accept(.publishCourse(course(groups)), by: authority)
        ledger.accept(
            .enterQuestionBank(
                EnterQuestionBank(courseId: id, questionDigests: [Self.digest], answerCommitments: [Self.digest])),
            by: authority)
        return id
    }

    func paper(_ course: String, _ person: String, score: UInt32) -> RecordAttempt {
        RecordAttempt(courseId: course, person: person, score: score, paperDigest: Self.digest)
    }

    mutating func attempt(_ course: String, _ person: String, score: UInt32) {
        ledger.accept(.recordAttempt(paper(course, person, score: score)), by: authority)
    }
}
