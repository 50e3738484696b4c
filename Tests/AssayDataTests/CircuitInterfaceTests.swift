// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
@testable import AssayData
import AssayFormats
import Testing

@Suite struct CircuitInterfaceTests {
    @Test func fileRoundTrip() throws {
        let interface = try Sample.interface()
        #expect(try CircuitInterface(parsing: interface.fileBytes) == interface)
        #expect(interface.publicSignalCount == 6)
    }

    @Test(arguments: [
        ("\"total\":\"15.88\"", "\"total\":\"15.87\""), ("\"bits\":\"1.00\"", "\"bits\":\"0.00\""),
        ("\"name\":\"band\"", "\"name\":\"score\""), ("\"kind\":\"bool\"", "\"kind\":\"number?\""),
        ("\"kind\":\"bool\"", "\"kind\":\"enum\""), ("\"constraints\":12345", "\"constraints\":\"12345\""),
        ("\"edition\":1", "\"edition\":true"), ("\"warnings\":[\"a copy\"]", "\"warnings\":[1]"),
    ])
    func contradictionsAreRefused(old: String, new: String) throws {
        let text = String(decoding: try Sample.interface().canonicalBytes, as: UTF8.self)
        #expect(text.contains(old))
        #expect(throws: JSONError.self) { try CircuitInterface(parsing: Array(text.replacing(old, with: new).utf8)) }
    }

    @Test(arguments: [
        (0, 100, "6.66"), (0, 1, "1.00"), (5, 5, "0.00"), (0, 10000, "13.29"), (0, 7, "3.00"), (0, 2, "1.59"), (-1, 1 << 52, "52.01"),
    ])
    func disclosureInBits(lo: Int, hi: Int, bits: String) {
        #expect(Disclosure.Bits(lo: lo, hi: hi).description == bits)
    }

    @Test func signalsAsText() throws {
        let interface = try Sample.interface()
        let (score, meets, band) = (interface.outputs[0], interface.outputs[1], interface.outputs[2])
        #expect((score.text(7125), meets.text(1), band.text(2)) == ("71.25", "yes", "C"))
        #expect((score.raw("71.25"), meets.raw("no"), band.raw("B")) == (7125, 0, 1))
        #expect((score.raw("100.01"), score.raw("1.234"), meets.raw("1"), band.raw("D")) == (nil, nil, nil, nil))
    }

    @Test(arguments: ["parameters", "dataSets"]) func namesAreUnique(list: String) throws {
        guard case .object(var members) = try Sample.interface().json, case .array(let elements)? = members[list] else {
            throw SampleError()
        }
        members[list] = .array(elements + elements)
        let error = #expect(throws: JSONError.self) { try CircuitInterface(json: .object(members)) }
        #expect(error == JSONError(place: list, problem: "two of these have the same name"))
    }

    @Test func aBooleanIsZeroOrOne() {
        for (lo, hi, scale) in [(0, 2, 0), (1, 1, 0), (-1, 1, 0), (0, 0, 0), (0, 1, 1)] {
            #expect(throws: SchemaError.self) {
                try CircuitInterface.Signal(name: "good", kind: .bool, lo: lo, hi: hi, scale: scale)
            }
        }
    }

    @Test func signalsAsElements() throws {
        let expected = try Sample.interface().parameters[0]
        for raw in -10...100 { #expect(expected.raw(expected.element(raw, as: Fr.self)) == raw) }
        for raw in [-11, 101, .min, .max] { #expect(expected.raw(Fr(raw)) == nil) }
        let widest = try CircuitInterface.Signal(name: "w", kind: .number, lo: -(1 << 53) + 1, hi: (1 << 53) - 1)
        for raw in [widest.lo, -1, 0, widest.hi] { #expect(widest.raw(Fr(raw)) == raw) }
        #expect(widest.raw(Fr(widest.hi) + 1) == nil && widest.raw(Fr(widest.lo) - 1) == nil)
    }

    @Test func witnessInputsStandInOrder() throws {
        let interface = try Sample.interface()
        let schema = interface.dataSets[0].schema
        let dataSet = try DataSet(schema: schema, rows: [[2, 1, 120, nil, 0], [3, 0, 130, 60, -5]])
        let inputs = try WitnessInputs<Fr>(interface: interface, parameters: [-3], agreement: 99, dataSets: [dataSet], salts: [77])
        let c = DataCommitment<Fr>(to: dataSet, saltElement: 77)
        #expect(inputs.commitments == [c])
        let absent = [Fr](repeating: 0, count: 12)
        #expect(WitnessInputs<Fr>.count(of: interface) == inputs.values.count)
        #expect(inputs.values == [-3, c.value, 99, 2, 77] + [1, 1, 120, 0, 0, 5] + [2, 0, 130, 1, 60, 0] + absent)
    }

    /// Numbers are written with their unit or without; a percentage never without its sign, since 1 could mean 1% or all of it.
    @Test func valuesWithUnits() throws {
        let pressure = try CircuitInterface.Signal(name: "a", kind: .number, lo: 0, hi: 3000, scale: 1, unit: "mmHg")
        for text in ["140", "140.0", "140 mmHg", "140mmHg", "140.0 mmHg"] { #expect(pressure.raw(text) == 1400, "\(text)") }
        for text in ["140 kPa", "140  mmHg", "mmHg", "140%", "140 mmHg mmHg"] { #expect(pressure.raw(text) == nil, "\(text)") }
        #expect(pressure.text(1400) == "140.0" && pressure.display(1400) == "140.0 mmHg" && pressure.rangeText == "0.0 .. 300.0 mmHg")
        let share = try CircuitInterface.Signal(name: "b", kind: .number, lo: 0, hi: 1000, scale: 1, unit: "%")
        for text in ["80%", "80 %", "80.0%"] { #expect(share.raw(text) == 800, "\(text)") }
        for text in ["80", "0.8", "1", "80.05%", "101%", "%"] { #expect(share.raw(text) == nil, "\(text)") }
        #expect(share.text(800) == "80.0%" && share.display(800) == "80.0%" && share.rangeText == "0.0% .. 100.0%")
        #expect(share.raw(share.text(725)) == 725)
    }

    @Test func wrongWitnessInputsAreRefused() throws {
        let interface = try Sample.interface()
        let fits = try DataSet(schema: interface.dataSets[0].schema, rows: [])
        let other = try DataSet(schema: Sample.reading(capacity: 5), rows: [])
        func assemble(_ parameters: [Int], _ dataSets: [DataSet]) throws {
            _ = try WitnessInputs<Fr>(
                interface: interface, parameters: parameters, agreement: 1, dataSets: dataSets, salts: dataSets.map { _ in 5 })
        }
        #expect(throws: Never.self) { try assemble([0], [fits]) }
        #expect(throws: WitnessInputError.parameterCount(expected: 1, found: 0)) { try assemble([], [fits]) }
        #expect(throws: WitnessInputError.parameterOutOfRange(name: "expected", value: "101", lo: "-10", hi: "100")) {
            try assemble([101], [fits])
        }
        #expect(throws: WitnessInputError.dataSetCount(expected: 1, found: 2)) { try assemble([0], [fits, fits]) }
        #expect(throws: WitnessInputError.otherSchema(dataSet: "readings")) { try assemble([0], [other]) }
    }
}
