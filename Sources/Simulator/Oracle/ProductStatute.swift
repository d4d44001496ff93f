// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Messages

/// The course of a product, a second time: asked for, granted, tested, reviewed, listed, in this order; whoever wants it
/// listed or ran its test does not review it.
struct ProductStatute {
    private enum Stage {
        case asked, granted, tested, offered, refused, listed, over
    }

    private struct Course {
        var stage = Stage.asked
        var filers: Set<String>
        var tester = ""
    }

    private var courses: [String: Course] = [:]

    mutating func take(_ fact: Body.Fact, _ record: Record) -> String? {
        switch fact {
        case .testProcessingRequested(let fact):
            let course = Course(filers: [record.actor])
            let isNew = courses.updateValue(course, forKey: "\(record.node) \(fact.productId)") == nil
            return isNew ? nil : "\(fact.productId) is asked for twice"
        case .testProcessingDecided(let fact):
            return judged(fact.productId, record, from: [.asked], to: fact.granted ? .granted : .over)
        case .testProcessingRecorded(let fact):
            return judged(fact.productId, record, from: [.granted], to: fact.passed ? .tested : .over) {
                $0.tester = record.actor
                return nil
            }
        case .listingRequested(let fact):
            return step(fact.productId, record, from: [.tested, .refused], to: .offered) {
                $0.filers.insert(record.actor)
                return fact.opinionIds.count < 2 ? "it is offered without its opinions" : nil
            }
        case .listingReviewed(let fact):
            return judged(fact.productId, record, from: [.offered], to: fact.approved ? .listed : .refused) {
                $0.tester == record.actor ? "\(record.actor) reviews what they tested" : nil
            }
        case .productDelisted(let fact): return step(fact.productId, record, from: [.listed], to: .over)
        default: return nil
        }
    }

    private mutating func judged(
        _ id: String, _ record: Record, from: [Stage], to next: Stage, _ also: (inout Course) -> String? = { _ in nil }
    ) -> String? {
        step(id, record, from: from, to: next) { course in
            course.filers.contains(record.actor) ? "\(record.actor) judges what they asked for" : also(&course)
        }
    }

    private mutating func step(
        _ id: String, _ record: Record, from: [Stage], to next: Stage, _ also: (inout Course) -> String? = { _ in nil }
    ) -> String? {
        guard var course = courses["\(record.node) \(id)"] else { return "\(id) is not known" }
        guard from.contains(course.stage) else { return "\(id) goes from \(course.stage) to \(next)" }
        course.stage = next
        let wrong = also(&course)
        courses["\(record.node) \(id)"] = course
        return wrong.map { "\(id): \($0)" }
    }
}

extension Statute {
    /// The operator asks, the data authority decides, the platform's maintainer runs the test.
    static func productOffices(_ fact: Body.Fact) -> [Role]? {
        switch fact {
        case .testProcessingRequested, .listingRequested: [.operatorSignatory]
        case .testProcessingDecided, .listingReviewed: [.dataAuthority]
        case .testProcessingRecorded: [.platformMaintainer]
        case .productDelisted: [.dataAuthority, .operatorSignatory]
        default: nil
        }
    }
}
