#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Derives every constant of the kernels from the curves' definitions, in plain Python.

    derive.py                writes Sources/CAssayKernels/CURVE/CURVE_constants.h for each curve
    derive.py --check        exits 1 when one of these files is not what this script would write

Nothing but the definitions in bn254.py and bls12381.py is taken from anywhere: the scripts recompute it and assert what the
kernels rely on.
"""
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import bls12381
import bn254

KERNELS = Path(__file__).resolve().parents[2] / "Sources/CAssayKernels"


def main():
    for name, curve in (("bn254", bn254), ("bls12381", bls12381)):
        curve.check()
        target = KERNELS / name / f"{name}_constants.h"
        text = "\n".join(curve.lines()) + "\n"
        if "--check" not in sys.argv[1:]:
            target.write_text(text)
        elif not target.exists() or target.read_text() != text:
            sys.exit(f"{target} is not what {Path(__file__).name} derives: run it and commit the result")
        else:
            print(f"{target.name}: every constant derived anew, no difference")


if __name__ == "__main__":
    main()
