# SPDX-License-Identifier: Apache-2.0
"""Opens what was sealed, and derives keys, by PyNaCl: reads questions from standard input, writes answers to standard output.

A question is {"key": hex, "context": text, "sealed": hex} or {"passphrase": text, "salt": hex, "passes": n, "memory": n}.
"""
import json
import sys

from nacl import pwhash
from nacl.bindings import (
    crypto_secretstream_xchacha20poly1305_ABYTES as OVERHEAD,
    crypto_secretstream_xchacha20poly1305_HEADERBYTES as HEADER,
    crypto_secretstream_xchacha20poly1305_TAG_FINAL as FINAL,
    crypto_secretstream_xchacha20poly1305_init_pull as init_pull,
    crypto_secretstream_xchacha20poly1305_pull as pull,
    crypto_secretstream_xchacha20poly1305_state as State,
)


def opened(question):
    state, sealed, text = State(), bytes.fromhex(question["sealed"]), b""
    init_pull(state, sealed[:HEADER], bytes.fromhex(question["key"]))
    rest, tag = sealed[HEADER:], None
    while rest:
        chunk, rest = rest[:65536 + OVERHEAD], rest[65536 + OVERHEAD:]
        piece, tag = pull(state, chunk, question["context"].encode())
        text += piece
    assert tag == FINAL
    return text.hex()


def derived(question):
    return pwhash.argon2id.kdf(
        32, question["passphrase"].encode(), bytes.fromhex(question["salt"]), opslimit=question["passes"], memlimit=question["memory"]
    ).hex()


json.dump([opened(q) if "sealed" in q else derived(q) for q in json.load(sys.stdin)], sys.stdout)
