# SPDX-License-Identifier: Apache-2.0
"""Starts and asks a sandbox, for trials that kill it, load it, or send it nonsense."""
import http.client
import json
import os
import pathlib
import signal
import socket
import subprocess
import time

ROOT = pathlib.Path(__file__).resolve().parents[3]
PROGRAM = ROOT / ".build/release/assay-sandbox"
DIARY = ROOT / "circuits/bp-diary"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Sandbox:
    """A server in a folder; it can be started again after it was killed. It ends with its `with`, whatever happens there."""

    def __init__(self, folder, *options):
        self.folder, self.options, self.port = pathlib.Path(folder), options, free_port()
        self.process = None
        self.start()

    def start(self):
        arguments = ["--port", str(self.port), "--data", self.folder / "data", "--key-file", self.folder / "key", *self.options]
        self.process = subprocess.Popen([PROGRAM, *map(str, arguments)], stdout=subprocess.PIPE, text=True)
        line = self.process.stdout.readline()
        if not line.startswith("The sandbox is at"):
            self.kill()
            raise AssertionError(f"no server: {line!r}")

    def __enter__(self):
        return self

    def __exit__(self, *failure):
        if self.process.poll() is None:
            self.kill()

    def kill(self):
        os.kill(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self.process.stdout.close()

    def stop(self):
        self.process.terminate()
        self.process.wait()
        self.process.stdout.close()
        return self.process.returncode

    def memory(self):
        """MiB in use now, and the most so far."""
        fields = dict(line.split(":", 1) for line in open(f"/proc/{self.process.pid}/status") if line.startswith("Vm"))
        return tuple(int(fields[name].split()[0]) // 1024 for name in ("VmRSS", "VmHWM"))

    def ask(self, method, path, body=None, headers=None, timeout=60):
        """Status, headers and body of an answer; OSError or HTTPException when there is none."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        try:
            headers = dict(headers or {})
            if isinstance(body, dict):
                body, headers["Content-Type"] = json.dumps(body), "application/json"
            connection.request(method, "/api/v1/" + path, body, headers)
            answer = connection.getresponse()
            content = answer.read()
            if answer.headers.get_content_type().endswith("json"):
                content = json.loads(content)
            return answer.status, answer.headers, content
        finally:
            connection.close()

    def add_diary(self):
        status, _, answer = self.ask("POST", "data-sets?name=diary", (DIARY / "complete.synthetic.csv").read_bytes())
        assert status == 201, answer
        return answer["id"]

    def counts(self):
        return self.ask("GET", "jobs")[2]["counts"]

    def drain(self, seconds):
        """Waits until no job waits or runs."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            counts = self.counts()
            if not counts.get("queued") and not counts.get("running"):
                return counts
            time.sleep(0.2)
        raise AssertionError(f"not done after {seconds} s: {self.counts()}")

    def jobs(self):
        """All jobs, the newest first."""
        found, before = [], ""
        while True:
            page = self.ask("GET", f"jobs{before}")[2]["jobs"]
            found += page
            if not page:
                return found
            before = f"?before={page[-1]['number']}"


def diary_job(kind, data_set):
    return {
        "kind": kind,
        "source": (DIARY / "algorithm.assay").read_text(),
        "dataSets": {"readings": data_set},
        "parameters": {"expected": "75"},
    }


def workers():
    """Processes that work for a sandbox."""
    found = []
    for entry in pathlib.Path("/proc").glob("[0-9]*/cmdline"):
        try:
            words = entry.read_bytes().split(b"\0")
        except OSError:
            continue
        if len(words) > 1 and words[0].endswith(b"assay-sandbox") and words[1] == b"worker":
            found.append(int(entry.parent.name))
    return found
