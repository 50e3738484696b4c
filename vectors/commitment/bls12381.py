# SPDX-License-Identifier: Apache-2.0
"""Makes bls12381.json: data sets, salts and their commitments, by commitment.py."""
import json
import sys

from commitment import document

json.dump(document("bls12381", "BLS12-381", "bls12381.py"), sys.stdout, indent=1)
print()
