// SPDX-License-Identifier: Apache-2.0
public import AssayFormats
public import AssayGroth16

/// What a verifier answers about files that could be read: lines for people, an object for programs.
public struct Verdict: Sendable {
    /// Why it does not hold; `nil` when everything does.
    public let code: RefusalCode?
    public let lines: [String]
    public let json: [String: JSON]
    /// What the user may do about it.
    public private(set) var help: [String] = []

    /// Whether everything that was checked holds.
    public var holds: Bool { code == nil }

    /// Lines may quote a file. Each stays one line, or a receipt could write a verdict of its own among them.
    init(_ code: RefusalCode?, _ lines: [String], _ json: [String: JSON], help: [String] = []) {
        self.help = help
        self.code = code
        self.lines = lines.map { PrintableText.line($0) }
        self.json = json.merging(["valid": .bool(code == nil)]) { own, _ in own }
    }
}
