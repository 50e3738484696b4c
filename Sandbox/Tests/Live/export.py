# SPDX-License-Identifier: Apache-2.0
"""Sends an export of Apple Health that is too long for memory, and looks at memory and disk meanwhile.

    export.py [MEGABYTES]
"""
import pathlib
import subprocess
import sys
import tempfile
import threading
import time

import sandbox

PRESSURES = 400
# Far above what is measured, far below what an export has, in MiB.
SERVER_MEMORY, WORKER_MEMORY = 200, 150


class Watch(threading.Thread):
    """The most memory that server and workers had, in MiB, and whether a file of the store ever held a text in the clear."""

    def __init__(self, server, text):
        super().__init__(daemon=True)
        self.server, self.text, self.is_over, self.worker, self.was_plain, self.spooled = server, text, False, 0, False, 0

    def run(self):
        while not self.is_over:
            for process in sandbox.workers():
                self.worker = max(self.worker, peak(process))
            for file in (self.server.folder / "data" / "spool").glob("*"):
                self.look(file)
            time.sleep(0.02)

    def look(self, file):
        try:
            self.spooled = max(self.spooled, file.stat().st_size)
            with file.open("rb") as content:
                self.was_plain |= self.text in content.read(1 << 20)
        except OSError:
            pass


def peak(process):
    try:
        lines = pathlib.Path(f"/proc/{process}/status").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) // 1024 for line in lines if line.startswith("VmHWM")), 0)


def main(megabytes):
    with tempfile.TemporaryDirectory() as folder:
        export = pathlib.Path(folder) / "export.xml"
        with export.open("wb") as file:
            subprocess.run([sandbox.ROOT / "scripts/apple-health-export", str(megabytes)], stdout=file, check=True)
        with sandbox.Sandbox(folder) as server:
            trial(server, export, megabytes)


def trial(server, export, megabytes):
    idle = server.memory()[0]
    watch = Watch(server, b"HKQuantityTypeIdentifier")
    watch.start()
    began = time.monotonic()
    with export.open("rb") as file:
        status, _, answer = server.ask("POST", "data-sets?name=export", file, {"Content-Length": str(export.stat().st_size)}, timeout=900)
    seconds = time.monotonic() - began
    watch.is_over = True
    watch.join()
    assert status == 201, answer
    most = server.memory()[1]
    contents = server.ask("GET", f"data-sets/{answer['id']}/contents")[2]
    assert contents["readings"] == PRESSURES, contents
    assert answer["uploadedBytes"] == export.stat().st_size > 10 * answer["byteCount"], answer
    assert watch.spooled > 0 and not watch.was_plain, "the file that an export goes through is encrypted"
    assert not list((server.folder / "data" / "spool").iterdir()), "a file was left"
    assert most < SERVER_MEMORY and watch.worker < WORKER_MEMORY, (most, watch.worker)
    print(f"export of {megabytes} MB: {answer['byteCount']} bytes kept after {seconds:.1f} s; most memory {most} MiB of the server "
          f"({idle} before), {watch.worker} MiB of the worker; {sum(one['count'] for one in contents['skipped'])} records passed over")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 300)
