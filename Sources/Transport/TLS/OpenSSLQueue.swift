// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

import COpenSSL

/// One entry of OpenSSL's error queue.
struct OpenSSLFault {
    let library: Int32
    let reason: Int32
    let text: String

    /// Whether libssl reported `reason` (an `SSL_R_` constant).
    func isSSL(_ reason: Int32) -> Bool { library == ERR_LIB_SSL && self.reason == reason }
}

/// The thread's queue of OpenSSL errors: emptied before each call, read whole after a failure, because a stale entry
/// would be blamed on the next call.
enum OpenSSLQueue {
    static func clear() { ERR_clear_error() }

    /// Empties the queue, oldest entry first.
    static func drain() -> [OpenSSLFault] {
        var faults: [OpenSSLFault] = []
        while true {
            var data: UnsafePointer<CChar>?
            var flags: Int32 = 0
            let code = ERR_get_error_all(nil, nil, nil, &data, &flags)
            guard code != 0 else { return faults }
            var text = "error \(code)"
            if let reason = ERR_reason_error_string(code) { text = String(cString: reason) }
            if let data, flags & ERR_TXT_STRING != 0, data.pointee != 0 { text += ": " + String(cString: data) }
            faults.append(OpenSSLFault(library: td_ERR_GET_LIB(code), reason: td_ERR_GET_REASON(code), text: text))
        }
    }

    /// The queue as one line for a log, or nil if it is empty.
    static func drainText() -> String? { text(of: drain()) }

    static func text(of faults: [OpenSSLFault]) -> String? {
        faults.isEmpty ? nil : faults.map(\.text).joined(separator: "; ")
    }
}
