// SPDX-License-Identifier: Apache-2.0

/// ``TradeSource`` in Solidity.
struct SolidityTrade {
    let source: TradeSource

    var text: String { head + open + deliver + withdraw }

    private var head: String {
        """
        // SPDX-License-Identifier: Apache-2.0
        pragma solidity ^0.8.20;

        interface IVerifier {
            function requireProof(
                uint256[2] calldata a,
                uint256[2][2] calldata b,
                uint256[2] calldata c,
                uint256[\(source.signalCount)] calldata signals
            ) external view;
        }

        // Holds the price of a trade until a proof shows that the data meets the buyer's expectation.
        // \(VerifierSource.provenance(.solidity))
        //
        // A statement is known by its public signals, in this order: outputs, parameters, commitments, the agreement. Proofs are never
        // compared: anyone can make other proofs of the same statement.
        contract Trade {
            event Opened(
                address indexed buyer, uint256 indexed agreement, address indexed seller, uint256 price, uint256 expires
            );
            event Delivered(address indexed buyer, uint256 indexed agreement, uint256[OUTPUTS] outputs);
            event Withdrawn(address indexed buyer, uint256 indexed agreement);

            struct Terms {
                address seller;
                uint256 price;
                // The last second in which a proof is paid for.
                uint256 expires;
                // Keccak-256 of the agreed parameters and commitments.
                bytes32 agreed;
                bool isSettled;
            }

            uint256 private constant SIGNALS = \(source.signalCount);
            uint256 private constant OUTPUTS = \(source.outputCount);
            uint256 private constant AGREED = \(source.agreedCount);
            // \(source.expectationWords)
            uint256 private constant EXPECTATION = \(source.expectation);

            IVerifier public immutable VERIFIER;
            mapping(address => mapping(uint256 => Terms)) public trades;

            constructor(address verifier) {
                require(verifier.code.length != 0, "there is no verifier");
                VERIFIER = IVerifier(verifier);
            }


        """
    }

    private var open: String {
        """
            /// The buyer agrees to pay the value of this call. `digest` is that of the signed agreement, `agreed` the parameters and
            /// commitments as the public signals have them.
            function open(bytes32 digest, uint256[AGREED] calldata agreed, address seller, uint256 expires) external payable {
                uint256 agreement = uint256(digest) & (2 ** 253 - 1);
                require(trades[msg.sender][agreement].seller == address(0), "this agreement has a trade already");
                require(seller != address(0), "there is no seller");
                require(expires >= block.timestamp, "this is over already");
                trades[msg.sender][agreement] = Terms(seller, msg.value, expires, keccak256(abi.encode(agreed)), false);
                emit Opened(msg.sender, agreement, seller, msg.value, expires);
            }


        """
    }

    private var deliver: String {
        """
            /// Anyone may hand in the proof; the seller is paid, once.
            function deliver(
                address buyer,
                uint256[2] calldata a,
                uint256[2][2] calldata b,
                uint256[2] calldata c,
                uint256[SIGNALS] calldata signals
            ) external {
                uint256 agreement = signals[SIGNALS - 1];
                Terms storage trade = trades[buyer][agreement];
                require(trade.seller != address(0), "this agreement has no trade");
                require(!trade.isSettled, "this trade is settled");
                require(block.timestamp <= trade.expires, "this trade has expired");
                require(_agreed(signals) == trade.agreed, "other parameters or commitments were agreed on");
                require(\(source.isMet), "the expectation is not met");
                // Settled first: whatever is called below finds the trade settled, and undoes that when it reverts.
                trade.isSettled = true;
                _verify(a, b, c, signals);
                emit Delivered(buyer, agreement, _outputs(signals));
                _pay(trade.seller, trade.price);
            }


        """
    }

    private var withdraw: String {
        """
            /// The buyer takes the price back when no proof came in time.
            function withdraw(uint256 agreement) external {
                Terms storage trade = trades[msg.sender][agreement];
                require(trade.seller != address(0), "this agreement has no trade");
                require(!trade.isSettled, "this trade is settled");
                require(block.timestamp > trade.expires, "this trade has not expired");

                trade.isSettled = true;
                emit Withdrawn(msg.sender, agreement);
                _pay(msg.sender, trade.price);
            }

            function _verify(
                uint256[2] calldata a,
                uint256[2][2] calldata b,
                uint256[2] calldata c,
                uint256[SIGNALS] calldata signals
            ) private view {
                VERIFIER.requireProof(a, b, c, signals);
            }

            function _agreed(uint256[SIGNALS] calldata signals) private pure returns (bytes32) {
                uint256[AGREED] memory agreed;
                for (uint256 i = 0; i < AGREED; i++) agreed[i] = signals[OUTPUTS + i];
                return keccak256(abi.encode(agreed));
            }

            function _outputs(uint256[SIGNALS] calldata signals) private pure returns (uint256[OUTPUTS] memory outputs) {
                for (uint256 i = 0; i < OUTPUTS; i++) outputs[i] = signals[i];
            }

            function _pay(address receiver, uint256 price) private {
                (bool paid,) = receiver.call{value: price}("");
                require(paid, "the payment failed");
            }
        }

        """
    }
}
