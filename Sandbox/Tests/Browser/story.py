# SPDX-License-Identifier: Apache-2.0
"""The page of the sandbox in a real browser, from a table dropped on it to a receipt, a cheat that is refused, and erasing.

    story.py PROGRAM SCREENSHOTS [OPTION-OF-THE-SERVER ...]

Each chapter prints a line when it is through; the times measured come last. README.md says what is checked.
"""

import json
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

import begun
import ceremony
import keyboard
import looks
import opened
import records
import trades
from stage import CIRCUITS, TITLE, Stage, accessible, chromium, drawn, go, judge_is_awake, require, says, server, table_file, text, until


def drop(page, path):
    """What a person does who drags a file onto the card."""
    page.evaluate(
        """([text, name]) => {
            const data = new DataTransfer();
            data.items.add(new File([text], name, { type: "text/csv" }));
            for (const type of ["dragover", "drop"]) {
                document.getElementById("drop").dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
            }
        }""",
        [path.read_text(), path.name])


# Chapters.


def opening(stage, page):
    stage.time("page ready", page.evaluate("performance.getEntriesByName('ready')[0].startTime"), "1 s", 20_000)
    shift = page.evaluate("""() => new Promise((resolve) => new PerformanceObserver((list) =>
        resolve(list.getEntries().reduce((sum, one) => sum + one.value, 0))).observe({ type: "layout-shift", buffered: true })
        || setTimeout(() => resolve(0), 300))""")
    require(shift < 0.1, f"the page jumps while it loads: {shift}")
    judge_is_awake(page)
    require(text(page, "#data h3 >> nth=2") == "What the algorithm reads", "the panel of the data comes first")
    accessible(page, "the empty page")
    stage.picture(page, "01-empty")


def data(stage, page):
    drop(page, table_file("complete"))
    says(page, "#reading", "All 168 rows can be read")
    for kind in ("circle.mark.left.full", "path.mark.right.full", "circle.mark.left.hollow", "path.mark.right.hollow"):
        drawn(page, kind, 84, f"84 readings are drawn as {kind}")
    page.click("#reading summary")
    require(page.locator("#reading tbody tr").count() == 168, "all rows are listed")
    accessible(page, "a table that can be read")
    stage.picture(page, "02-data")


def faults(stage, page):
    page.set_input_files("#file", table_file("out-of-range"))
    says(page, "#reading", "has 3 faults")
    for part in ("412 is outside the range", "41", "noon", "Correct the value"):
        require(part in text(page, "#reading"), f"the faults say {part}")
    page.wait_for_selector("#reading .plot .cross")
    accessible(page, "a table with faults")
    stage.picture(page, "03-faults")
    # A heading that is spelled otherwise, and an app's own: the form guesses, the person agrees.
    for name in ("wrong-column", "app-export"):
        page.set_input_files("#file", table_file(name))
        page.wait_for_selector(".mapping")
        require("Match the columns" in text(page, "#reading"), "the page says where to match columns")
        if name == "app-export":
            accessible(page, "the form for columns")
            stage.picture(page, "04-columns")
        page.click(".mapping button[type=submit]")
        says(page, "#reading", "All 168 rows can be read")


def absurd(stage, page):
    """Tables without the column “diet”, so that none of their rows is known to be faulty, and with what no diary has."""
    heads = "day,session,arm,systolic,diastolic,pulse,stress,activity"
    tables = {
        "far days": [f"{day},morning,left,120,80,60,1,30" for day in (1, 4_000_000_000_000, "9" * 300)],
        "large values": ["1,morning,left,9000000000000000,9000000000000000,60,1,30"],
        "many rows": ["1,morning,left,120,80,60,1,30"] * 120_000,
        "many columns": ["," * 200_000, "1"],
    }
    for name, rows in tables.items():
        content = "\n".join([heads, *rows] if name != "many columns" else rows).encode()
        page.set_input_files("#file", {"name": name, "mimeType": "text/csv", "buffer": content})
        page.wait_for_selector(f'#choice option:checked:text-is("{name}")', state="attached")
        page.wait_for_selector(".mapping button[type=submit]")
        require(page.locator(".mapping fieldset").count() == 10, f"{name}: the form has a part for each field, and one for the table")
        if name != "many columns":
            says(page, "#reading figcaption", "no systolic" if name == "large values" else "systolic from")
        stage.calm()
        if name == "many rows":
            says(page, "#reading figcaption", "The first 5,000 of 120,000 rows")
            drawn(page, ".mark", 10_000, "no more rows are drawn")


def algorithm(stage, page):
    go(page, "algorithm")
    page.select_option("#sample", label="Two-arm agreement")
    says(page, "#disclosure", "arms differ")
    page.select_option("#sample", label=TITLE)
    says(page, "#disclosure", "In all 14.29 bits")
    require("Nobody but you sees" in text(page, "#disclosure"), "what stays private is said")
    page.wait_for_selector("#costs[aria-busy=false] img")
    until(page, lambda: page.evaluate("document.querySelector('#costs img').naturalWidth > 0"), "the chart is drawn")
    require("1,680" in text(page, ".gutter"), "costs stand beside the lines")
    require("is the share of rows with" in text(page, "#explanation"), "the explanation is there")
    accessible(page, "the algorithm")
    stage.picture(page, "05-algorithm")
    mistakes(stage, page)


def mistakes(stage, page):
    """A misspelled word, typed: marked, explained, found by a click, and mended by another."""
    page.evaluate("""() => {
        const area = document.getElementById("source");
        area.focus();
        area.setSelectionRange(area.value.indexOf("usable >= 12") + 6, area.value.indexOf("usable >= 12") + 6);
    }""")
    page.evaluate("performance.clearMeasures('diagnostics')")
    page.keyboard.type("s")
    says(page, "#diagnostics", "nothing is called usables")
    measured = page.evaluate("performance.getEntriesByName('diagnostics').at(-1).duration")
    stage.time("diagnostic after a keystroke", measured, "150 ms", 5_000)
    require(page.locator(".marks mark.error").inner_text() == "usables", "the word is marked")
    require(page.locator(".gutter .line.error .number").count() == 1, "the line is marked")
    require("once the algorithm has no errors" in text(page, "#disclosure"), "nothing is said of a program with errors")
    accessible(page, "an algorithm with an error")
    stage.picture(page, "06-mistake")
    page.click("#diagnostics button.link")
    selected = page.evaluate("getSelection().toString()")
    require(selected == "usables", f"the click goes to the word, not to {selected!r}")
    page.click("#diagnostics .fix button")
    says(page, "#diagnostics", "No errors")
    page.click("#keep")
    says(page, "#keep-status", "is kept")
    page.select_option("#sample", label=TITLE)


def hostile(stage, page):
    """Markup in a title, a message and the name of a file stays text."""
    markup = "<img src=x><b class=hostile>"
    rest = "record R { a: 0 .. 9 }\ndata d: at most 2 of R\npublish n = count in d as 0 .. 2\n"
    page.fill("#source", f'assay 1\nalgorithm "{markup}"\n{rest}')
    says(page, "#disclosure", "up to 2")
    go(page, "data")
    page.set_input_files("#file", {"name": f"{markup}.csv", "mimeType": "text/csv", "buffer": b"a\n1\n<b class=hostile>\n"})
    says(page, "#reading", "has 1 fault")
    for part in ("#choice", "#data-status", "#tables"):
        require(markup in text(page, part), f"{part} shows the markup as it is")
    require(page.locator("main .hostile, main img[src=x]").count() == 0, "markup from outside became elements")
    page.click(f'[aria-label="Erase {markup}.csv"]')
    page.click("dialog .danger")
    says(page, "#erased", "is erased")
    go(page, "algorithm")
    page.select_option("#sample", label=TITLE)


def settings(stage, page):
    """A setting whose choices were renamed is one of those that there are now."""
    go(page, "data")
    for first, chosen in (("low | high", "high"), ("small | big", None)):
        go(page, "algorithm")
        rest = "record R { a: 0 .. 9 }\ndata d: at most 2 of R\npublish n = count in d as 0 .. 2\n"
        label = first.split(" ")[0]
        page.fill("#source", f'assay 1\nalgorithm "Settings"\nparam level: {first}\n{rest}publish is_first = level = {label}\n')
        says(page, "#disclosure", first.split(" ")[2])
        if chosen:
            go(page, "data")
            page.set_input_files("#file", {"name": "two.csv", "mimeType": "text/csv", "buffer": b"a\n1\n2\n"})
            says(page, "#reading", "All 2 rows can be read")
        go(page, "run")
        if chosen:
            page.select_option("#settings select", chosen)
        page.click("#run-now")
        says(page, "#run-result .figures", "no" if chosen else "yes")
    go(page, "algorithm")
    page.select_option("#sample", label=TITLE)


def run(stage, page):
    go(page, "data")
    says(page, "#choice", TITLE)
    page.select_option("#choice select", label="complete.synthetic.csv")
    says(page, "#reading", "All 168 rows can be read")
    go(page, "run")
    page.fill("#settings input", "80")
    page.click("#run-now")
    page.wait_for_selector("#run-result .figures")
    result = text(page, "#run-result")
    for part in ("99.56", "both agree", "Only you see this", "160 of 168 rows", "Not counted: rows 1–8", "with pulse"):
        require(part in result, f"the run says {part}")
    accessible(page, "a run")
    stage.picture(page, "07-run")
    page.fill("#settings input", "101")
    page.click("#run-now")
    says(page, "#run-result", "cannot be 101")


def refusal(stage, page):
    go(page, "data")
    page.set_input_files("#file", table_file("too-few"))
    says(page, "#reading", "All 16 rows can be read")
    go(page, "run")
    page.fill("#settings input", "80")
    page.click("#run-now")
    says(page, "#run-result", "does not meet a requirement")
    for part in ("require count in usable >= 12", "count in usable is 8"):
        require(part in text(page, "#run-result"), f"the refusal says {part}")
    stage.picture(page, "08-refused")
    go(page, "data")
    page.select_option("#choice select", label="complete.synthetic.csv")
    says(page, "#reading", "All 168 rows can be read")


def prove(stage, page):
    go(page, "prove")
    for name, wanted in (("first proof, with its key", "none"), ("second proof of 168 rows", "1 s")):
        page.evaluate("performance.clearMeasures('proof')")
        page.click("#prove-now")
        until(page, lambda: page.evaluate("performance.getEntriesByName('proof').length > 0"), name)
        stage.time(name, page.evaluate("performance.getEntriesByName('proof')[0].duration"), wanted, 60_000)
    says(page, "#prove-status", "15,680 small equations")
    require(page.locator("#stages .skipped").count() == 3, "the second proof needs no key made")
    accessible(page, "a proof")
    stage.picture(page, "09-proof")


def another_table(stage, page):
    """Another table takes away what was made of the one before, at once, and an answer about one that is chosen no longer is dropped."""
    go(page, "data")
    asked = []
    page.route("**/api/v1/preview", lambda route: asked.append(route))
    page.select_option("#choice select", label="out-of-range.synthetic.csv")
    until(page, lambda: len(asked) == 1, "the preview is asked for")
    require(text(page, "#reading") == "Reading …", f"the table before does not stand there as this one: {text(page, '#reading')}")
    page.select_option("#choice select", label="too-few.synthetic.csv")
    until(page, lambda: len(asked) == 2, "the preview is asked for again")
    for route in asked:
        route.continue_()
    page.unroute("**/api/v1/preview")
    says(page, "#reading", "All 16 rows can be read")
    go(page, "prove")
    require(text(page, "#prove-status") == "", f"the proof before is not one of this table: {text(page, '#prove-status')}")
    require(text(page, "#stage") == "Nothing is under way." and page.locator("#stages .done").count() == 0, "its progress is gone too")
    go(page, "data")
    chosen_meanwhile(page)
    go(page, "prove")


def chosen_meanwhile(page):
    """A table that is chosen while another one is being taken in stays chosen."""
    held = []
    page.route("**/api/v1/data-sets?*", lambda route: held.append(route))
    page.set_input_files("#file", {"name": "late.csv", "mimeType": "text/csv", "buffer": table_file("too-few").read_bytes()})
    until(page, lambda: len(held) == 1, "the table is on its way")
    page.select_option("#choice select", label="complete.synthetic.csv")
    held[0].continue_()
    page.unroute("**/api/v1/data-sets?*")
    page.wait_for_selector('#choice option:text-is("late.csv")', state="attached")
    page.wait_for_selector('#choice option:checked:text-is("complete.synthetic.csv")', state="attached")
    says(page, "#reading", "All 168 rows can be read")


def waiting(stage, page):
    """The server runs one job at a time and lets few wait, so that a proof waits, is cancelled, and then does not even get in."""
    diary = next(one["id"] for one in stage.ask("GET", "/data-sets")["dataSets"] if one["name"] == "complete.synthetic.csv")
    order = {
        "kind": "prove", "source": (CIRCUITS / "bp-diary" / "algorithm.assay").read_text().replace("at most 168", "at most 2000"),
        "dataSets": {"readings": diary}, "parameters": {"expected": "0"},
    }
    others = [stage.ask("POST", "/jobs", order)["id"] for _ in range(2)]
    page.click("#prove-now")
    says(page, "#stage", "Waiting")
    require("2 other jobs" in text(page, "#stage"), text(page, "#stage"))
    page.click("#cancel")
    says(page, "#prove-status", "Cancelled")
    while stage.ask("GET", "/jobs")["counts"].get("queued", 0) < 3:
        others.append(stage.ask("POST", "/jobs", order)["id"])
    page.click("#prove-now")
    says(page, "#prove-status", "Too much is waiting already")
    # The server said when to ask again; until then the page does not, not even from a form drawn anew.
    sent = []
    page.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)
    page.press("#days", "Enter")
    go(page, "history")
    go(page, "prove")
    require(page.get_attribute("#prove-now", "aria-disabled") == "true", "the button has to wait")
    page.press("#days", "Enter")
    page.wait_for_timeout(200)
    require(not sent, f"sent before the time: {sent}")
    stage.picture(page, "10-queue")
    for job in reversed(others):
        stage.ask("POST", f"/jobs/{job}/cancel")
    until(page, lambda: page.get_attribute("#prove-now", "aria-disabled") is None, "the button comes back")


def receipt(stage, page):
    go(page, "receipt")
    page.wait_for_selector("#tamper-now")
    shown = text(page, "#receipt")
    require(shown.index("A trial key") < shown.index("All 17 checks passed"), "warnings come before the checks")
    page.click("#verify")
    says(page, "#verified", "The receipt holds")
    accessible(page, "a receipt")
    stage.picture(page, "11-receipt")
    page.click("#calldata summary")
    until(page, lambda: page.locator("#calldata textarea").count() == 3, "the calldata is there")
    require(page.input_value("#calldata textarea >> nth=0").startswith("0x"), "it is bytes")
    for part in ("requireProof", "verifyProof", "assay export verifier", "A trial key"):
        require(part in text(page, "#calldata"), f"the calldata says {part}")
    accessible(page, "the calldata")
    stage.picture(page, "24-calldata")
    with page.expect_download() as download:
        page.click("text=Download the receipt")
    path = download.value.path()
    require(json.loads(Path(path).read_bytes())["format"] == "assay/receipt/v1", "the download is the receipt")
    page.set_input_files("#foreign", path)
    says(page, "#foreign-result", "This receipt holds.")
    page.set_input_files("#foreign", {"name": "r.json", "mimeType": "application/json", "buffer": b"{}"})
    says(page, "#foreign-result", "does not hold")


def tamper(stage, page):
    page.check("text=State another result >> nth=0")
    page.click("#tamper-now")
    says(page, "#tamper-result", "Refused: 1 check failed")
    require("99.57" in text(page, "#tamper-result"), "what was changed is shown")
    accessible(page, "a cheat")
    page.click("#tamper-reset")
    require(page.locator("#tamper input:checked").count() == 0 and text(page, "#tamper-result") == "", "all changes are undone")
    page.click("#tamper-all")
    says(page, "#tamper-result", "10 of 10 changed copies are refused")
    stage.picture(page, "12-cheats")


def history(stage, page):
    go(page, "history")
    says(page, "#revealed", "28.58")
    require("cancelled" in text(page, "#jobs"), "the cancelled proof is listed")
    accessible(page, "the history")
    stage.picture(page, "13-history")
    go(page, "keys")
    says(page, "#key-list", "A trial key.")
    accessible(page, "the keys")
    stage.picture(page, "14-keys")


def erase(stage, page):
    go(page, "data")
    button = page.locator('[aria-label="Erase complete.synthetic.csv"]')
    button.click()
    accessible(page, "the question before erasing")
    stage.picture(page, "18-erase")
    page.keyboard.press("Escape")
    require(button.count() == 1, "Escape keeps the table")
    button.click()
    page.click("dialog .danger")
    says(page, "#erased", "complete.synthetic.csv is erased")
    require("4 openings of commitments" in text(page, "#erased"), text(page, "#erased"))
    until(page, lambda: button.count() == 0, "the table is gone")
    go(page, "run")
    says(page, "#settings", "No table is chosen")
    stage.picture(page, "19-erased")


STORY = [
    opening, data, faults, absurd, records.formats, records.further_codes, algorithm, hostile, settings, run, refusal, prove, another_table,
    waiting, receipt, tamper, history, ceremony.brought, trades.whole, trades.failing, trades.left, erase, trades.erased,
]


def tell(stage):
    with stage.visit(viewport={"width": 1280, "height": 900}) as page:
        for chapter in STORY:
            chapter(stage, page)
            stage.calm()
            print(f"  {chapter.__name__}", flush=True)
    for chapter in (keyboard.main_path, looks.phone, looks.dark):
        chapter(stage)
        stage.calm()
        print(f"  {chapter.__name__}", flush=True)


def main(program, screenshots, *options):
    folder = Path(screenshots)
    folder.mkdir(parents=True, exist_ok=True)
    with server(program, ["--workers", "1", "--waiting-jobs", "3", "--key-size", "1", *options]) as address, sync_playwright() as playwright:
        # Chromium's own sandbox needs what root and containers lack; the page is ours alone.
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        stage = Stage(browser, address, folder)
        tell(stage)
        opened.with_a_token(browser, program, folder)
        print("  with_a_token", flush=True)
        begun.first_score(stage, browser)
        print("  first_score", flush=True)
        browser.close()
    for what, milliseconds, wanted in stage.times:
        print(f"  {what:32} {milliseconds:8.0f} ms  (wanted: {wanted})")


if __name__ == "__main__":
    main(*sys.argv[1:])
