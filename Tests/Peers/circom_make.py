# SPDX-License-Identifier: Apache-2.0
"""Compiles the circuits under circom/ with the real circom and computes their witnesses.

    circom_make.py OUTDIR [NAME ...]

writes NAME.r1cs, NAME.wtns and NAME.json (public signals, outputs first) for each circuit into OUTDIR.

The compiler comes inside groth16py: while `setup_circom` runs, the compiler's output lies in a folder of its own below
TMPDIR and is deleted before the call returns. So the compiler runs in a child process with a TMPDIR that nobody else
uses, and this process gives every file that appears there a second name (a hard link), under which it survives.
"""

import json
import os
import struct
import subprocess
import sys
import tempfile
from pathlib import Path

from circom_cases import CASES
from circom_witness import WitnessCalculator, wtns

SOURCES = Path(__file__).parent / "circom"
COMPILE = "import groth16py, sys; groth16py.setup_circom(sys.argv[1], [groth16py.circomlib_path(2)])"
ATTEMPTS = 20


def keep(folder, kept):
    """Links every compiler output below `folder` into `kept`; a file that is already gone is left for another attempt."""
    for parent, _, names in os.walk(folder):
        for name in names:
            if name.endswith((".r1cs", ".wasm")) and not (kept / name).exists():
                try:
                    os.link(os.path.join(parent, name), kept / name)
                except FileNotFoundError:
                    pass


def compile_once(source, scratch):
    """One run of the compiler; the folder that holds what could be kept of it."""
    watched, kept = scratch / "watched", scratch / "kept"
    watched.mkdir()
    kept.mkdir()
    command = [sys.executable, "-c", COMPILE, str(source)]
    environment = {**os.environ, "TMPDIR": str(watched)}
    with open(scratch / "log", "w+") as log:
        child = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
        while child.poll() is None:
            keep(watched, kept)
        if child.returncode != 0:
            log.seek(0)
            raise SystemExit(f"circom refuses {source}:\n{log.read()}")
    return kept


def compile_circuit(name, scratch):
    """The paths of the `.r1cs` and the `.wasm`; the watcher can miss a short-lived file, so it tries again."""
    for attempt in range(ATTEMPTS):
        folder = scratch / str(attempt)
        folder.mkdir(parents=True)
        kept = compile_once(SOURCES / f"{name}.circom", folder)
        r1cs, wasm = kept / "circuit.r1cs", kept / "circuit.wasm"
        if r1cs.exists() and wasm.exists():
            return r1cs, wasm
    raise SystemExit(f"the compiler's files for {name} were gone too fast in {ATTEMPTS} attempts")


def header(r1cs):
    """The header section of a `.r1cs` file, wherever it stands."""
    offset = 12
    while offset < len(r1cs):
        kind, length = struct.unpack_from("<IQ", r1cs, offset)
        offset += 12
        if kind == 1:
            names = ["wires", "outputs", "publicInputs", "privateInputs", "labels", "constraints"]
            return dict(zip(names, struct.unpack_from("<IIIIQI", r1cs, offset + 36)))
        offset += length
    raise SystemExit("circom wrote a .r1cs without a header")


def make(name, out):
    inputs, expected, uses_circomlib = CASES[name]
    with tempfile.TemporaryDirectory(prefix="assay-circom-") as scratch:
        r1cs_path, wasm_path = compile_circuit(name, Path(scratch))
        r1cs = r1cs_path.read_bytes()
        calculator = WitnessCalculator(wasm_path)
        values = calculator.witness(inputs)
    counts = header(r1cs)
    if expected is not None and values[1 : 1 + counts["outputs"]] != expected:
        raise SystemExit(f"{name}: circom's outputs are not those of plain integers")
    public = values[1 : 1 + counts["outputs"] + counts["publicInputs"]]
    (out / f"{name}.r1cs").write_bytes(r1cs)
    (out / f"{name}.wtns").write_bytes(wtns(calculator.prime, values))
    facts = {"name": name, "public": [str(v) for v in public], "usesCircomlib": uses_circomlib, **counts}
    (out / f"{name}.json").write_text(json.dumps(facts, indent=1) + "\n")
    return facts


def main():
    out = Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    json.dump([make(name, out) for name in sys.argv[2:] or CASES], sys.stdout)


main()
