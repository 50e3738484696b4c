// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayConstraints
import AssayFormats
import AssayTestSupport
import Testing

/// Files of the real circom with their sections in every order, and what they may hold that Groth16 has no place for.
@Suite struct CircomFileTests {
    static let names = ["bits", "compare", "divide", "free", "linear", "long_sums", "product", "untouched", "wide"]

    /// The sections of a file, in the order of the file.
    func sections(_ bytes: [UInt8], _ format: String, version: ClosedRange<UInt32>) throws -> [(id: UInt32, bytes: [UInt8])] {
        let container = try BinaryContainer(bytes, format: format, versions: version)
        return try container.sections.map { id in
            var reader = try container.reader(section: id, "section")
            return (id, Array(try reader.readBytes(container.length(of: id) ?? 0)))
        }
    }

    func file(_ format: String, _ version: UInt32, _ sections: [(id: UInt32, bytes: [UInt8])]) -> [UInt8] {
        var writer = BinaryContainerWriter(format: format, version: version)
        for section in sections { writer.append(section: section.id, section.bytes) }
        return writer.finish()
    }

    static let orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]]

    @Test(arguments: names) func sectionsOfCircuitsStandInAnyOrder(name: String) throws {
        let bytes = try Repository.bytes("vectors/circom/\(name).r1cs")
        let (circuit, parts) = (try R1CS<Fr>(r1cs: bytes), try sections(bytes, "r1cs", version: 1...1))
        try #require(parts.count == 3)
        for order in Self.orders { #expect(try R1CS<Fr>(r1cs: file("r1cs", 1, order.map { parts[$0] })) == circuit) }
    }

    @Test(arguments: names) func sectionsOfWitnessesStandInAnyOrder(name: String) throws {
        let bytes = try Repository.bytes("vectors/circom/\(name).wtns")
        let (witness, parts) = (try WitnessFile.decode(bytes, as: Fr.self), try sections(bytes, "wtns", version: 2...2))
        try #require(parts.count == 2)
        for order in [[0, 1], [1, 0]] { #expect(try WitnessFile.decode(file("wtns", 2, order.map { parts[$0] }), as: Fr.self) == witness) }
    }

    /// Section 4 lists custom gates, section 5 says where they are used; circom writes both for a program with custom templates.
    @Test(arguments: [[4], [5], [4, 5], [5, 4]] as [[UInt32]]) func customGatesAreRefusedWhereverTheyStand(extra: [UInt32]) throws {
        let parts = try sections(Repository.bytes("vectors/circom/product.r1cs"), "r1cs", version: 1...1)
        let gates = extra.map { (id: $0, bytes: [0, 0, 0, 0] as [UInt8]) }
        for all in [gates + parts, parts + gates, [parts[0]] + gates + parts[1...]] {
            let error = #expect(throws: FormatError.self) { try R1CS<Fr>(r1cs: file("r1cs", 1, all)) }
            #expect(error?.kind == .unsupported && error?.place.section.map(extra.contains) == true)
            #expect(
                error?.description.contains("custom gates are not part of Groth16; compile the circuit without custom templates") == true)
        }
    }
}
