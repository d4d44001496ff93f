// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

package import Messages

/// One connection, seen from the end that speaks over it. Neither call blocks.
package protocol LinkLine: AnyObject {
    /// Queues a message; what can be queued is bounded by the link's windows.
    func send(_ message: LinkMessage)

    /// Ends the connection once what is queued has been sent.
    func end()
}
