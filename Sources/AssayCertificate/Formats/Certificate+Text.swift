// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayCrypto
public import AssayFormats

/// The text form: a line that names the format, a line with the circuit, then a line a step.
extension Certificate {
    static var title: String { "assay uniqueness certificate " }
    /// Of the list of steps: with another step, or one that asks for something else, it is another version.
    static var version: String { "4" }
    static var heading: String { title + version }

    public var text: String {
        @specialized(where F == BN254.Fr)
        @specialized(where F == BLS12381.Fr)
        get {
            var text = "\(Self.heading)\ncircuit \(Hexadecimal.string(circuit))\n"
            for step in steps { text += step.line + "\n" }
            return text
        }
    }

    /// Reads the text form. Whether the steps prove anything, a ``CertificateChecker`` says.
    @specialized(where F == BN254.Fr)
    @specialized(where F == BLS12381.Fr)
    public init(parsing bytes: [UInt8]) throws(FormatError) {
        var lines = LineCursor(bytes)
        let first = lines.next().map { String(decoding: $0, as: UTF8.self) } ?? ""
        try lines.require(first.hasPrefix(Self.title), "the first line is not `\(Self.heading)`")
        let version = first.dropFirst(Self.title.count)
        guard version == Self.version else {
            throw FormatError(
                .unsupportedVersion, format: "certificate", place: .init(field: "line 1"),
                problem: "version \(version.prefix(12)) is not supported; version \(Self.version) is", advice: "audit the circuit again")
        }
        var words = try lines.words()
        try lines.require(words.next() == "circuit", "the second line does not name the circuit")
        circuit = try lines.parse { words.nextDigest() }
        try lines.require(words.isAtEnd, "there is more than expected")
        steps = []
        while !lines.isAtEnd {
            var words = try lines.words()
            steps.append(try lines.parse { CertificateStep(&words) })
            try lines.require(words.isAtEnd, "there is more than expected")
        }
    }
}

/// The lines of a text, counted from 1.
private struct LineCursor {
    private var rest: ArraySlice<UInt8>
    private var number = 0
    /// Whether a line feed ended the last line.
    private var hasEnd = true

    init(_ bytes: [UInt8]) { rest = bytes[...] }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func next() -> ArraySlice<UInt8>? {
        guard !rest.isEmpty else { return nil }
        number += 1
        let end = rest.firstIndex(of: UInt8(ascii: "\n"))
        defer { rest = end.map { rest[($0 + 1)...] } ?? [] }
        hasEnd = end != nil
        return rest[..<(end ?? rest.endIndex)]
    }

    mutating func words() throws(FormatError) -> WordReader {
        guard let line = next() else { throw fault("the text ends too early") }
        guard hasEnd else { throw fault("the line does not end") }
        return WordReader(line)
    }

    func parse<T>(_ read: () -> T?) throws(FormatError) -> T {
        guard let value = read() else { throw fault("the line cannot be read") }
        return value
    }

    func require(_ condition: Bool, _ problem: String) throws(FormatError) {
        if !condition { throw fault(problem) }
    }

    private func fault(_ problem: String) -> FormatError {
        FormatError(.malformed, format: "certificate", place: .init(field: "line \(number)"), problem: problem)
    }
}
