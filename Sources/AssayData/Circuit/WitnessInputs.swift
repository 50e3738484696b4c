// SPDX-License-Identifier: Apache-2.0
public import AssayAlgebra
internal import AssayCrypto

/// What a prover feeds to a circuit's witness program, in the order that every compiled circuit has.
///
/// Public: parameters, a commitment for each data set, the agreement digest. Private, for each data set: number of rows,
/// salt, then for each of `capacity` rows each field, as a presence flag when it is optional and as `value − lo`; zeros for
/// a missing value and for rows that are not there.
public struct WitnessInputs<F: PrimeField>: Sendable {
    /// All inputs in order. They contain the data and the salt: `wipe` them after use.
    public var values: [F]
    /// The commitments among them.
    public let commitments: [DataCommitment<F>]

    /// Throws when parameters or data sets are not those that the interface declares.
    ///
    /// `parameters` are raw values; `dataSets` stand in the interface's order, each with its salt from `salts`.
    public init(
        interface: CircuitInterface, parameters: [Int], agreement: F, dataSets: [DataSet], salts: [F]
    ) throws(WitnessInputError) {
        try Self.check(parameters, against: interface.parameters)
        guard dataSets.count == interface.dataSets.count, salts.count == dataSets.count else {
            throw .dataSetCount(expected: interface.dataSets.count, found: min(dataSets.count, salts.count))
        }
        for (declared, given) in zip(interface.dataSets, dataSets) where declared.schema.digest != given.schema.digest {
            throw .otherSchema(dataSet: declared.name)
        }
        commitments = zip(dataSets, salts).map { DataCommitment(to: $0, saltElement: $1) }
        // One array from the start: a copy of it would stay in memory when the values are wiped.
        values = []
        values.reserveCapacity(Self.count(of: interface))
        values += zip(interface.parameters, parameters).map { $0.element($1) } + commitments.map(\.value) + [agreement]
        for (dataSet, salt) in zip(dataSets, salts) { Self.append(dataSet, salt, to: &values) }
    }

    /// Public and private inputs of a circuit.
    static func count(of interface: CircuitInterface) -> Int {
        interface.dataSets.reduce(interface.parameters.count + interface.dataSets.count + 1) { sum, input in
            sum + 2 + input.schema.capacity * input.schema.fields.reduce(0) { $0 + ($1.optional ? 2 : 1) }
        }
    }

    private static func check(_ parameters: [Int], against declared: [CircuitInterface.Signal]) throws(WitnessInputError) {
        guard parameters.count == declared.count else {
            throw .parameterCount(expected: declared.count, found: parameters.count)
        }
        for (signal, raw) in zip(declared, parameters) where !(signal.lo...signal.hi).contains(raw) {
            throw .parameterOutOfRange(name: signal.name, value: signal.text(raw), lo: signal.text(signal.lo), hi: signal.text(signal.hi))
        }
    }

    private static func append(_ dataSet: DataSet, _ salt: F, to values: inout [F]) {
        let fields = dataSet.schema.fields
        values.append(F(dataSet.rows.count))
        values.append(salt)
        for row in dataSet.rows {
            for (field, value) in zip(fields, row) {
                if field.optional { values.append(value == nil ? .zero : .one) }
                values.append(value.map { F($0 - field.lo) } ?? .zero)
            }
        }
        let width = fields.reduce(0) { $0 + ($1.optional ? 2 : 1) }
        values.append(contentsOf: repeatElement(.zero, count: width * (dataSet.schema.capacity - dataSet.rows.count)))
    }
}

/// Why inputs do not fit a circuit.
public enum WitnessInputError: Error, Hashable, Sendable, CustomStringConvertible {
    case parameterCount(expected: Int, found: Int)
    case parameterOutOfRange(name: String, value: String, lo: String, hi: String)
    case dataSetCount(expected: Int, found: Int)
    case otherSchema(dataSet: String)

    public var description: String {
        switch self {
        case .parameterCount(let expected, let found): "\(found) parameters; the algorithm has \(expected)"
        case .parameterOutOfRange(let name, let value, let lo, let hi): "parameter \(name): \(value) is outside \(lo) .. \(hi)"
        case .dataSetCount(let expected, let found): "\(found) data sets with salts; the algorithm reads \(expected)"
        case .otherSchema(let dataSet): "data set \(dataSet): it was made for another schema than the algorithm declares"
        }
    }
}
