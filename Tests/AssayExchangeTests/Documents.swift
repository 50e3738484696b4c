// SPDX-License-Identifier: Apache-2.0
import AssayAlgebra
import AssayExchange

// The documents on BN254, on which most tests are; `CurveTests` has those about the other curve and about both.
typealias Scalar = BN254.Fr
typealias Agreement = AssayExchange.Agreement<BN254>
typealias SignedAgreement = AssayExchange.SignedAgreement<BN254>
typealias AgreementCheck = AssayExchange.AgreementCheck<BN254>
typealias DisclosureLedger = AssayExchange.DisclosureLedger<BN254>
typealias VerifyingKeyDocument = AssayExchange.VerifyingKeyDocument<BN254>
typealias CommitmentFile = AssayExchange.CommitmentFile<BN254>
typealias Attestation = AssayExchange.Attestation<BN254>
typealias CeremonyAttestation = AssayExchange.CeremonyAttestation<BN254>
typealias Opening = AssayExchange.Opening<BN254>
typealias Receipt = AssayExchange.Receipt<BN254>
typealias ReceiptCheck = AssayExchange.ReceiptCheck<BN254>
typealias Trade = TradeOn<BN254>
typealias SimulatedKey = SimulatedKeyOn<BN254>
