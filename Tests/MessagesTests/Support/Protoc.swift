// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0
import Foundation

/// Google's compiler as a second implementation of the codec.
enum Protoc {
    static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
    static let contract = repository.appending(path: "proto")

    /// Whether the Debian package protobuf-compiler is installed.
    static let isInstalled = FileManager.default.isExecutableFile(atPath: "/usr/bin/protoc")

    /// Reads `bytes` as a message of type `type` and writes it again.
    static func recode(_ bytes: [UInt8], as type: String) throws -> [UInt8] {
        let text = try run(["--decode=tongdao.v1.\(type)"], Data(bytes))
        return Array(try run(["--encode=tongdao.v1.\(type)"], text))
    }

    /// The wire form of a message in protobuf's text format.
    static func encode(_ text: String, as type: String) throws -> [UInt8] {
        Array(try run(["--encode=tongdao.v1.\(type)"], Data(text.utf8)))
    }

    /// Runs a program of this repository or of the system; gives its exit status and what it said.
    static func status(of program: String, _ arguments: [String]) throws -> (status: Int32, said: String) {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let said = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: said, as: UTF8.self))
    }

    private static func run(_ arguments: [String], _ input: Data) throws -> Data {
        let files = try FileManager.default.contentsOfDirectory(atPath: contract.path + "/tongdao/v1").sorted()
            .map { "tongdao/v1/" + $0 }
        let process = Process()
        let (standardInput, standardOutput) = (Pipe(), Pipe())
        process.executableURL = URL(fileURLWithPath: "/usr/bin/protoc")
        process.arguments = ["-I", contract.path] + arguments + files
        process.standardInput = standardInput
        process.standardOutput = standardOutput
        try process.run()
        // The samples are far smaller than a pipe's buffer.
        try standardInput.fileHandleForWriting.write(contentsOf: input)
        try standardInput.fileHandleForWriting.close()
        let output = standardOutput.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw ProtocFailure(arguments: arguments) }
        return output
    }
}

struct ProtocFailure: Error {
    let arguments: [String]
}
