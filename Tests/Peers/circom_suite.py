# SPDX-License-Identifier: Apache-2.0
"""The reference algorithms in circom, beside ours: constraints and outputs.

    circom_suite.py [--random COUNT] [--seed SEED] [--wide] [--plain] [--operations] [NAME ...]

Compiles circuits of circom/suite with the real circom, runs each on the tables that its algorithm ships with and on COUNT
random ones, and compares the outputs with what circuits/reference_scores.py works out in exact fractions. Prints one JSON
array: for each circuit its name, its constraints, and the tables with what came out (`outputs`, raw numbers in the order of
the program, or `refused`). With --wide fifteen fields are hashed at
a time instead of a row. With --plain the circuits are written down without tuning (see made_plain). With --operations it compiles the single operations of circom/operations instead and gives their
constraints. Progress goes to standard error. Ends with 1 when an output differs.
"""

import argparse
import hashlib
import json
import random
import re
import shutil
import sys
import tempfile
import time
from pathlib import Path

from circom_compiler import compile_circuit, header
from circom_tables import CIRCUITS, inputs_of, raw_outputs, raw_rows
from circom_witness import CircomFailure, WitnessCalculator

HERE = Path(__file__).resolve().parent
SUITE, OPERATIONS, WIDE, PLAIN = (HERE / "circom" / name for name in ("suite", "operations", "wide", "plain"))
COMPARISON = re.compile(r"\b((?:Less|Greater)(?:Eq)?Than)\((\w+(?: \+ \d+)?)\)")
sys.path.insert(0, str(HERE.parent.parent / "circuits"))

from exact import Refused, table  # noqa: E402
from reference_scores import REFERENCE  # noqa: E402


def digest(source, swapped=()):
    """SHA-256 of a circuit with all parts that the suite shares, and those that take their place."""
    text = b"".join(path.read_bytes() for path in [source, *sorted((SUITE / "parts").glob("*.circom")), *swapped])
    return hashlib.sha256(text).hexdigest()


def progress(text):
    print(text, file=sys.stderr, flush=True)


def tables_of(name, count, seed):
    """(what it is, rows as text) of the tables that are shipped and of random ones."""
    folder = HERE.parent.parent / "circuits" / "reference" / name
    for file in REFERENCE[name].tables:
        yield file, table(folder / f"{file}.synthetic.csv")
    for number in range(count):
        yield f"random {seed}.{number}", CIRCUITS[name].random_rows(random.Random(f"{name} {seed} {number}"))


def expected(name, rows):
    """The outputs as raw numbers, or none where the algorithm refuses the rows."""
    reference = REFERENCE[name]
    try:
        return raw_outputs(reference.score([reference.read(row) for row in rows]))
    except Refused:
        return None


def outputs(calculator, name, rows, prime):
    try:
        values = calculator.witness(inputs_of(name, rows), first=1 + CIRCUITS[name].outputs)
    except CircomFailure:
        return None
    return [value - prime if value > prime // 2 else value for value in values[1:]]


def case(name, calculator, what, rows):
    """One table with what came out; `agrees` says whether it is what exact fractions give."""
    found = outputs(calculator, name, rows, calculator.prime)
    facts = {"name": what, "rows": raw_rows(name, rows), "agrees": found == expected(name, rows)}
    if not facts["agrees"]:
        progress(f"{name}, {what}: circom gives {found}, exact fractions {expected(name, rows)}")
    return {**facts, "refused": True} if found is None else {**facts, "outputs": found}


def made_plain(folder):
    """Swaps the parts of a copied suite, and gives every comparison 32 bits, or 64 where its smallest safe width is above 32."""
    shutil.copy(PLAIN / "order.circom", folder / "parts")
    for file in folder.rglob("*.circom"):
        file.write_text(COMPARISON.sub(r"\1(\2 <= 32 ? 32 : 64)", file.read_text()))


def suite(name, count, seed, is_wide, is_plain):
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="assay-circom-") as scratch:
        folder = SUITE
        if is_wide or is_plain:
            folder = shutil.copytree(SUITE, Path(scratch) / "suite")
        if is_plain:
            made_plain(folder)
        if is_wide:
            shutil.copy(WIDE / "commitment.circom", folder / "parts")
        r1cs, wasm = compile_circuit(folder / f"{name}.circom", Path(scratch) / "made")
        constraints = header(r1cs.read_bytes())["constraints"]
        progress(f"{name}: {constraints} constraints, compiled in {time.monotonic() - began:.1f} s")
        calculator = WitnessCalculator(wasm)
        cases = [case(name, calculator, what, rows) for what, rows in tables_of(name, count, seed)]
    progress(f"{name}: {sum(each['agrees'] for each in cases)} of {len(cases)} tables agree, {time.monotonic() - began:.1f} s in all")
    sources = digest(SUITE / f"{name}.circom", [PLAIN / "order.circom"] if is_plain else [])
    return {"name": name, "constraints": constraints, "sources": sources, "cases": cases}


def operation(name):
    source = OPERATIONS / f"{name}.circom"
    with tempfile.TemporaryDirectory(prefix="assay-circom-") as scratch:
        r1cs, _ = compile_circuit(source, Path(scratch))
        constraints = header(r1cs.read_bytes())["constraints"]
    progress(f"{name}: {constraints} constraints")
    return {"name": name, "constraints": constraints, "sources": digest(source)}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--random", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--wide", action="store_true")
    parser.add_argument("--plain", action="store_true")
    parser.add_argument("--operations", action="store_true")
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    if options.operations:
        names = options.names or sorted(path.stem for path in OPERATIONS.glob("*.circom"))
        made = [operation(name) for name in names]
    else:
        made = [suite(name, options.random, options.seed, options.wide, options.plain) for name in options.names or CIRCUITS]
    json.dump(made, sys.stdout)
    sys.exit(any(not each["agrees"] for circuit in made for each in circuit.get("cases", [])))


main()
