// SPDX-License-Identifier: Apache-2.0

/// ``VerifierSource`` in Vyper.
struct VyperVerifier {
    private let numbers: SourceNumbers

    init(_ numbers: SourceNumbers) { self.numbers = numbers }

    private var parameters: String {
        "a: uint256[2], b: uint256[2][2], c: uint256[2]" + (numbers.signalCount == 0 ? "" : ", signals: uint256[SIGNALS]")
    }

    private var arguments: String { numbers.signalCount == 0 ? "a, b, c" : "a, b, c, signals" }

    private func list(_ numbers: [String]) -> String { "[\(numbers.joined(separator: ", "))]" }

    /// x, then y; the imaginary part of each first.
    private func pairs(_ numbers: [String]) -> String { list([list(Array(numbers.prefix(2))), list(Array(numbers.suffix(2)))]) }

    var text: String { head + functions + refusal }

    private var head: String {
        """
        # SPDX-License-Identifier: Apache-2.0
        # pragma version ^0.4.3
        # A verifier of Groth16 proofs on BN254 with \(numbers.signalCount) public signals.
        # \(VerifierSource.provenance(.vyper))\(numbers.markLine("#"))

        # The coordinates of points lie below P, public signals below R. Of coordinates in G2, the imaginary part comes first.
        P: constant(uint256) = \(SourceNumbers.baseModulus)
        R: constant(uint256) = \(SourceNumbers.order)

        SIGNALS: constant(uint256) = \(numbers.signalCount)
        INPUT_POINTS: constant(uint256[2][\(numbers.signalCount + 1)]) = [
        \(numbers.inputPoints.map { "    \(list($0))," }.joined(separator: "\n"))
        ]
        MINUS_ALPHA: constant(uint256[2]) = \(list(numbers.minusAlpha))
        BETA: constant(uint256[2][2]) = \(pairs(numbers.beta))
        MINUS_GAMMA: constant(uint256[2][2]) = \(pairs(numbers.minusGamma))
        MINUS_DELTA: constant(uint256[2][2]) = \(pairs(numbers.minusDelta))

        # The precompiled contract of EIP-197. It burns all gas that it is given when a point is bad, so it gets its price.
        PAIRING: constant(address) = 0x0000000000000000000000000000000000000008
        PAIRING_GAS: constant(uint256) = \(Prices.pairing(of: 4))


        """
    }

    private var functions: String {
        """
        # Reverts unless the proof holds.
        @external
        @view
        def requireProof(\(parameters)):
            refusal: Bytes[36] = self._refusal(\(arguments))
            if len(refusal) != 0:
                raw_revert(refusal)


        # Answers whether the proof holds.
        @external
        @view
        def verifyProof(\(parameters)) -> bool:
            return len(self._refusal(\(arguments))) == 0


        """
    }

    private var sum: String {
        guard numbers.signalCount > 0 else { return "" }
        return """

                for i: uint256 in range(SIGNALS):
                    if signals[i] >= R:
                        return abi_encode(i, method_id=method_id("SignalNotCanonical(uint256)"))
                    sum = ecadd(sum, ecmul(INPUT_POINTS[i + 1], signals[i]))
            """
    }

    private var refusal: String {
        """
        # What is wrong, as an error; empty when nothing is.
        @internal
        @view
        def _refusal(\(parameters)) -> Bytes[36]:
            words: uint256[8] = [a[0], a[1], b[0][0], b[0][1], b[1][0], b[1][1], c[0], c[1]]
            for i: uint256 in range(8):
                if words[i] >= P:
                    return abi_encode(i, method_id=method_id("CoordinateNotCanonical(uint256)"))
            # No point of the groups has y = 0, but infinity does.
            for i: uint256 in range(3):
                if words[3 * i + 1] == 0:
                    return abi_encode(i, method_id=method_id("PointAtInfinity(uint256)"))
            sum: uint256[2] = INPUT_POINTS[0]\(sum)

            success: bool = False
            output: Bytes[32] = b""
            success, output = raw_call(
                PAIRING,
                abi_encode(a, b, sum, MINUS_GAMMA, c, MINUS_DELTA, MINUS_ALPHA, BETA),
                max_outsize=32,
                gas=PAIRING_GAS,
                is_static_call=True,
                revert_on_failure=False,
            )
            if not success:
                # A pairing that got less than its price leaves less than a 63rd of it.
                if msg.gas < PAIRING_GAS // 63 + 100:
                    raw_revert(method_id("InsufficientGas()"))
                return method_id("InvalidPoint()")
            if len(output) != 32 or convert(output, uint256) != 1:
                return method_id("ProofInvalid()")
            return b""

        """
    }
}
