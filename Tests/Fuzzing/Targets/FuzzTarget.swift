// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0

/// Something that takes hostile bytes, and the properties that must hold whatever they are.
///
/// The fuzzer and the replay in `swift test` run the same `run`: a crash ends the process, a broken property throws.
public struct FuzzTarget: Sendable {
    /// The name of its folders under `Corpus` and `Regressions`.
    public let name: String
    /// The longest input worth trying, in bytes.
    public let maximumInputBytes: Int
    /// What an input is made of, for mutations that keep its form.
    public let form: InputForm
    /// Where inputs that are read from a file are put; unique to the process.
    public let run: @Sendable (_ input: [UInt8], _ scratch: ScratchFile) async throws(Violation) -> Void

    /// Every target, in the order they are run.
    public static let all: [FuzzTarget] = [frames, envelopes, records, configuration, topology]
}

/// What the bytes of an input stand for.
public enum InputForm: Sendable {
    /// Bytes without a form that the fuzzer could keep.
    case plain
    /// `prefix` bytes that choose how the rest is taken, then one protobuf message.
    case message(prefix: Int)
    /// `prefix` bytes that choose how the rest is taken, then frames, each with one protobuf message.
    case framedMessages(prefix: Int)
}

/// A property that did not hold.
public struct Violation: Error, CustomStringConvertible {
    public let description: String

    init(_ description: String) {
        self.description = description
    }
}

/// Throws unless `condition` holds; `words` say what should have held.
func require(_ condition: Bool, _ words: @autoclosure () -> String) throws(Violation) {
    if !condition { throw Violation(words()) }
}
