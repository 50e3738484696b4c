# SPDX-License-Identifier: Apache-2.0
"""Data sets, salts and their commitments, computed from docs/protocol.md in plain Python integers, on either curve.

Shares nothing with the Swift implementation; Poseidon is the one of vectors/poseidon/poseidon.py.
"""
import hashlib
import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "poseidon"))
from poseidon import ORDERS, Poseidon

PAYLOAD = 248


def element(digest):
    return int.from_bytes(digest, "big") & (2**253 - 1)


def canonical(value):
    # All strings here are ASCII and all numbers small integers, where this is RFC 8785.
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def width(field):
    return (field["hi"] - field["lo"]).bit_length() + (1 if field["optional"] else 0)


def place(fields):
    """For each field its element and its lowest bit in the record; then the elements of a record."""
    places, item, bit = [], 0, 0
    for field in fields:
        if bit + width(field) > PAYLOAD:
            item, bit = item + 1, 0
        places.append((item, bit))
        bit += width(field)
    return places, item + 1, bit


def pack(schema, rows):
    places, per_record, bits = place(schema["fields"])
    per_element = PAYLOAD // max(1, bits) if per_record == 1 else 1
    count = -(-schema["capacity"] // per_element) * per_record
    elements = [0] * count
    for r, row in enumerate(rows):
        for field, value, (item, bit) in zip(schema["fields"], row, places):
            if value is None:
                continue
            bits_of_value = value - field["lo"]
            if field["optional"]:
                bits_of_value = 2 * bits_of_value + 1
            shift = r % per_element * bits if per_record == 1 else 0
            elements[r // per_element * per_record + item] += bits_of_value << (shift + bit)
    return elements


def commit(poseidon, schema, rows, salt):
    elements = pack(schema, rows)
    digest = hashlib.sha256(canonical(schema)).digest()
    h = poseidon.hash([element(digest), len(rows), int.from_bytes(salt, "big")] + elements[:13])
    for i in range(13, len(elements), 15):
        h = poseidon.hash([h] + elements[i : i + 15])
    return digest.hex(), h


def field(name, lo, hi, unit="", scale=0, optional=False, labels=()):
    return {"name": name, "unit": unit, "lo": lo, "hi": hi, "scale": scale, "optional": optional, "labels": list(labels)}


def schema(record, capacity, fields):
    return {"format": "assay/schema/v1", "record": record, "capacity": capacity, "fields": fields}


reading = [
    field("day", 1, 21),
    field("session", 0, 1, labels=["morning", "evening"]),
    field("systolic", 0, 309, "mmHg"),
    field("pulse", 0, 254, "bpm", optional=True),
    field("weight", -5, 3000, "kg", scale=1),
]
wide = [field(f"f{i}", -(2**52), 2**52, optional=i % 2 == 0) for i in range(11)]
examples = [
    ("one row", schema("Reading", 1, reading), [[1, 0, 120, 70, 805]]),
    ("no rows", schema("Reading", 168, reading), []),
    ("several elements, missing values", schema("Reading", 168, reading),
     [[1 + i % 21, i % 2, 100 + i, None if i % 3 == 0 else 60 + i, 700 + i] for i in range(42)]),
    ("lowest values everywhere", schema("Reading", 168, reading), [[1, 0, 0, 0, -5]] * 3),
    ("records wider than an element", schema("Wide", 20, wide),
     [[(i * 1234567890123 + j) * (-1) ** j for j in range(11)] for i in range(19)]),
    ("records of no bits", schema("Fixed", 300, [field("always", 5, 5)]), [[5]] * 2),
]


def document(curve, name, maker):
    """The commitments to the same data under the same salt, on the curve of this name."""
    poseidon, salt = Poseidon(ORDERS[curve]), bytes(range(31))
    cases = []
    for title, form, rows in examples:
        digest, value = commit(poseidon, form, rows, salt)
        cases.append(
            {"name": title, "schema": form, "rows": rows, "salt": salt.hex(), "schemaDigest": digest, "commitment": str(value)})
    return {"what": f"Data commitments of docs/protocol.md over {name}", "origin": f"vectors/commitment/{maker}", "cases": cases}
