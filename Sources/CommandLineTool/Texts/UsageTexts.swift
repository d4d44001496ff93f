// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// What is said about a wrong command line.
enum UsageTexts {
    static let helpRemedy = Text("加 --help 查看用法", "see --help")
}
