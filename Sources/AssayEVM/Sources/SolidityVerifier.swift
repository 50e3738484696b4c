// SPDX-License-Identifier: Apache-2.0

/// ``VerifierSource`` in Solidity.
struct SolidityVerifier {
    private let numbers: SourceNumbers

    init(_ numbers: SourceNumbers) { self.numbers = numbers }

    private var hasSignals: Bool { numbers.signalCount > 0 }

    private var parameters: String {
        "uint256[2] calldata a, uint256[2][2] calldata b, uint256[2] calldata c"
            + (hasSignals ? ", uint256[\(numbers.signalCount)] calldata signals" : "")
    }

    private var arguments: String { hasSignals ? "a, b, c, signals" : "a, b, c" }

    var text: String { head + functions + refusal + sum }

    private var head: String {
        """
        // SPDX-License-Identifier: Apache-2.0
        pragma solidity ^0.8.20;

        // A verifier of Groth16 proofs on BN254 with \(numbers.signalCount) public signals.
        // \(VerifierSource.provenance(.solidity))\(numbers.markLine("//"))
        contract Verifier {
            error CoordinateNotCanonical(uint256 word);
            error SignalNotCanonical(uint256 signal);
            error PointAtInfinity(uint256 element);
            error InvalidPoint();
            error ProofInvalid();
            error InsufficientGas();

            // The coordinates of points lie below P, public signals below R. Of coordinates in G2, the imaginary part comes first.
            uint256 private constant P = \(SourceNumbers.baseModulus);
            uint256 private constant R = \(SourceNumbers.order);

            // The precompiled contract of EIP-197 burns all gas that it is given when a point is bad, so it gets its price.
            uint256 private constant PAIRING_GAS = \(Prices.pairing(of: 4));


        """
    }

    private var functions: String {
        """
            /// Reverts unless the proof holds.
            function requireProof(\(parameters)) external view {
                bytes memory refusal = _refusal(\(arguments));
                if (refusal.length != 0) {
                    assembly ("memory-safe") {
                        revert(add(refusal, 32), mload(refusal))
                    }
                }
            }

            /// Answers whether the proof holds.
            function verifyProof(\(parameters)) external view returns (bool) {
                return _refusal(\(arguments)).length == 0;
            }


        """
    }

    private var refusal: String {
        """
            /// What is wrong, as an error; empty when nothing is.
            function _refusal(\(parameters)) private view returns (bytes memory) {
                uint256[8] memory words = [a[0], a[1], b[0][0], b[0][1], b[1][0], b[1][1], c[0], c[1]];
                for (uint256 i = 0; i < 8; i++) {
                    if (words[i] >= P) return abi.encodeWithSelector(CoordinateNotCanonical.selector, i);
                }
                // No point of the groups has y = 0, but infinity does.
                for (uint256 i = 0; i < 3; i++) {
                    if (words[3 * i + 1] == 0) return abi.encodeWithSelector(PointAtInfinity.selector, i);
                }
        \(signalCheck)        (bool success, bytes memory output) = address(8).staticcall{gas: PAIRING_GAS}(
                    bytes.concat(abi.encode(a, b), _inputPair(\(hasSignals ? "signals" : "")), abi.encode(c), _fixedPairs())
                );
                if (!success) {
                    // A pairing that got less than its price leaves less than a 63rd of it.
                    if (gasleft() < PAIRING_GAS / 63 + 100) revert InsufficientGas();
                    return abi.encodeWithSelector(InvalidPoint.selector);
                }
                if (output.length != 32 || abi.decode(output, (uint256)) != 1) return abi.encodeWithSelector(ProofInvalid.selector);
                return "";
            }


        """
    }

    private var signalCheck: String {
        guard hasSignals else { return "" }
        return """
                    for (uint256 i = 0; i < \(numbers.signalCount); i++) {
                        if (signals[i] >= R) return abi.encodeWithSelector(SignalNotCanonical.selector, i);
                    }

            """
    }

    private func words(_ numbers: [String], indentation: String) -> String {
        numbers.map { "\(indentation)uint256(\($0))" }.joined(separator: ",\n")
    }

    private var sum: String {
        let indentation = String(repeating: " ", count: 12)
        let products = numbers.inputPoints.dropFirst().enumerated().map { index, point in
            "        sum = _addMultiple(sum, \(point[0]), \(point[1]), signals[\(index)]);\n"
        }.joined()
        let parameter = hasSignals ? "uint256[\(numbers.signalCount)] calldata signals" : ""
        return """
                /// The sum over the public signals with minus gamma.
                function _inputPair(\(parameter)) private \(hasSignals ? "view" : "pure") returns (bytes memory) {
                    bytes memory sum = abi.encode(
            \(words(numbers.inputPoints[0], indentation: indentation))
                    );
            \(products)        return bytes.concat(
                        sum,
                        abi.encode(
            \(words(numbers.minusGamma, indentation: indentation + "    "))
                        )
                    );
                }

                /// Minus delta, which goes with C; minus alpha and beta.
                function _fixedPairs() private pure returns (bytes memory) {
                    return bytes.concat(
                        abi.encode(
            \(words(numbers.minusDelta, indentation: indentation + "    "))
                        ),
                        abi.encode(
            \(words(numbers.minusAlpha, indentation: indentation + "    "))
                        ),
                        abi.encode(
            \(words(numbers.beta, indentation: indentation + "    "))
                        )
                    );
                }
            \(hasSignals ? addMultiple : "")}

            """
    }

    /// The precompiled contracts of EIP-196. The points are those of the key, so nothing but lack of gas makes them fail.
    private var addMultiple: String {
        """

            /// sum + factor * (x, y)
            function _addMultiple(bytes memory sum, uint256 x, uint256 y, uint256 factor) private view returns (bytes memory) {
                (bool multiplied, bytes memory product) = address(7).staticcall(abi.encode(x, y, factor));
                (bool added, bytes memory result) = address(6).staticcall(bytes.concat(sum, product));
                if (!multiplied || !added || result.length != 64) revert InsufficientGas();
                return result;
            }

        """
    }
}
