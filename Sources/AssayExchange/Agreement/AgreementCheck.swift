// SPDX-License-Identifier: Apache-2.0
public import AssayAlgebra
public import AssayData
internal import AssayFormats

/// Whether an agreement says what a circuit does: what a signer needs to know, and part of what a verifier of a receipt checks.
public struct AgreementCheck<C: PairingCurve>: Sendable {
    let agreement: Agreement<C>
    let interface: CircuitInterface

    /// All checks of `agreement` against the interface of a circuit, which the caller trusts to be that of the circuit.
    public static func run(_ agreement: Agreement<C>, on interface: CircuitInterface) -> [CheckResult] {
        let check = AgreementCheck(agreement: agreement, interface: interface)
        return [check.circuit, check.schema, check.parameters, check.expectedQuality, check.disclosure]
    }

    /// The interface is the one agreed on, and it is that of the agreed algorithm and circuit.
    var circuit: CheckResult {
        let name = "circuit"
        guard interface.digest == agreement.interfaceDigest else {
            return .failed(name, "the interface is not the agreed one, so the signals could be misread")
        }
        guard interface.sourceDigest == agreement.algorithmDigest, interface.circuitDigest == agreement.circuitDigest else {
            return .failed(name, "the agreement names another algorithm or circuit than its interface does")
        }
        guard interface.curve == C.name else {
            return .failed(name, "the circuit is for the curve \"\(interface.curve)\", the agreement for \"\(C.name)\"")
        }
        return .passed(name, "\"\(interface.algorithm)\", source \(interface.sourceDigest.hexadecimal.prefix(16))…")
    }

    /// The agreed schemas are those that the circuit reads.
    var schema: CheckResult {
        let agreed = agreement.inputs.map { [$0.name, $0.schemaDigest.hexadecimal] }
        let declared = interface.dataSets.map { [$0.name, $0.schema.digest.hexadecimal] }
        guard agreed == declared else { return .failed("schema", "the agreed data sets or schemas are not those of the circuit") }
        return .passed("schema", agreed.map { "\($0[0]) \($0[1].prefix(16))…" }.joined(separator: ", "))
    }

    /// The agreed parameters are those of the circuit, each with a possible value in its one spelling.
    var parameters: CheckResult {
        let name = "parameters"
        guard agreement.parameters.map(\.name) == interface.parameters.map(\.name) else {
            return .failed(name, "the agreed parameters are not those of the circuit")
        }
        for (signal, parameter) in zip(interface.parameters, agreement.parameters) {
            guard let raw = signal.raw(parameter.value), signal.text(raw).isSpelled(like: parameter.value) else {
                return .failed(name, "\(parameter.name): \"\(parameter.value)\" is no value of this parameter; \(signal.rangeText) is")
            }
        }
        let values = zip(interface.parameters, agreement.parameters).map { "\($1.name) = \($0.withUnit($1.value))" }
        return .passed(name, values.isEmpty ? "none" : values.joined(separator: ", "))
    }

    /// What is expected is a value of an output that has an order.
    var expectedQuality: CheckResult {
        let name = "expected quality"
        guard let expectation = agreement.expectation else { return .passed(name, "the agreement expects none in particular") }
        let output = interface.outputs.first { $0.name == expectation.output }
        let stated = "\(expectation.output) at least \(output?.withUnit(expectation.atLeast) ?? expectation.atLeast)"
        guard let output, output.kind != .enumeration, output.raw(expectation.atLeast) != nil else {
            return .failed(name, "the agreement expects \(stated), which no output of the circuit can be compared with")
        }
        return .passed(name, stated)
    }

    /// What the agreement says is disclosed is what the circuit discloses.
    var disclosure: CheckResult {
        guard agreement.disclosure == interface.disclosure else {
            return .failed(
                "disclosure",
                "the agreement states \(agreement.disclosure.total) bits, and the circuit discloses \(interface.disclosure.total)")
        }
        return .passed("disclosure", "at most \(agreement.disclosure.total) bits")
    }
}
