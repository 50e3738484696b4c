// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayData
internal import AssayFormats

// What the public signals say, against what was agreed and what the receipt claims.
extension ReceiptCheck {
    var commitment: CheckResult {
        guard let signals, Array(signals.commitments) == agreement.inputs.map(\.commitment.value) else {
            return .failed("commitment", "the proof is not about the agreed data: its commitments are not the agreed ones")
        }
        return .passed("commitment", "the proof is about the agreed data")
    }

    var parameters: CheckResult {
        let agreed = agreementCheck.parameters
        guard agreed.passed else { return agreed }
        guard let signals else { return .failed(agreed.name, "there are none of this circuit's public signals") }
        for (signal, (parameter, element)) in zip(interface.parameters, zip(agreement.parameters, signals.parameters)) {
            guard let raw = signal.raw(parameter.value), signal.element(raw) == element else {
                return .failed(agreed.name, "\(parameter.name): the proof was made with another value than the agreed \(parameter.value)")
            }
        }
        return agreed
    }

    var outputs: CheckResult {
        let name = "outputs"
        guard let signals, receipt.outputs.map(\.name) == interface.outputs.map(\.name) else {
            return .failed(name, "the receipt names other outputs than the circuit has")
        }
        for (signal, (output, raw)) in zip(interface.outputs, zip(receipt.outputs, signals.outputs)) {
            guard let raw else {
                return .failed(name, "\(output.name): the proved value is outside the declared range \(signal.rangeText)")
            }
            guard signal.text(raw).isSpelled(like: output.value) else {
                return .failed(name, "\(output.name): the receipt says \(output.value), but \(signal.text(raw)) was proved")
            }
        }
        let values = zip(interface.outputs, receipt.outputs).map { "\($1.name) = \($0.withUnit($1.value))" }
        return .passed(name, values.joined(separator: ", "))
    }

    /// Judged by the proved signal, not by what the receipt says.
    var expectedQuality: CheckResult {
        let agreed = agreementCheck.expectedQuality
        guard agreed.passed, let expectation = agreement.expectation,
            let index = interface.outputs.firstIndex(where: { $0.name == expectation.output }),
            let least = interface.outputs[index].raw(expectation.atLeast)
        else { return agreed }
        let (name, stated) = (agreed.name, agreed.reason)
        guard let raw = signals?.outputs[index] else {
            return .failed(name, "\(stated) is expected, and the output was not proved")
        }
        let found = interface.outputs[index].display(raw)
        return raw >= least ? .passed(name, "\(stated): it is \(found)") : .failed(name, "\(stated) is expected; it is \(found)")
    }
}
