# SPDX-License-Identifier: Apache-2.0
"""Puts every case of vectors/verifier to libassay_verify.so and to the program assay-verify.

    python3 conformance.py LIBRARY PROGRAM

A model for those who want to try a verifier of their own: README.md beside the cases says what they mean.
"""

import json
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from assay_verify import Verifier

FOLDER = Path(__file__).parents[2] / "vectors/verifier"
SUITES = [json.loads((FOLDER / f"{name}.json").read_text()) for name in ("bn254", "bls12_381")]


def content(text):
    """The bytes of a text of the suite."""
    if isinstance(text, dict):
        return bytes.fromhex(text["hex"])
    if isinstance(text, list):
        text = "".join(part if isinstance(part, str) else part[0] * part[1] for part in text)
    return text.encode()


def texts(suite):
    return {name: content(text) for name, text in suite["texts"].items()}


def judged(case, word):
    """What is wrong with a verdict, in words; None when it is right."""
    expected = case.get("reasons", ["valid"])
    return None if word in expected else f"{case['id']}: {word}, not {' or '.join(expected)}"


def by_library(verifier, suite):
    contents = texts(suite)

    def files(case):
        return [contents[case[name]] for name in ("key", "public", "proof")]

    # From several threads at once: ctypes lets the others run during a call.
    with ThreadPoolExecutor(4) as pool:
        faults = list(pool.map(lambda case: judged(case, verifier.proof(*files(case))[0]), suite["cases"]))
    for key in ("key-0", "key-1", "key-2", "key-8"):
        cases = [case for case in suite["cases"] if case["key"] == key]
        whole, _, words = verifier.batch(contents[key], [files(case)[1:] for case in cases], threads=2)
        faults += [judged(case, word) for case, word in zip(cases, words)]
        if whole == "valid":
            faults.append(f"a batch under {key}: accepted")
    return faults


def by_program(program, suite):
    contents = texts(suite)
    with tempfile.TemporaryDirectory() as folder:
        paths = {name: Path(folder) / f"{number}.json" for number, name in enumerate(contents)}
        for name, path in paths.items():
            path.write_bytes(contents[name])

        def verdict(case):
            command = [program, "--json"] + [paths[case[name]] for name in ("key", "public", "proof")]
            run = subprocess.run(command, capture_output=True)
            answer = json.loads(run.stdout)
            word = "valid" if answer.get("valid") else answer.get("code") or answer.get("error", {}).get("code")
            allowed = (0,) if word == "valid" else (1, 2)
            return judged(case, word) or (None if run.returncode in allowed else f"{case['id']}: exit {run.returncode}")

        with ThreadPoolExecutor(4) as pool:
            return list(pool.map(verdict, suite["cases"]))


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    verifier = Verifier(sys.argv[1])
    for suite in SUITES:
        for name, faults in (("library", by_library(verifier, suite)), ("program", by_program(sys.argv[2], suite))):
            wrong = [fault for fault in faults if fault]
            print(f"{name}, {suite['curve']}: {len(faults) - len(wrong)} of {len(faults)} verdicts right")
            if wrong:
                sys.exit("\n".join(wrong))


if __name__ == "__main__":
    main()
