// SPDX-License-Identifier: Apache-2.0
internal import AssayCeremony
internal import AssayConstraints
internal import AssayExchange
internal import AssayFormats
internal import AssayGroth16
internal import AssayVerifier

/// An end of a verb that is not success: what the user reads, and the status that scripts read.
struct CommandFailure: Error {
    var status: ExitStatus
    var message: String
    /// What to do about it, when there is something to do.
    var help: String?
    /// The word for programs, where the failure has one.
    var code: RefusalCode?

    static func unusable(_ message: String, help: String? = nil) -> CommandFailure {
        CommandFailure(status: .unusable, message: message, help: help)
    }

    static func invalid(_ message: String, help: String? = nil) -> CommandFailure {
        CommandFailure(status: .invalid, message: message, help: help)
    }

    var json: JSON {
        var members: [String: JSON] = ["message": .string(message), "status": .integer(Int(status.rawValue))]
        if let help { members["help"] = .string(help) }
        if let code { members["code"] = .string(code.rawValue) }
        return .object(members)
    }
}

extension CommandFailure {
    /// What the libraries' errors mean to whoever runs the command.
    init(_ error: any Error) {
        switch error {
        case ProvingError.proofDoesNotVerify:
            self.init(status: .unusable, message: String(describing: error))
        case SignedAgreement.SigningError.invalid:
            self.init(status: .invalid, message: String(describing: error))
        case ProvingError.otherCircuit:
            self.init(status: .unusable, message: String(describing: error))
        case is CeremonyFault, is VerificationError, is ProvingError, is WitnessError, is WitnessRejection:
            self.init(status: .invalid, message: String(describing: error))
        case let file as UnusableFile:
            self.init(status: .unusable, message: file.message, help: file.help, code: file.code)
        default:
            self.init(status: .unusable, message: String(describing: error))
        }
    }
}
