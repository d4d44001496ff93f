// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

internal import Messages

extension Machine {
    /// Those who keep the register of channels: at a county its data authority, at the hub its administrator as well.
    static let channelKeepers: [Role] = [.dataAuthority, .hubAdministrator]

    /// Channels that bound organs had before the platform (ZS-2.2f).
    public static let channels = Machine(
        "channel",
        [
            Transition("", .declareChannel, "declared", .person(channelKeepers), ["ZS-2.2f", "ZS-2.2e"]),
            Transition("declared", .planChannel, "planned", .person(channelKeepers), ["ZS-2.2f"]),
            Transition("planned", .onboardChannel, "onboarding", .person(channelKeepers), ["ZS-2.2d", "ZS-2.2f"]),
            Transition("onboarding", .absorbChannel, "absorbed", .person(channelKeepers), ["ZS-2.2f"]),
        ])
}
