// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import Crypto
import Foundation
import Testing

@testable import Transport

/// The `openssl` command: it makes certificates that our authority refuses to make, and clients that are not ours.
enum OpenSSLCommand {
    /// Runs to its end; standard output and error together.
    @discardableResult
    static func run(_ arguments: [String], input: [UInt8] = []) throws -> (status: Int32, output: String) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["openssl"] + arguments
        let output = Pipe()
        let standardInput = Pipe()
        process.standardInput = standardInput
        process.standardOutput = output
        process.standardError = output
        try process.run()
        try standardInput.fileHandleForWriting.write(contentsOf: Data(input))
        try standardInput.fileHandleForWriting.close()
        let text = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: text, as: UTF8.self))
    }
}

extension TestCity {
    /// A city whose time is the machine's, for certificates that the command makes.
    static func now() throws -> TestCity {
        let city = try TestCity(start: Int64(WallClock.system.unixMilliseconds / 1_000))
        // The command's certificates begin at the moment they are made.
        city.advanceClock(seconds: 600)
        return city
    }

    /// An identity whose certificate has any names and usage, signed by this city's root with the command.
    func forge(names: String, usage: String = "clientAuth,serverAuth") throws -> TLSIdentity {
        let base = "\(directory)/forged-\(UUID().uuidString)"
        let extensions =
            "basicConstraints=critical,CA:FALSE\nkeyUsage=critical,digitalSignature\nextendedKeyUsage=\(usage)\n"
            + "subjectKeyIdentifier=hash\nauthorityKeyIdentifier=keyid\n"
            + (names.isEmpty ? "" : "subjectAltName=\(names)\n")
        try Data(extensions.utf8).write(to: URL(fileURLWithPath: base + ".ext"))
        let authority = directory + "/authority"
        let request = try OpenSSLCommand.run([
            "req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj", "/O=forged",
            "-keyout", base + ".key", "-out", base + ".csr",
        ])
        try #require(request.status == 0, "\(request.output)")
        let signed = try OpenSSLCommand.run([
            "x509", "-req", "-in", base + ".csr", "-CA", authority + "/tls-root.crt", "-CAkey",
            authority + "/tls-root.key", "-passin", "pass:a test's secret", "-days", "1", "-set_serial", "77",
            "-extfile", base + ".ext", "-out", base + ".crt",
        ])
        try #require(signed.status == 0, "\(signed.output)")
        return try identity(TestCity.putuo).with(
            certificatePEM: Array(Data(contentsOf: URL(fileURLWithPath: base + ".crt"))),
            privateKeyPEM: Array(Data(contentsOf: URL(fileURLWithPath: base + ".key"))))
    }

    /// A self-signed certificate with a name of this city.
    func selfSigned(_ uri: String) throws -> TLSIdentity {
        let base = "\(directory)/self-\(UUID().uuidString)"
        let made = try OpenSSLCommand.run([
            "req", "-x509", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj",
            "/O=self", "-days", "1", "-addext", "subjectAltName=URI:\(uri)", "-keyout", base + ".key", "-out",
            base + ".crt",
        ])
        try #require(made.status == 0, "\(made.output)")
        return try identity(TestCity.putuo).with(
            certificatePEM: Array(Data(contentsOf: URL(fileURLWithPath: base + ".crt"))),
            privateKeyPEM: Array(Data(contentsOf: URL(fileURLWithPath: base + ".key"))))
    }

    /// Writes an identity as the files the command takes: certificate, key and roots.
    func files(of identity: TLSIdentity) throws -> (certificate: String, key: String, roots: String) {
        let base = "\(directory)/files-\(UUID().uuidString)"
        try Data(identity.certificatePEM).write(to: URL(fileURLWithPath: base + ".crt"))
        try Data(identity.privateKeyPEM.withUnsafeBytes { Array($0) }).write(to: URL(fileURLWithPath: base + ".key"))
        try Data(identity.rootsPEM).write(to: URL(fileURLWithPath: base + ".pem"))
        return (base + ".crt", base + ".key", base + ".pem")
    }
}
