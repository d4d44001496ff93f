// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages
internal import Registry

extension Machine {
    /// Questions put to experts (ZS-2.1.2c, e to i).
    public static let opinions = Machine(
        "opinion",
        [
            Transition(
                "", .requestOpinion, OpinionState.requested.rawValue, .person([.dataAuthority, .bodyMember]),
                ["ZS-2.1.2c", "ZS-2.1.2i"]),
            Transition(
                OpinionState.requested.rawValue, .submitOpinion, OpinionState.requested.rawValue, .person([.expert]),
                ["ZS-2.1.2c"]),
            Transition(
                OpinionState.requested.rawValue, .submitOpinion, OpinionState.given.rawValue, .person([.expert]),
                ["ZS-2.1.2c"]),
        ])
}
