// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayData
internal import AssayExchange

/// What a signer's tool makes sure of before it shows or signs an agreement.
enum AgreedCircuit {
    /// The interface of the program in a folder, compiled again. Throws unless `agreement`, from the file `file`, says nothing else
    /// than the program gives.
    static func interface<C: PairingCurve>(of agreement: Agreement<C>, in file: String, folder: String) throws -> CircuitInterface {
        let interface = try RecompiledCircuit<C>(CircuitFolder(path: folder)).interface
        let failures = AgreementCheck.run(agreement, on: interface).filter { !$0.passed }
        guard failures.isEmpty else {
            throw CommandFailure.invalid(
                "\(file) does not say what \(folder) does:\n" + failures.map(\.description).joined(separator: "\n"),
                help: "do not sign it; ask for an agreement on the program that you read")
        }
        return interface
    }
}
