// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Messages
import Testing

@testable import CommandLineTool

/// The names of choices are part of what scripts rely on.
@Suite struct ChoiceTests {
    @Test func everyValueOfTheContractHasAName() {
        #expect(Role.choices.map(\.value) == Role.allCases.filter { $0 != .unspecified })
        #expect(Field.choices.map(\.value) == Field.allCases.filter { $0 != .unspecified })
        #expect(DocumentKind.choices.map(\.value) == DocumentKind.allCases.filter { $0 != .unspecified })
        #expect(GrantMode.choices.map(\.value) == GrantMode.allCases.filter { $0 != .unspecified })
        #expect(MotionKind.choices.map(\.value) == MotionKind.allCases.filter { $0 != .unspecified })
        #expect(Vote.choices.map(\.value) == Vote.allCases.filter { $0 != .unspecified })
        #expect(ExitCause.choices.map(\.value) == ExitCause.allCases.filter { $0 != .unspecified })
        #expect(UseKind.choices.map(\.value) == UseKind.allCases.filter { $0 != .unspecified })
        #expect(NodeRole.choices.map(\.value) == NodeRole.allCases.filter { $0 != .unspecified })
        #expect(NetworkEvent.choices.map(\.value) == NetworkEvent.allCases.filter { $0 != .unspecified })
        #expect(StatusCode.choices.map(\.value) == StatusCode.allCases)
        #expect(RevocationReason.choices.map(\.value) == RevocationReason.allCases)
    }

    @Test func noTwoValuesShareAName() {
        func names<Value: NamedChoice>(_ type: Value.Type) -> [String] {
            Value.choices.flatMap { [$0.name] + $0.chinese }
        }
        for all in [
            names(Role.self), names(Field.self), names(DocumentKind.self), names(GrantMode.self),
            names(MotionKind.self), names(Vote.self), names(ExitCause.self), names(UseKind.self),
            names(NodeRole.self), names(StatusCode.self), names(RevocationReason.self),
        ] {
            #expect(Set(all).count == all.count)
        }
    }

    @Test func anUnknownValueOfALaterContractIsShown() {
        #expect(Role.unrecognized(99).choiceName == "unrecognized(99)")
        #expect(Field.unspecified.choiceName == "unspecified")
    }
}
