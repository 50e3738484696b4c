// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayCompiler
internal import AssayConstraints
internal import AssayCrypto
internal import AssayData
internal import AssayExchange
internal import AssayFormats
internal import AssayGroth16

/// What there is to say about a file, a line a fact.
struct Facts {
    let kind: String
    var facts: [(name: String, value: JSON)]

    init(_ kind: String, _ facts: [(name: String, value: JSON)]) {
        self.kind = kind
        self.facts = facts
    }

    var answer: Answer {
        Answer(
            [kind] + facts.map { "\($0.name): \(Self.words($0.value))" },
            json: facts.reduce(into: ["kind": .string(kind)]) { $0[$1.name] = $1.value })
    }

    /// The same, and which curve the file is for.
    func on<C: PairingCurve>(_: C.Type) -> Facts { Facts(kind, [("curve", .string(C.name))] + facts) }

    private static func words(_ value: JSON) -> String {
        switch value {
        case .string(let text): text
        case .integer(let number): String(number)
        case .decimal(let text): text
        case .bool(let flag): flag ? "yes" : "no"
        case .array(let elements): elements.map(words).joined(separator: ", ")
        case .null, .object: value.kind
        }
    }
}

extension Facts {
    init<F: PrimeField>(_ kind: String, _ circuit: R1CS<F>, _ digest: Digest) {
        self.init(
            kind,
            [
                ("constraints", .integer(circuit.constraintCount)), ("wires", .integer(circuit.wireCount)),
                ("outputs", .integer(circuit.outputCount)), ("publicInputs", .integer(circuit.publicInputCount)),
                ("privateInputs", .integer(circuit.privateInputCount)), ("digest", .string(digest.hexadecimal)),
            ])
    }

    init<C: PairingCurve>(_ kind: String, _ key: ProvingKey<C>) {
        self.init(
            kind,
            [
                ("constraints", .integer(key.constraintCount)), ("wires", .integer(key.wireCount)),
                ("publicSignals", .integer(key.inputCount)),
                ("verifyingKeyDigest", .string(VerifyingKeyDocument(key.verifyingKey).digest.hexadecimal)),
                ("unsafeSingleParty", .bool(key.isUnsafeSingleParty)),
            ])
    }

    init<F: PrimeField>(_ kind: String, _ program: WitnessProgram<F>) {
        self.init(kind, [("inputs", .integer(program.inputCount)), ("wires", .integer(program.wireCount))])
    }

    init(_ kind: String, _ key: Ed25519.PublicKey) {
        self.init(kind, [("publicKey", .string(Hexadecimal.string(key.bytes)))])
    }

    init(_ kind: String, _ program: CheckedProgram) {
        self.init(
            kind,
            [
                ("algorithm", .string(program.algorithm)), ("digest", .string(program.sourceDigest.hexadecimal)),
                ("reads", .array(program.dataSets.map { .string($0.name) })),
                ("parameters", .array(program.parameters.map { .string($0.name) })),
                ("publishes", .array(program.outputs.map { .string($0.name) })),
            ])
    }

    init<C: PairingCurve>(_ kind: String, _ key: VerifyingKeyDocument<C>) {
        self.init(
            kind,
            [
                ("publicSignals", .integer(key.key.inputCount)), ("digest", .string(key.digest.hexadecimal)),
                ("unsafeSingleParty", .bool(key.key.isUnsafeSingleParty)),
            ])
    }

    init<C: PairingCurve>(_ kind: String, _ commitment: CommitmentFile<C>) {
        self.init(kind, [("commitment", .string(commitment.commitment.value.description))] + Self.facts(commitment.schema))
    }

    init<C: PairingCurve>(_ kind: String, _ attestation: Attestation<C>) {
        let isSigned = (try? attestation.verifySignature()) != nil
        self.init(
            kind,
            [
                ("commitment", .string(attestation.commitment.value.description)),
                ("schemaDigest", .string(attestation.schemaDigest.hexadecimal)),
                ("source", .string(Hexadecimal.string(attestation.source.bytes))),
                ("notBefore", .string(attestation.notBefore.description)), ("notAfter", .string(attestation.notAfter.description)),
                ("signedBySource", .bool(isSigned)),
            ])
    }

    init(_ kind: String, _ schema: Schema) { self.init(kind, Self.facts(schema)) }

    private static func facts(_ schema: Schema) -> [(name: String, value: JSON)] {
        [
            ("record", .string(schema.record)), ("atMost", .integer(schema.capacity)),
            ("fields", .array(schema.fields.map { .string($0.name) })), ("schemaDigest", .string(schema.digest.hexadecimal)),
        ]
    }
}
