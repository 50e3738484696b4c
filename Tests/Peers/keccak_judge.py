# SPDX-License-Identifier: Apache-2.0
"""Keccak-256 by pycryptodome. Standard input: a list of messages in hexadecimal digits; answer: the list of their digests."""
import json
import sys

from Crypto.Hash import keccak

json.dump([keccak.new(digest_bits=256, data=bytes.fromhex(message)).hexdigest() for message in json.load(sys.stdin)], sys.stdout)
