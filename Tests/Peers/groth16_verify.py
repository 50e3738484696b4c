# SPDX-License-Identifier: Apache-2.0
"""Asks arkworks, through groth16py, whether a proof is valid.

    groth16_verify.py VERIFICATION_KEY_JSON PUBLIC_JSON PROOF_JSON

Prints one line; exits 0 for a valid proof, 1 for an invalid one, 2 for files that it cannot use.
"""

import sys
from importlib.metadata import version
from pathlib import Path

import groth16py

try:
    key, public, proof = sys.argv[1:]
    verifier = groth16py.Verifier(groth16py.VerifyingKey.from_snarkjs_file(key))
    valid = verifier.verify_snarkjs(Path(proof).read_text(), Path(public).read_text())
except (ValueError, OSError, groth16py.EncodingError, groth16py.VerificationError) as error:
    print(f"groth16py {version('groth16py')} (arkworks): {error}", file=sys.stderr)
    sys.exit(2)
print(f"groth16py {version('groth16py')} (arkworks): {'valid' if valid else 'INVALID'}")
sys.exit(0 if valid else 1)
