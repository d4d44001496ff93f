// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import COpenSSL

/// The discipline around each OpenSSL call: an empty error queue before it, the whole queue collected after a failure.
///
/// The queue belongs to the thread, so a stale entry of one call would otherwise be blamed on the next.
enum OpenSSLCall {
    /// Runs `body`, which returns OpenSSL's status; anything but 1 or more is a failure.
    @discardableResult
    static func status(
        _ what: StaticString, code: CryptoError.Code = .openSSL, _ body: () -> Int32
    ) throws(CryptoError) -> Int32 {
        ERR_clear_error()
        let result = body()
        guard result > 0 else { throw failure(code, what) }
        return result
    }

    /// Runs `body`, which returns a new object, or nil on failure.
    static func object<Object>(
        _ what: StaticString, code: CryptoError.Code = .openSSL, _ body: () -> Object?
    ) throws(CryptoError) -> Object {
        ERR_clear_error()
        guard let object = body() else { throw failure(code, what) }
        return object
    }

    /// The error of a failed call, with the thread's error queue moved into its causes.
    static func failure(_ code: CryptoError.Code, _ what: StaticString) -> CryptoError {
        CryptoError(code, "\(what) failed", causes: drainQueue())
    }

    /// Empties the thread's error queue, oldest entry first.
    static func drainQueue() -> [String] {
        var causes: [String] = []
        while true {
            var data: UnsafePointer<CChar>?
            var flags: Int32 = 0
            let code = ERR_get_error_all(nil, nil, nil, &data, &flags)
            if code == 0 { return causes }
            var text = [CChar](repeating: 0, count: 256)
            ERR_error_string_n(code, &text, text.count)
            var cause = text.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
            if let data, flags & ERR_TXT_STRING != 0, data.pointee != 0 { cause += ": " + String(cString: data) }
            causes.append(cause)
        }
    }
}
