// SPDX-License-Identifier: Apache-2.0

/// Prices of instructions and transactions as on Ethereum since the Shanghai upgrade.
public enum Gas {
    /// What any transaction costs.
    static let transaction = 21_000
    /// What a transaction that makes a contract costs on top, and each byte of the contract.
    static let creation = 32_000
    static let storedByte = 200
    static let zeroByte = 4
    static let otherByte = 16
    /// A call of an account that was touched before, as precompiled contracts always are (EIP-2929).
    static let warmCall = 100

    /// What a transaction with this calldata costs before the contract runs (EIP-2028).
    public static func intrinsic(_ calldata: [UInt8]) -> Int {
        transaction + calldata.reduce(0) { $0 + ($1 == 0 ? zeroByte : otherByte) }
    }

    /// The least that a transaction with this calldata costs, whatever runs, since the Prague upgrade (EIP-7623).
    public static func floor(_ calldata: [UInt8]) -> Int { transaction + 10 * calldata.reduce(0) { $0 + ($1 == 0 ? 1 : 4) } }

    /// What memory of so many bytes costs in all: 3 a word, and the square of the words by 512.
    static func memory(_ byteCount: Int) -> Int {
        let words = words(byteCount)
        return 3 * words + words * words / 512
    }

    static func words(_ byteCount: Int) -> Int { (byteCount + 31) / 32 }

    /// The fixed part of an instruction's price; `nil` for one that this machine does not have.
    static func price(_ opcode: Opcode) -> Int? {
        switch opcode {
        case .stop, .returned, .revert: 0
        case .jumpdest: 1
        case .callvalue, .calldatasize, .returndatasize, .pop, .gas, .push(0): 2
        case .add, .sub, .lt, .gt, .eq, .iszero, .and, .or, .xor, .shl, .shr, .calldataload, .mload, .mstore: 3
        case .calldatacopy, .codecopy: 3
        case .mul, .div: 5
        case .addmod, .mulmod, .jump: 8
        case .jumpi: 10
        case .keccak256: 30
        case .staticcall: warmCall
        default: (0x60...0x9f).contains(opcode.rawValue) ? 3 : nil
        }
    }
}
