# SPDX-License-Identifier: Apache-2.0
"""Verifies Groth16 proofs and receipts with libassay_verify.so, by ctypes alone.

    python3 assay_verify.py LIBRARY VERIFICATION_KEY PUBLIC PROOF [PUBLIC PROOF ...] [--unsafe]
    python3 assay_verify.py LIBRARY RECEIPT [--unsafe]

A key that one party made alone is taken only with --unsafe, to try things out: that party could forge proofs. Prints a verdict and its reason; ends with 0 when everything holds, 1 otherwise.
"""

import ctypes
import sys
import time
from pathlib import Path

INTERFACE = 1
TAKE_SINGLE_PARTY_KEYS = 1


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
        library.assay_verify_proof.argtypes = [data, size] * 3 + [ctypes.c_uint32, text, size]
        library.assay_verify_batch.argtypes = [
            data,
            size,
            ctypes.POINTER(ProofFiles),
            size,
            ctypes.c_uint32,
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

    def proof(self, key, public, proof, flags=0):
        reason = ctypes.create_string_buffer(4096)
        verdict = self.library.assay_verify_proof(key, len(key), public, len(public), proof, len(proof), flags, reason, len(reason))
        return self.word(verdict), reason.value.decode()

    def batch(self, key, pairs, threads=1, flags=0):
        """The verdict on all, the reason, and the verdict on each of the pairs of public signals and proof."""
        files = (ProofFiles * len(pairs))(*(ProofFiles(public, len(public), proof, len(proof)) for public, proof in pairs))
        verdicts = (ctypes.c_int32 * len(pairs))()
        reason = ctypes.create_string_buffer(1 << 16)
        verdict = self.library.assay_verify_batch(key, len(key), files, len(pairs), threads, flags, verdicts, reason, len(reason))
        return self.word(verdict), reason.value.decode(), [self.word(v) for v in verdicts]

    def receipt(self, receipt, now=None, flags=0):
        reason = ctypes.create_string_buffer(1 << 16)
        moment = int(time.time()) if now is None else now
        verdict = self.library.assay_verify_receipt(receipt, len(receipt), moment, flags, reason, len(reason))
        return self.word(verdict), reason.value.decode()


def main():
    words = [word for word in sys.argv[1:] if word != "--unsafe"]
    if len(words) < 2 or len(words) == 3 or len(words) > 3 and len(words) % 2 == 1:
        sys.exit(__doc__)
    flags = TAKE_SINGLE_PARTY_KEYS if "--unsafe" in sys.argv else 0
    verifier = Verifier(words[0])
    files = [Path(path).read_bytes() for path in words[1:]]
    if len(files) == 1:
        word, reason = verifier.receipt(files[0], flags=flags)
    else:
        word, reason, _ = verifier.batch(files[0], list(zip(files[1::2], files[2::2])), flags=flags)
    print(f"{word}: {reason}")
    sys.exit(0 if word == "valid" else 1)


if __name__ == "__main__":
    main()
