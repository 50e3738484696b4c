# SPDX-License-Identifier: Apache-2.0
"""Gives a running server's own description to schemathesis, which makes requests of every kind from it.

    python3 nonsense.py [EXAMPLES [SEED]]

No answer may be a failure of the server, and every answer has to be one that the description names. That a request fits the description does not
mean that it can be answered, since no schema says what a program is: so that one check of schemathesis is left out.
"""
import pathlib
import subprocess
import sys
import tempfile

from sandbox import Sandbox

LEFT_OUT = ["positive_data_acceptance"]


def main():
    examples = sys.argv[1] if len(sys.argv) > 1 else "20"
    seed = ["--seed", sys.argv[2]] if len(sys.argv) > 2 else []
    with tempfile.TemporaryDirectory() as folder, Sandbox(folder) as server:
        server.add_diary()
        url = f"http://127.0.0.1:{server.port}/api/v1"
        program = pathlib.Path(sys.executable).parent / "schemathesis"
        arguments = [f"{url}/openapi.json", "--url", url, "-n", examples, "--request-timeout", "60", "--no-color"]
        status = subprocess.run(
            [program, "run", *arguments, "--exclude-checks", ",".join(LEFT_OUT), *seed], cwd=folder
        ).returncode
        assert server.stop() == 0
    sys.exit(status)


main()
