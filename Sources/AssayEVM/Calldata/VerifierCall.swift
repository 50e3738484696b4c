// SPDX-License-Identifier: Apache-2.0
internal import AssayCrypto
public import AssayGroth16

/// A call of a verifier contract: which function, which proofs.
public struct VerifierCall<C: ContractCurve>: Hashable, Sendable {
    /// The contract that is called.
    public let kind: VerifierContract.Kind
    /// Which of its functions is.
    public let function: VerifierContract.Function
    /// One for a single proof's contract, at least one for a batch; all with the same number of public signals.
    public let claims: [Claim<C>]

    /// A call about one proof.
    public init(_ claim: Claim<C>, function: VerifierContract.Function = .require) {
        kind = .single
        self.function = function
        claims = [claim]
    }

    /// A call about many proofs under one key.
    public init(batch claims: [Claim<C>], function: VerifierContract.Function = .require) throws(CalldataError) {
        guard let first = claims.first else { throw .noProof }
        guard claims.allSatisfy({ $0.publicInputs.count == first.publicInputs.count }) else { throw .unequalSignals }
        kind = .batch
        self.function = function
        self.claims = claims
    }

    /// The name of the function in the contract.
    public var functionName: String { entry.name }

    private var entry: ABIEntry {
        VerifierInterface(inputCount: claims.first?.publicInputs.count ?? 0, kind: kind, family: C.Fp.contracts).entry(function)
    }

    /// What goes into the transaction: four bytes for the function, then words.
    public var bytes: [UInt8] {
        let list = kind == .batch ? [Word(32), Word(claims.count)] : []
        return entry.selector + (list + claims.flatMap(\.calldataWords)).bytes
    }

    /// `0x` and the bytes as lower-case digits.
    public var hexadecimal: String { "0x" + Hexadecimal.string(bytes) }
}

extension VerifierInterface {
    func entry(_ function: VerifierContract.Function) -> ABIEntry { function == .require ? require : verify }
}

extension Claim where C: ContractCurve {
    /// The words of a proof and its public signals.
    var calldataWords: [Word] { ProofWords(proof).words + publicInputs.map { Word($0) } }

    /// A proof and public signals from their words, of which there are enough for a proof at least.
    init(calldataWords words: ArraySlice<Word>) throws(CalldataError) {
        var signals: [C.Fr] = []
        for (index, word) in words.dropFirst(ProofWords<C>.count).enumerated() {
            guard let signal = word.element(of: C.Fr.self) else { throw .signalNotCanonical(index) }
            signals.append(signal)
        }
        self.init(proof: try ProofWords<C>(words.prefix(ProofWords<C>.count)).proof(), publicInputs: signals)
    }
}
