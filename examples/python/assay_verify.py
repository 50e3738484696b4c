# SPDX-License-Identifier: Apache-2.0
"""Verifies Groth16 proofs and receipts with libassay_verify.so, by ctypes alone.

    python3 assay_verify.py LIBRARY VERIFICATION_KEY PUBLIC PROOF [PUBLIC PROOF ...]
    python3 assay_verify.py LIBRARY RECEIPT

Prints a verdict and its reason; ends with 0 when everything holds, 1 otherwise.
"""

import ctypes
import sys
import time
from pathlib import Path

INTERFACE = 1
REFUSE_SINGLE_PARTY_KEYS = 1


class ProofFiles(ctypes.Structure):
    _fields_ = [
        ("public_signals", ctypes.c_char_p),
        ("public_signals_size", ctypes.c_size_t),
        ("proof", ctypes.c_char_p),
        ("proof_size", ctypes.c_size_t),
    ]


class Verifier:
    """The functions of assay_verify.h; verdicts come back as their words, `valid` among them, each with its reason."""

    def __init__(self, path):
        library = ctypes.CDLL(str(path))
        size, data, text = ctypes.c_size_t, ctypes.c_char_p, ctypes.c_char_p
        library.assay_verify_version.restype = text
        library.assay_verdict_name.restype = text
        library.assay_verify_proof.argtypes = [data, size] * 3 + [text, size]
        library.assay_verify_batch.argtypes = [
            data,
            size,
            ctypes.POINTER(ProofFiles),
            size,
            ctypes.c_uint32,
            ctypes.POINTER(ctypes.c_int32),
            text,
            size,
        ]
        library.assay_verify_receipt.argtypes = [data, size, ctypes.c_int64, ctypes.c_uint32, text, size]
        if library.assay_verify_interface() != INTERFACE:
            raise OSError(f"{path} has another interface than {INTERFACE}")
        self.library = library

    @property
    def version(self):
        return self.library.assay_verify_version().decode()

    def word(self, verdict):
        return self.library.assay_verdict_name(verdict).decode()

    def proof(self, key, public, proof):
        reason = ctypes.create_string_buffer(4096)
        verdict = self.library.assay_verify_proof(key, len(key), public, len(public), proof, len(proof), reason, len(reason))
        return self.word(verdict), reason.value.decode()

    def batch(self, key, pairs, threads=1):
        """The verdict on all, the reason, and the verdict on each of the pairs of public signals and proof."""
        files = (ProofFiles * len(pairs))(*(ProofFiles(public, len(public), proof, len(proof)) for public, proof in pairs))
        verdicts = (ctypes.c_int32 * len(pairs))()
        reason = ctypes.create_string_buffer(1 << 16)
        verdict = self.library.assay_verify_batch(key, len(key), files, len(pairs), threads, verdicts, reason, len(reason))
        return self.word(verdict), reason.value.decode(), [self.word(v) for v in verdicts]

    def receipt(self, receipt, now=None, flags=0):
        reason = ctypes.create_string_buffer(1 << 16)
        moment = int(time.time()) if now is None else now
        verdict = self.library.assay_verify_receipt(receipt, len(receipt), moment, flags, reason, len(reason))
        return self.word(verdict), reason.value.decode()


def main():
    if len(sys.argv) < 3 or len(sys.argv) == 4 or len(sys.argv) > 4 and len(sys.argv) % 2 == 0:
        sys.exit(__doc__)
    verifier = Verifier(sys.argv[1])
    files = [Path(path).read_bytes() for path in sys.argv[2:]]
    if len(files) == 1:
        word, reason = verifier.receipt(files[0])
    else:
        word, reason, _ = verifier.batch(files[0], list(zip(files[1::2], files[2::2])))
    print(f"{word}: {reason}")
    sys.exit(0 if word == "valid" else 1)


if __name__ == "__main__":
    main()
