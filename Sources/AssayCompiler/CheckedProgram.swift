// SPDX-License-Identifier: Apache-2.0
public import AssayData
public import AssaySyntax

/// A program without errors: ready to run on data, and to become a circuit.
public struct CheckedProgram: Sendable {
    let program: Program
    let gates: GateProgram
    /// What values there can be, with all that the requirements guarantee.
    let bounds: ValueBounds
    let signals: ProgramSignals
    let tree: SyntaxTree
    /// The modules that it uses.
    public let modules: [UsedModule]
    /// Its tests and properties, which are no part of the circuit.
    public let blocks: ProgramBlocks

    /// The title that the source gives.
    public var algorithm: String { program.title }
    public var edition: Int { program.edition }
    public var source: SourceFile { program.source }
    /// The source in its one canonical layout, comments included; laid out anew each time that it is asked for.
    public var canonicalSource: String { Formatter.format(tree) }
    /// SHA-256 of the canonical source: what an agreement names the algorithm by.
    public var sourceDigest: Digest { Digest(of: Array(canonicalSource.utf8)) }
    /// The data sets that it reads, in the order of the source.
    public var dataSets: [CircuitInterface.Input] { signals.dataSets }
    public var parameters: [CircuitInterface.Signal] { signals.parameters }
    public var outputs: [CircuitInterface.Signal] { signals.outputs }

    /// Works the program out in exact rationals, without a circuit.
    ///
    /// - Parameters:
    ///   - dataSets: one for each of `self.dataSets`, in that order.
    ///   - parameters: raw values, one for each of `self.parameters`.
    /// - Throws: when number, schema or range do not fit.
    public func run(dataSets: [DataSet], parameters: [Int]) throws(RunError) -> RunReport {
        guard dataSets.count == signals.dataSets.count else {
            throw .dataSetCount(expected: signals.dataSets.count, found: dataSets.count)
        }
        for (expected, given) in zip(signals.dataSets, dataSets) where expected.schema != given.schema {
            throw .otherSchema(dataSet: expected.name)
        }
        guard parameters.count == signals.parameters.count else {
            throw .parameterCount(expected: signals.parameters.count, found: parameters.count)
        }
        for (signal, raw) in zip(signals.parameters, parameters) where !(signal.lo...signal.hi).contains(raw) {
            throw .parameterOutOfRange(name: signal.name, value: signal.text(raw), lo: signal.text(signal.lo), hi: signal.text(signal.hi))
        }
        return Interpreter.run(program, rows: dataSets.map(\.rows), parameters: parameters)
    }
}

/// Why a program cannot be run on what was given.
public enum RunError: Error, Hashable, Sendable, CustomStringConvertible {
    case dataSetCount(expected: Int, found: Int)
    case otherSchema(dataSet: String)
    case parameterCount(expected: Int, found: Int)
    case parameterOutOfRange(name: String, value: String, lo: String, hi: String)

    public var description: String {
        switch self {
        case .dataSetCount(let expected, let found): "\(found) data sets; the program reads \(expected)"
        case .otherSchema(let dataSet): "data set \(dataSet): it was made for another schema than the program declares"
        case .parameterCount(let expected, let found): "\(found) parameters; the program has \(expected)"
        case .parameterOutOfRange(let name, let value, let lo, let hi): "parameter \(name): \(value) is outside \(lo) .. \(hi)"
        }
    }
}
