// SPDX-License-Identifier: Apache-2.0
internal import AssayData
internal import AssayVerifier

/// What is in the folder of a compiled algorithm.
struct FolderDescription {
    private let interface: CircuitInterface

    init(_ path: String) throws {
        interface = try CircuitFolder(path: path).checkedInterface()
    }

    var answer: Answer { Answer(InterfaceReport(interface).lines, json: ["interface": interface.json]) }
}

/// What a compiled algorithm reads and tells.
struct InterfaceReport {
    private let interface: CircuitInterface

    init(_ interface: CircuitInterface) { self.interface = interface }

    /// Said where it is not the usual one.
    private var curve: String {
        guard let curve = KnownCurve(named: interface.curve), curve != .bn254 else { return "" }
        return ", curve: \(curve.words)"
    }

    var lines: [String] {
        ["\(interface.algorithm)", "constraints: \(interface.constraintCount), public signals: \(interface.publicSignalCount)\(curve)"]
            + interface.dataSets.map { "reads \($0.name): at most \($0.schema.capacity) of \($0.schema.record)" }
            + interface.parameters.map { "parameter \($0.name): \($0.rangeText)" }
            + packing + DisclosureReport(interface.disclosure).lines
    }

    /// Where contracts find the outputs that share signals.
    private var packing: [String] {
        zip(interface.outputs, interface.outputPlaces).compactMap { output, place in
            guard let bits = place.bits else { return nil }
            let length = bits.count == 1 ? "1 bit" : "\(bits.count) bits"
            let offset = output.lo == 0 ? "" : output.lo < 0 ? ", less \(-output.lo)" : ", and \(output.lo) more"
            return "packed \(output.name): \(length) of public signal \(place.signal), from bit \(bits.lowerBound)\(offset)"
        }
    }
}
