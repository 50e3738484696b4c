/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Verification of Groth16 proofs (BN254, BLS12-381) and of Assay's receipts, from bytes in memory.
 *
 * The same checks as the command `assay verify`, by the same code. Every argument is treated as hostile.
 *
 * - No file, network or clock is touched. The operating system is asked for random numbers for a batch, and the environment
 *   for ASSAY_BACKEND alone, which picks kernels that all give the same results.
 * - There is no state between calls and nothing to set up or free. All functions may be called from several threads at once.
 * - The caller owns all memory. Nothing that is passed in is kept or changed, apart from `reason` and `verdicts`.
 * - No function fails for lack of anything but memory, where the process ends.
 *
 * `reason` gets the words for people: UTF-8, ended by NUL, cut where a character ends when `reason_size` bytes do not hold them.
 * It may be NULL with a size of 0. Programs go by the verdict: wordings change, verdicts do not.
 */
#ifndef ASSAY_VERIFY_H
#define ASSAY_VERIFY_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/** The interface that this header describes; compare it with assay_verify_interface(). */
#define ASSAY_VERIFY_INTERFACE 1

/** A verdict; one of the values of `enum assay_verdict_value`, also those that later versions add. */
typedef int32_t assay_verdict;

enum assay_verdict_value {
    /** Everything that was asked about holds. The only verdict that is 0. */
    ASSAY_VALID = 0,
    /** A file is not one JSON document of the right shape. */
    ASSAY_MALFORMED = 1,
    /** A file is longer than such a file can be. */
    ASSAY_TOO_LARGE = 2,
    /** A file is of another proof system than Groth16. */
    ASSAY_PROOF_SYSTEM = 3,
    /** A file is for another curve. */
    ASSAY_CURVE = 4,
    /** A number or point is not written in its one spelling, such as a public signal that is not below the group order. */
    ASSAY_SPELLING = 5,
    /** The point at infinity. */
    ASSAY_INFINITY = 6,
    /** A point is not on its curve. */
    ASSAY_OFF_CURVE = 7,
    /** A point is outside the subgroup of prime order. */
    ASSAY_SUBGROUP = 8,
    /** The number of public signals is not that of the key. */
    ASSAY_COUNT = 9,
    /** Anyone can forge proofs under the key, or the one party that made it. */
    ASSAY_UNSOUND_KEY = 10,
    /** The pairing equation does not hold. */
    ASSAY_EQUATION = 11,
    /** A check of a receipt fails; `reason` says which. */
    ASSAY_RECEIPT = 12,
    /** The call is wrong: a NULL pointer with a size, no proofs, an unknown flag, a moment outside the years 1970 to 9999. */
    ASSAY_BAD_CALL = 13
};

/** The two files of one proof in a batch. */
typedef struct assay_proof_files {
    /** `public.json` */
    const uint8_t *public_signals;
    size_t public_signals_size;
    /** `proof.json` */
    const uint8_t *proof;
    size_t proof_size;
} assay_proof_files;

/**
 * A flag: take keys that say that one party alone made them, to try things out; `reason` mentions them. Without it they are refused,
 * since that party could forge proofs.
 */
#define ASSAY_TAKE_SINGLE_PARTY_KEYS 1u

/** ASSAY_VERIFY_INTERFACE of the library. */
int32_t assay_verify_interface(void);

/** The version of Assay, such as `0.1.0`. */
const char *assay_verify_version(void);

/** The word of a verdict in the conformance suite, such as `off-curve`; `valid` for 0, `unknown` for what is none. */
const char *assay_verdict_name(assay_verdict verdict);

/** One proof: the bytes of `verification_key.json`, `public.json` and `proof.json`. The key says which curve all
 * are for; where it names none, it is the curve on which its points are. `flags` are 0 or the one above. */
assay_verdict assay_verify_proof(
    const uint8_t *key, size_t key_size, const uint8_t *public_signals, size_t public_signals_size, const uint8_t *proof,
    size_t proof_size, uint32_t flags, char *reason, size_t reason_size);

/**
 * Many proofs under one key, in a fraction of the time: `count` of them, on up to `threads` threads (0 counts as 1).
 *
 * Answers ASSAY_VALID when all hold, otherwise the verdict on the key or on the first proof that does not hold. `verdicts` is
 * NULL or has room for `count` verdicts, and gets that on each proof; when the key cannot be used, its verdict for all, and
 * after a call that cannot be answered ASSAY_BAD_CALL for all.
 */
assay_verdict assay_verify_batch(
    const uint8_t *key, size_t key_size, const assay_proof_files *proofs, size_t count, uint32_t threads, uint32_t flags,
    assay_verdict *verdicts, char *reason, size_t reason_size);

/** A receipt, for the moment `now` in seconds since 1970-01-01 UTC. `reason` gets a line for each check. */
assay_verdict assay_verify_receipt(
    const uint8_t *receipt, size_t receipt_size, int64_t now, uint32_t flags, char *reason, size_t reason_size);

#ifdef __cplusplus
}
#endif

#endif
