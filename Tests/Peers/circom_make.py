# SPDX-License-Identifier: Apache-2.0
"""Compiles the circuits under circom/ with the real circom and computes their witnesses.

    circom_make.py OUTDIR [NAME ...]

writes NAME.r1cs, NAME.wtns and NAME.json (public signals, outputs first) for each circuit into OUTDIR.
"""

import json
import sys
import tempfile
from pathlib import Path

from circom_cases import CASES
from circom_compiler import compile_circuit, header
from circom_witness import WitnessCalculator, wtns

SOURCES = Path(__file__).parent / "circom"


def make(name, out):
    inputs, expected, uses_circomlib = CASES[name]
    with tempfile.TemporaryDirectory(prefix="assay-circom-") as scratch:
        r1cs_path, wasm_path = compile_circuit(SOURCES / f"{name}.circom", Path(scratch))
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
