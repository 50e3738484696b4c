# SPDX-License-Identifier: Apache-2.0
"""Somebody's first minute: `make sandbox` once it is built, the address that it prints, a sample, a score."""

import contextlib
import os
import re
import signal
import subprocess
import tempfile
import time

from stage import ROOT, Stage, go, require, says, text


def first_score(stage, browser):
    """Nothing is there yet: no store, no key, no table. Nothing of it is waited for but what a person would wait for."""
    begin = time.monotonic()
    with made() as address:
        first = Stage(browser, address, stage.screenshots)
        with first.visit(viewport={"width": 1280, "height": 900}) as page:
            page.click("#use-sample")
            says(page, "#reading", "All 168 rows can be read")
            go(page, "run")
            page.fill("#settings input", "80")
            page.click("#run-now")
            page.wait_for_selector("#run-result .figures")
            stage.time("from make sandbox to a score", 1000 * (time.monotonic() - begin), "10 s", 120_000)
            require("99.56" in text(page, "#run-result"), "it is the score of the sample")
        first.calm()


@contextlib.contextmanager
def made():
    """Starts the sandbox as the README says, in an empty folder, and gives the address that it prints."""
    with tempfile.TemporaryDirectory() as folder:
        options = f"OPTIONS=--port 0 --data {folder}/data --key-file {folder}/store.key"
        # What this make tells those that it starts is not there when a person calls it, and SwiftPM builds anew for another environment.
        environment = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
        # A session of its own: make ends by a signal without ending what it started.
        process = subprocess.Popen(
            ["make", "sandbox", options], cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, start_new_session=True)
        try:
            addresses = (re.search(r"http://[\w.]+:\d+/", line) for line in process.stdout)
            address = next(filter(None, addresses), None)
            require(address, "make sandbox did not say where the sandbox is")
            yield address[0]
        finally:
            os.killpg(process.pid, signal.SIGTERM)
            process.wait(timeout=20)
