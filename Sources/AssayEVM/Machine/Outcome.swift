// SPDX-License-Identifier: Apache-2.0

/// How a call ended.
public struct Outcome: Hashable, Sendable {
    /// The three ways to end.
    public enum End: Hashable, Sendable {
        /// It went through: STOP, RETURN, or the end of the code.
        case success
        /// It was undone by the contract, which kept the gas that was left.
        case revert
        /// It was undone by the machine, which took all gas.
        case halt(Halt)
    }

    /// Which way it was.
    public let end: End
    /// What the contract returned, or with what it reverted.
    public let output: [UInt8]
    /// Gas of the call itself, without the price of the transaction around it.
    public let gasUsed: Int

    /// Whether it went through; what it returned may still be a no.
    public var isSuccess: Bool { end == .success }
}

/// Why the machine ends a call.
public enum Halt: String, Error, Hashable, Sendable {
    case outOfGas = "out of gas"
    case stackUnderflow = "the stack has too few words"
    case stackOverflow = "the stack has more than 1,024 words"
    case badJump = "a jump to where no jump may lead"
    case invalidInstruction = "an instruction that is none, or that this machine does not have"
    /// This machine knows the precompiled contracts for the two curves and no other account.
    case unknownAccount = "a call of a contract that is not there"
}
