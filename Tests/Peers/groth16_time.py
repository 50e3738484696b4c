# SPDX-License-Identifier: Apache-2.0
"""Times groth16py's prover (arkworks) on a key and a witness.

    groth16_time.py ZKEY WTNS [RUNS]

Prints JSON: the seconds of loading the key, and of each of RUNS proofs (5 unless said otherwise).
"""

import json
import sys
import time
from importlib.metadata import version

import groth16py


def timed(work):
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result


zkey, wtns = sys.argv[1:3]
runs = int(sys.argv[3]) if len(sys.argv) > 3 else 5
load, (proving_key, _) = timed(lambda: groth16py.import_zkey(zkey))
proofs = [timed(lambda: groth16py.prove_wtns(proving_key, wtns))[0] for _ in range(runs)]
json.dump({"judge": f"groth16py {version('groth16py')}", "load": load, "prove": proofs}, sys.stdout)
