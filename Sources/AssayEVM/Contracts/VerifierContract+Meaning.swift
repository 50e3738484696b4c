// SPDX-License-Identifier: Apache-2.0
internal import AssayCrypto

extension VerifierContract {
    /// What the end of a call says, in words: the names of errors are those of the ABI.
    public static func meaning(of outcome: Outcome) -> String {
        switch outcome.end {
        case .success: outcome.output.isEmpty ? "goes through" : "answers \(answer(outcome.output))"
        case .revert: "reverts" + (reason(outcome.output).map { ": \($0)" } ?? "")
        case .halt(let halt): "fails: \(halt.rawValue)"
        }
    }

    private static func answer(_ output: [UInt8]) -> String {
        switch output {
        case Word.one.bytes: "yes"
        case Word.zero.bytes: "no"
        default: "0x" + Hexadecimal.string(output)
        }
    }

    /// `CoordinateNotCanonical(word: 3)`; `nil` for an empty revert.
    private static func reason(_ output: [UInt8]) -> String? {
        guard !output.isEmpty else { return nil }
        let errors = Kind.allCases.flatMap { ContractErrors.all($0) }
        guard let error = errors.first(where: { $0.selector == Array(output.prefix(4)) && output.count == 4 + 32 * $0.inputs.count }) else {
            return "0x" + Hexadecimal.string(output)
        }
        let arguments = error.inputs.enumerated().map { index, input in
            let word = Word(bigEndian: output[(4 + 32 * index)...])
            return "\(input.name): \(word.integer.map(String.init) ?? word.description)"
        }
        return "\(error.name)(\(arguments.joined(separator: ", ")))"
    }

    /// `0x` and the digits of ``initCode``.
    public var initCodeText: String { "0x" + Hexadecimal.string(initCode) }
}
