// SPDX-License-Identifier: Apache-2.0

/// ``TradeSource`` in Vyper.
struct VyperTrade {
    let source: TradeSource

    var text: String { head + open + deliver + withdraw }

    private var head: String {
        """
        # SPDX-License-Identifier: Apache-2.0
        # pragma version ^0.4.3
        # Holds the price of a trade until a proof shows that the data meets the buyer's expectation.
        # \(VerifierSource.provenance(.vyper))
        #
        # A statement is known by its public signals, in this order: outputs, parameters, commitments, the agreement. Proofs are never
        # compared: anyone can make other proofs of the same statement.

        interface Verifier:
            # It changes nothing; this language calls functions that return nothing in this way only.
            def requireProof(a: uint256[2], b: uint256[2][2], c: uint256[2], signals: uint256[SIGNALS]): nonpayable

        event Opened:
            buyer: indexed(address)
            agreement: indexed(uint256)
            seller: indexed(address)
            price: uint256
            expires: uint256

        event Delivered:
            buyer: indexed(address)
            agreement: indexed(uint256)
            outputs: uint256[OUTPUTS]

        event Withdrawn:
            buyer: indexed(address)
            agreement: indexed(uint256)

        struct Trade:
            seller: address
            price: uint256
            # The last second in which a proof is paid for.
            expires: uint256
            # Keccak-256 of the agreed parameters and commitments.
            agreed: bytes32
            isSettled: bool

        SIGNALS: constant(uint256) = \(source.signalCount)
        OUTPUTS: constant(uint256) = \(source.outputCount)
        AGREED: constant(uint256) = \(source.agreedCount)
        # \(source.expectationWords)
        EXPECTATION: constant(uint256) = \(source.expectation)

        VERIFIER: public(immutable(address))
        trades: public(HashMap[address, HashMap[uint256, Trade]])


        @deploy
        def __init__(verifier: address):
            assert verifier.is_contract, "there is no verifier"
            VERIFIER = verifier


        """
    }

    private var open: String {
        """
        # The buyer agrees to pay the value of this call. `digest` is that of the signed agreement, `agreed` the parameters and
        # commitments as the public signals have them.
        @external
        @payable
        def open(digest: bytes32, agreed: uint256[AGREED], seller: address, expires: uint256):
            agreement: uint256 = convert(digest, uint256) & (2 ** 253 - 1)
            assert self.trades[msg.sender][agreement].seller == empty(address), "this agreement has a trade already"
            assert seller != empty(address), "there is no seller"
            assert expires >= block.timestamp, "this is over already"
            self.trades[msg.sender][agreement] = Trade(
                seller=seller, price=msg.value, expires=expires, agreed=keccak256(abi_encode(agreed)), isSettled=False
            )
            log Opened(buyer=msg.sender, agreement=agreement, seller=seller, price=msg.value, expires=expires)


        """
    }

    private var deliver: String {
        """
        # Anyone may hand in the proof; the seller is paid, once.
        @external
        def deliver(buyer: address, a: uint256[2], b: uint256[2][2], c: uint256[2], signals: uint256[SIGNALS]):
            agreement: uint256 = signals[SIGNALS - 1]
            trade: Trade = self.trades[buyer][agreement]
            assert trade.seller != empty(address), "this agreement has no trade"
            assert not trade.isSettled, "this trade is settled"
            assert block.timestamp <= trade.expires, "this trade has expired"
            agreed: uint256[AGREED] = empty(uint256[AGREED])
            for i: uint256 in range(AGREED):
                agreed[i] = signals[OUTPUTS + i]
            assert keccak256(abi_encode(agreed)) == trade.agreed, "other parameters or commitments were agreed on"
            assert \(source.isMet), "the expectation is not met"

            # Settled first: whatever is called below finds the trade settled, and undoes that when it reverts.
            self.trades[buyer][agreement].isSettled = True
            extcall Verifier(VERIFIER).requireProof(a, b, c, signals)
            outputs: uint256[OUTPUTS] = empty(uint256[OUTPUTS])
            for i: uint256 in range(OUTPUTS):
                outputs[i] = signals[i]
            log Delivered(buyer=buyer, agreement=agreement, outputs=outputs)
            raw_call(trade.seller, b"", value=trade.price)


        """
    }

    private var withdraw: String {
        """
        # The buyer takes the price back when no proof came in time.
        @external
        def withdraw(agreement: uint256):
            trade: Trade = self.trades[msg.sender][agreement]
            assert trade.seller != empty(address), "this agreement has no trade"
            assert not trade.isSettled, "this trade is settled"
            assert block.timestamp > trade.expires, "this trade has not expired"

            self.trades[msg.sender][agreement].isSettled = True
            log Withdrawn(buyer=msg.sender, agreement=agreement)
            raw_call(msg.sender, b"", value=trade.price)

        """
    }
}
