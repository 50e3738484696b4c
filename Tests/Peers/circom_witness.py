# SPDX-License-Identifier: Apache-2.0
"""Runs the witness calculator that circom 2 compiles to WebAssembly, and writes `.wtns` files.

The module exports a small machine with one shared buffer of 32-bit words, least significant first:
`init`, `getFieldNumLen32`, `getRawPrime`, `readSharedRWMemory`, `writeSharedRWMemory`, `getInputSize`,
`getInputSignalSize`, `setInputSignal`, `getWitnessSize`, `getWitness`. An input is named by the 64-bit FNV-1a hash of its
name, and the witness is there as soon as the last input is set.
"""

import re
import struct
from pathlib import Path

import wasmtime


class CircomFailure(Exception):
    """The circuit refused its inputs."""


def fnv1a(name):
    """The 64-bit FNV-1a hash (RFC 9923)."""
    h = 0xCBF29CE484222325
    for byte in name.encode():
        h = (h ^ byte) * 0x100000001B3 % 2**64
    return h


def flat(value):
    """The numbers of nested lists, in order."""
    return [n for part in value for n in flat(part)] if isinstance(value, list) else [value]


def modern(text):
    """WebAssembly text with the operator names of before 2019, as circom writes them, in today's names."""
    text = re.sub(r"\b(get|set|tee)_(local|global)\b", r"\2.\1", text)
    text = re.sub(r"\bi64\.extend_([su])/i32\b", r"i64.extend_i32_\1", text)
    return text.replace("i32.wrap/i64", "i32.wrap_i64")


def binary(path):
    """The module at `path`: groth16py's compiler leaves the text form under the binary form's name."""
    content = Path(path).read_bytes()
    return content if content.startswith(b"\0asm") else wasmtime.wat2wasm(modern(content.decode()))


class WitnessCalculator:
    def __init__(self, path):
        config = wasmtime.Config()
        config.cranelift_opt_level = "none"
        engine = wasmtime.Engine(config)
        module = wasmtime.Module(engine, binary(path))
        self.store = wasmtime.Store(engine)
        instance = wasmtime.Instance(self.store, module, [self.callback(each) for each in module.imports])
        self.exports = instance.exports(self.store)
        self.words = self.call("getFieldNumLen32")
        self.call("getRawPrime")
        self.prime = self.read()

    def callback(self, wanted):
        """What the module may call: it reports failures and messages; only `exceptionHandler` matters here."""

        def report(*arguments):
            if wanted.name == "exceptionHandler":
                raise CircomFailure(f"circom's error code {arguments[0]}")

        return wasmtime.Func(self.store, wanted.type, report)

    def call(self, name, *arguments):
        return self.exports[name](self.store, *arguments)

    def read(self):
        return sum((self.call("readSharedRWMemory", i) & 0xFFFFFFFF) << 32 * i for i in range(self.words))

    def write(self, value):
        for i in range(self.words):
            word = value >> 32 * i & 0xFFFFFFFF
            self.call("writeSharedRWMemory", i, word - 2**32 if word >> 31 else word)

    def witness(self, inputs, first=None):
        """The values of all wires, or of the first so many, for `inputs` (name: integer or nested lists); wire 0 is the constant 1."""
        self.call("init", 1)
        for name, value in inputs.items():
            h = fnv1a(name)
            msb, lsb = (word - 2**32 if word >> 31 else word for word in (h >> 32, h & 0xFFFFFFFF))
            for position, number in enumerate(flat(value)):
                self.write(number % self.prime)
                self.call("setInputSignal", msb, lsb, position)
        values = []
        for wire in range(first or self.call("getWitnessSize")):
            self.call("getWitness", wire)
            values.append(self.read())
        return values


def wtns(prime, values):
    """The bytes of a `.wtns` file, version 2: a header section and the values, 32 bytes each."""
    header = struct.pack("<I", 32) + prime.to_bytes(32, "little") + struct.pack("<I", len(values))
    body = b"".join(value.to_bytes(32, "little") for value in values)
    return b"wtns" + struct.pack("<II", 2, 2) + b"".join(
        struct.pack("<IQ", kind, len(part)) + part for kind, part in ((1, header), (2, body))
    )
