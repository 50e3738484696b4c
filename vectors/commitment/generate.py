# SPDX-License-Identifier: Apache-2.0
"""Makes bn254.json: data sets, salts and their commitments, by commitment.py."""
import json
import sys

from commitment import document

json.dump(document("bn254", "BN254", "generate.py"), sys.stdout, indent=1)
print()
