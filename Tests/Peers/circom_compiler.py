# SPDX-License-Identifier: Apache-2.0
"""Runs the real circom, with full simplification (--O2), and keeps what it writes.

The compiler comes inside groth16py: while `setup_circom` runs, the compiler's output lies in a folder of its own below
TMPDIR and is deleted before the call returns. So the compiler runs in a child process with a TMPDIR that nobody else
uses, and this process gives every file that appears there a second name (a hard link), under which it survives. What
`setup_circom` does with the files, a Groth16 key, nobody needs here: once they are whole the child is ended.
"""

import os
import struct
import subprocess
import sys
import time

COMPILE = "import groth16py, sys; groth16py.setup_circom(sys.argv[1], [groth16py.circomlib_path(2)])"
ATTEMPTS = 20


class CircomRefuses(Exception):
    """The compiler's own words."""


def keep(folder, kept):
    """Links every compiler output below `folder` into `kept`; a file that is already gone is left for another attempt."""
    for parent, _, names in os.walk(folder):
        for name in names:
            if name.endswith((".r1cs", ".wasm")) and not (kept / name).exists():
                try:
                    os.link(os.path.join(parent, name), kept / name)
                except FileNotFoundError:
                    pass


def sections(r1cs):
    """The sections of a `.r1cs` file by their number; none when the file is not whole."""
    if len(r1cs) < 12:
        return {}
    found, offset = {}, 12
    for _ in range(struct.unpack_from("<I", r1cs, 8)[0]):
        if offset + 12 > len(r1cs):
            return {}
        kind, length = struct.unpack_from("<IQ", r1cs, offset)
        found[kind] = (offset + 12, length)
        offset += 12 + length
    return found if offset == len(r1cs) else {}


def header(r1cs):
    """The header section of a `.r1cs` file, wherever it stands."""
    place = sections(r1cs).get(1)
    if not place:
        raise SystemExit("circom wrote a .r1cs without a header")
    names = ["wires", "outputs", "publicInputs", "privateInputs", "labels", "constraints"]
    return dict(zip(names, struct.unpack_from("<IIIIQI", r1cs, place[0] + 36)))


def are_whole(kept):
    """Whether both files are written to their end: the module is text, and its last parenthesis closes the first."""
    r1cs, wasm = kept / "circuit.r1cs", kept / "circuit.wasm"
    if not (r1cs.exists() and wasm.exists() and sections(r1cs.read_bytes())):
        return False
    text = wasm.read_bytes()
    return text.rstrip().endswith(b")") and text.count(b"(") == text.count(b")")


def compile_once(source, scratch):
    """One run of the compiler; the folder that holds what could be kept of it."""
    watched, kept = scratch / "watched", scratch / "kept"
    watched.mkdir(parents=True)
    kept.mkdir()
    environment = {**os.environ, "TMPDIR": str(watched)}
    with open(scratch / "log", "w+") as log:
        child = subprocess.Popen([sys.executable, "-c", COMPILE, str(source)], env=environment, stdout=log, stderr=log)
        next_look = time.monotonic()
        while child.poll() is None:
            keep(watched, kept)
            if time.monotonic() > next_look and (kept / "circuit.wasm").exists():
                next_look = time.monotonic() + 0.5
                if are_whole(kept):
                    child.kill()
                    child.wait()
                    return kept
            time.sleep(0.0005)
        if child.returncode != 0:
            log.seek(0)
            raise CircomRefuses(f"circom refuses {source}:\n{log.read()}")
    return kept


def compile_circuit(source, scratch):
    """The paths of the `.r1cs` and the `.wasm`; the watcher can miss a short-lived file, so it tries again."""
    for attempt in range(ATTEMPTS):
        kept = compile_once(source, scratch / str(attempt))
        r1cs, wasm = kept / "circuit.r1cs", kept / "circuit.wasm"
        if r1cs.exists() and wasm.exists():
            return r1cs, wasm
    raise SystemExit(f"the compiler's files for {source} were gone too fast in {ATTEMPTS} attempts")
