# SPDX-License-Identifier: Apache-2.0
"""Answers a list of lists of decimal field elements with their Poseidon hashes by light-poseidon (1 to 12 elements each).

The PyPI package is light-poseidon 0.1.1; it installs the module light_poseidon_python. The package that bears the module's
name, light-poseidon-python 0.1.10, hashes two elements only.
"""

import json
import sys

from light_poseidon_python import Hasher


def poseidon(inputs):
    words = [int(text).to_bytes(32, "big") for text in inputs]
    return str(int(Hasher(len(words)).hash_bytes_be(words), 16))


json.dump([poseidon(inputs) for inputs in json.load(sys.stdin)], sys.stdout)
