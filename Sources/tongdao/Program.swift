// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import CommandLineTool
import Glibc

@main
enum Program {
    static func main() async {
        let status = await CommandLineProgram.run(Array(CommandLine.arguments.dropFirst()))
        exit(status.rawValue)
    }
}
