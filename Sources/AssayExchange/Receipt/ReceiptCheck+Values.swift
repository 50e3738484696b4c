// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayData

// What the public signals say, against what was agreed and what the receipt claims.
extension ReceiptCheck {
    var commitment: CheckResult {
        guard let signals, Array(signals.commitments) == agreement.inputs.map(\.commitment.value) else {
            return .failed("commitment", "the proof is not about the agreed data: its commitments are not the agreed ones")
        }
        return .passed("commitment", "the proof is about the agreed data")
    }

    var parameters: CheckResult {
        let name = "parameters"
        let agreed = agreement.parameters.map(\.name)
        guard let signals, agreed == interface.parameters.map(\.name) else {
            return .failed(name, "the agreed parameters are not those of the circuit")
        }
        for (signal, (parameter, element)) in zip(interface.parameters, zip(agreement.parameters, signals.parameters)) {
            guard let raw = signal.raw(parameter.value), signal.text(raw) == parameter.value else {
                return .failed(name, "\(parameter.name): \"\(parameter.value)\" is no value of this parameter; \(signal.rangeText) is")
            }
            guard signal.element(raw) == element else {
                return .failed(name, "\(parameter.name): the proof was made with another value than the agreed \(parameter.value)")
            }
        }
        let values = zip(interface.parameters, agreement.parameters).map { "\($1.name) = \($0.withUnit($1.value))" }.joined(separator: ", ")
        return .passed(name, values.isEmpty ? "none" : values)
    }

    var outputs: CheckResult {
        let name = "outputs"
        guard let signals, receipt.outputs.map(\.name) == interface.outputs.map(\.name) else {
            return .failed(name, "the receipt names other outputs than the circuit has")
        }
        for (signal, (output, element)) in zip(interface.outputs, zip(receipt.outputs, signals.outputs)) {
            guard let raw = signal.raw(element) else {
                return .failed(name, "\(output.name): the proved value is outside the declared range \(signal.rangeText)")
            }
            guard signal.text(raw) == output.value else {
                return .failed(name, "\(output.name): the receipt says \(output.value), but \(signal.text(raw)) was proved")
            }
        }
        let values = zip(interface.outputs, receipt.outputs).map { "\($1.name) = \($0.withUnit($1.value))" }
        return .passed(name, values.joined(separator: ", "))
    }

    /// Judged by the proved signal, not by what the receipt says.
    var expectedQuality: CheckResult {
        let name = "expected quality"
        guard let expectation = agreement.expectation else { return .passed(name, "the agreement expects none in particular") }
        let output = interface.outputs.first { $0.name == expectation.output }
        let stated = "\(expectation.output) at least \(output?.withUnit(expectation.atLeast) ?? expectation.atLeast)"
        guard let index = interface.outputs.firstIndex(where: { $0.name == expectation.output }),
            interface.outputs[index].kind != .enumeration, let least = interface.outputs[index].raw(expectation.atLeast)
        else { return .failed(name, "the agreement expects \(stated), which no output of the circuit can be compared with") }
        guard let signals, let raw = interface.outputs[index].raw(signals.outputs[index]) else {
            return .failed(name, "\(stated) is expected, and the output was not proved")
        }
        let found = interface.outputs[index].display(raw)
        return raw >= least ? .passed(name, "\(stated): it is \(found)") : .failed(name, "\(stated) is expected; it is \(found)")
    }
}
