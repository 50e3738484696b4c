# SPDX-License-Identifier: Apache-2.0
"""The page of a sandbox that others can reach, by TLS and with a token: it asks for the token, and keeps it nowhere."""

import subprocess
import tempfile
from pathlib import Path

from stage import Stage, accessible, go, require, server, table_file, until

TOKEN = "ein sehr geheimes Wörtchen"


def with_a_token(browser, program, screenshots):
    with tempfile.TemporaryDirectory() as name, open(f"{name}/log", "w+", encoding="utf-8") as log:
        with server(program, options(Path(name)), log) as address:
            stage = Stage(browser, address, screenshots)
            with stage.visit(lambda page: enter(stage, page), viewport={"width": 1280, "height": 900}, ignore_https_errors=True) as page:
                work(stage, page)
                again(page)
            stage.calm()
        log.seek(0)
        require(TOKEN not in log.read(), "the token stands in the log")


def options(folder):
    token, key, certificate = folder / "token", folder / "key.pem", folder / "certificate.pem"
    token.write_text(TOKEN + "\n", encoding="utf-8")
    token.chmod(0o600)
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "1", "-subj", "/CN=localhost",
         "-addext", "subjectAltName=DNS:localhost", "-keyout", key, "-out", certificate], check=True, capture_output=True)
    return ["--name", "localhost", "--token-file", token, "--tls-certificate", certificate, "--tls-key", key]


def enter(stage, page):
    """By keyboard: first another token, then the right one."""
    page.addresses = []
    page.on("request", lambda request: page.addresses.append(request.url))
    page.wait_for_selector("dialog input")
    accessible(page, "the question for the token")
    stage.picture(page, "25-token")
    require(page.evaluate("document.activeElement.id") == "token", "the field has the focus")
    page.keyboard.type("another token, long enough")
    page.keyboard.press("Enter")
    page.wait_for_selector("dialog .note.bad")
    accessible(page, "a wrong token")
    page.keyboard.type(TOKEN)
    page.keyboard.press("Enter")


def work(stage, page):
    """Everything goes with the token: requests, the events of a job, downloads."""
    require(page.locator("dialog").count() == 0, "it is asked once")
    page.set_input_files("#file", table_file("complete"))
    page.wait_for_selector("#reading .note.good")
    go(page, "prove")
    page.click("#prove-now")
    page.wait_for_selector("#prove-status a")
    require(page.locator("#stages .done").count() > 3, "the stages were told while they went on")
    go(page, "receipt")
    for selector in ("text=Download the receipt", "#for-programs"):
        with page.expect_download() as download:
            page.click(selector)
        require(Path(download.value.path()).read_bytes().startswith(b"{"), f"{selector} gives the file")
    require(not any("token" in address or "%C3%B6" in address or "geheim" in address for address in page.addresses
                    if not address.endswith("/token.js")), "the token is in no address")
    kept = page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]")
    require(kept == [0, 0, ""] and not page.context.cookies(), f"the browser keeps nothing: {kept}")


def again(page):
    page.reload()
    page.wait_for_selector("dialog input")
    page.keyboard.press("Escape")
    until(page, lambda: "Without its token" in page.inner_text("#data-status"), "the page says why there is nothing")
