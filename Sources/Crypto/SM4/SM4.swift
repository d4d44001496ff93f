// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import COpenSSL

/// The bare SM4 block cipher (GB/T 32907) in three modes, without padding or authentication.
///
/// For test vectors and as the part of `SealingKey`; anything stored or sent is sealed with that instead.
public enum SM4 {
    /// The length of a block and of an initial vector, in bytes.
    public static let blockByteCount = 16
    /// The length of a key, in bytes.
    public static let keyByteCount = 16

    public enum Mode: Sendable, Hashable {
        case ecb
        case cbc(initialVector: [UInt8])
        /// A 128-bit big-endian counter starting at `initialVector`, which may be used once with a key.
        case ctr(initialVector: [UInt8])
    }

    public static func encrypt(
        _ plaintext: some Collection<UInt8>, key: SecretBytes, mode: Mode
    ) throws(CryptoError) -> [UInt8] {
        try run(Array(plaintext), key: key, mode: mode, encrypting: true)
    }

    public static func decrypt(
        _ ciphertext: some Collection<UInt8>, key: SecretBytes, mode: Mode
    ) throws(CryptoError) -> [UInt8] {
        try run(Array(ciphertext), key: key, mode: mode, encrypting: false)
    }

    private static func run(
        _ input: [UInt8], key: SecretBytes, mode: Mode, encrypting: Bool
    ) throws(CryptoError) -> [UInt8] {
        let (cipher, vector) = try parameters(of: mode, inputByteCount: input.count)
        guard key.count == keyByteCount else {
            throw CryptoError(.invalidArgument, "an SM4 key is \(keyByteCount) bytes, not \(key.count)")
        }
        let context = try OpenSSLCall.object("EVP_CIPHER_CTX_new") { EVP_CIPHER_CTX_new() }
        defer { EVP_CIPHER_CTX_free(context) }
        try OpenSSLCall.status("starting SM4") {
            key.withUnsafeBytes { secret in
                EVP_CipherInit_ex2(
                    context, cipher, secret.assumingMemoryBound(to: UInt8.self).baseAddress, vector,
                    encrypting ? 1 : 0, nil)
            }
        }
        try OpenSSLCall.status("starting SM4") { EVP_CIPHER_CTX_set_padding(context, 0) }
        var output = [UInt8](repeating: 0, count: input.count)
        var written: Int32 = 0
        var rest: Int32 = 0
        try OpenSSLCall.status("SM4") {
            guard EVP_CipherUpdate(context, &output, &written, input, Int32(input.count)) == 1 else { return 0 }
            var tail = [UInt8](repeating: 0, count: blockByteCount)
            return EVP_CipherFinal_ex(context, &tail, &rest)
        }
        guard Int(written) == input.count, rest == 0 else { throw CryptoError(.openSSL, "SM4 gave \(written) bytes") }
        return output
    }

    private static func parameters(
        of mode: Mode, inputByteCount: Int
    ) throws(CryptoError) -> (cipher: OpaquePointer, vector: [UInt8]) {
        let result: (OpaquePointer, [UInt8])
        switch mode {
        case .ecb: result = (SM4Algorithm.shared.ecb, [])
        case .cbc(let vector): result = (SM4Algorithm.shared.cbc, vector)
        case .ctr(let vector): result = (SM4Algorithm.shared.ctr, vector)
        }
        if mode != .ecb, result.1.count != blockByteCount {
            throw CryptoError(.invalidArgument, "an SM4 initial vector is \(blockByteCount) bytes")
        }
        if case .ctr = mode {
        } else if inputByteCount % blockByteCount != 0 {
            throw CryptoError(.invalidArgument, "\(inputByteCount) bytes are not whole SM4 blocks")
        }
        guard inputByteCount <= Int(Int32.max) else {
            throw CryptoError(.invalidArgument, "\(inputByteCount) bytes are too many for one SM4 call")
        }
        return result
    }
}

/// SM4's modes as fetched from OpenSSL's provider, once a process.
///
/// Unchecked because it holds C pointers: an EVP_CIPHER is immutable once fetched and may be shared by threads.
private struct SM4Algorithm: @unchecked Sendable {
    static let shared = SM4Algorithm()

    let ecb = fetch("SM4-ECB")
    let cbc = fetch("SM4-CBC")
    let ctr = fetch("SM4-CTR")

    private static func fetch(_ name: String) -> OpaquePointer {
        guard let cipher = EVP_CIPHER_fetch(nil, name, nil) else {
            preconditionFailure("this OpenSSL has no \(name); install one built with it (Debian's libssl3 has it)")
        }
        return cipher
    }
}
