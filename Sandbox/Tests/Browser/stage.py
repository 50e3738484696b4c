# SPDX-License-Identifier: Apache-2.0
"""A server with an empty store, a browser, and what is watched all the time: errors, and requests to elsewhere."""

import contextlib
import json
import re
import shutil
import subprocess
import tempfile
import time
import urllib.request
from pathlib import Path
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe

ROOT = Path(__file__).resolve().parents[3]
CIRCUITS = ROOT / "circuits"
# The title of the algorithm with which most chapters work.
TITLE = "Home blood-pressure diary: completeness and plausibility"
PANELS = ["data", "algorithm", "run", "prove", "receipt", "trade", "history", "keys"]
# Far above what is measured, so that a busy machine is no failure. In milliseconds.
PATIENCE = 30_000


def require(condition, problem):
    if not condition:
        raise AssertionError(problem)


@contextlib.contextmanager
def server(program, options, log=None):
    """Starts the sandbox on a free port and gives its address; what it complains about goes to `log`."""
    with tempfile.TemporaryDirectory() as folder:
        command = [program, "--port", "0", "--data", f"{folder}/data", "--key-file", f"{folder}/store.key", *options]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=log, text=True)
        try:
            address = re.search(r"https?://[\w.]+:\d+/", process.stdout.readline())
            require(address, "the server did not say where it is")
            yield address[0]
        finally:
            process.terminate()
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                process.kill()


def chromium():
    """The system's own browser: none is downloaded."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    require(path, "there is no chromium here: scripts/system-packages chromium installs it")
    return path


class Stage:
    """A browser with one page open at a time, the sandbox behind it, and a record of times."""

    def __init__(self, browser, address, screenshots):
        self.browser, self.address, self.screenshots = browser, address, screenshots
        self.times, self.trouble = [], []

    @contextlib.contextmanager
    def visit(self, enter=None, **options):
        """A page in a context of its own; what goes wrong in it is kept in `trouble`. `enter` does what comes before it is ready."""
        context = self.browser.new_context(locale="en-GB", **options)
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        page.on("pageerror", lambda error: self.trouble.append(f"error in the page: {error}"))
        page.on("console", self.listen)
        page.on("request", self.follow)
        page.goto(self.address)
        if enter:
            enter(page)
        page.wait_for_selector("html[data-ready]")
        yield page
        context.close()

    def listen(self, message):
        # Chromium writes a line for every answer of 400 and more: the refusals that the page shows are no errors of it.
        if message.type in ("error", "warning") and "responded with a status of 4" not in message.text:
            self.trouble.append(f"console: {message.text}")

    def follow(self, request):
        parts = urlsplit(request.url)
        if parts.scheme not in ("data", "blob") and parts.netloc != urlsplit(self.address).netloc:
            self.trouble.append(f"a request to {request.url}")

    def calm(self):
        require(not self.trouble, "\n".join(self.trouble))

    def time(self, what, milliseconds, wanted, limit):
        """Keeps a time; only `limit`, which is generous, fails the story."""
        self.times.append((what, milliseconds, wanted))
        require(milliseconds < limit, f"{what}: {milliseconds:.0f} ms")

    def picture(self, page, name):
        page.evaluate("window.scrollTo(0, 0)")
        page.screenshot(path=self.screenshots / f"{name}.png", full_page=True)

    def ask(self, method, path, body=None, content_type="application/json"):
        """The API, past the page."""
        data = body if body is None or isinstance(body, bytes) else json.dumps(body).encode()
        request = urllib.request.Request(f"{self.address}api/v1{path}", data, {"Content-Type": content_type}, method=method)
        with urllib.request.urlopen(request) as answer:
            return json.loads(answer.read() or b"null")


def go(page, panel):
    """Follows the link to a panel."""
    page.click(f'nav a[href="#{panel}"]')
    page.wait_for_selector(f"#{panel}:not([hidden])")


def table_file(name):
    return CIRCUITS / "bp-diary" / f"{name}.synthetic.csv"


def until(page, condition, what):
    """Waits for a condition. Playwright's own wait for a function needs `eval`, which the page forbids."""
    end = time.monotonic() + PATIENCE / 1000
    while not condition():
        require(time.monotonic() < end, f"waited in vain: {what}")
        page.wait_for_timeout(20)


def text(page, selector):
    return page.inner_text(selector)


def says(page, selector, words):
    until(page, lambda: words in text(page, selector), f"{selector} says {words}")


def drawn(page, selector, count, what):
    """Waits for so many marks of a plot; those of its key are none."""
    until(page, lambda: page.locator(f"#reading .plot svg > {selector}").count() == count, what)


# Accessibility.

AXE = Axe()
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(page):
    """What axe-core finds: names of controls, contrast, headings, landmarks, roles, and so on."""
    found = AXE.run(page, options={"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}).response["violations"]
    return [f"{one['id']}: {node['html'][:160]} {node['failureSummary'][:300]}" for one in found for node in one["nodes"]]


def accessible(page, where):
    found = violations(page)
    require(not found, f"{where}:\n" + "\n".join(found))


def judge_is_awake(page):
    """A control without a name and text that is too pale are found, so that finding nothing means something."""
    page.evaluate("""() => {
        const bad = document.createElement("div");
        bad.id = "bad";
        bad.innerHTML = '<input type="text"><p class="pale">Pale</p>';
        bad.querySelector("p").style.color = "#cccccc";
        document.querySelector("main").append(bad);
    }""")
    found = " ".join(violations(page))
    page.evaluate("document.getElementById('bad').remove()")
    require("label: " in found and "color-contrast: " in found, f"axe-core overlooks what is bad: {found}")


def fits(page, where):
    width, room = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    require(width <= room, f"{where} is {width} wide, and there is room for {room}")
