# SPDX-License-Identifier: Apache-2.0
"""Trades on the page: both columns side by side, by mouse; what the buyer's column holds; a trade that fails, and one that is ended."""

import json
from pathlib import Path

from stage import accessible, fits, go, require, table_file, until

# The button of each step, and what the page says once the step is made.
STEPS = [
    ("seller", "#trade-turn", "turn of the source"),
    ("source", "#trade-turn", "turn of the buyer"),
    ("buyer", "#seller-act", "Sign the agreement, too"),
    ("seller", "#seller-act", "Prove the result"),
    ("seller", "#trade-turn", "Everything was handed across"),
    ("buyer", "#side-buyer", "The receipt holds, and is for this agreement"),
]

# A name that the algorithm does not mention, in its tests, either.
DIARY = "nobody-else-s-diary.csv"


def says(page, selector, words):
    until(page, lambda: page.locator(selector).count() == 1 and words in page.inner_text(selector), f"{selector} says {words}")


def offer(page):
    page.click("#offer-now")
    says(page, "#trade-turn", "turn of the seller")


def take(page, steps):
    """Presses the buttons of steps, each on the side whose turn it is."""
    for party, selector, words in steps:
        buttons = page.eval_on_selector_all(".side .turn button", "all => all.map((one) => one.id)")
        require(buttons == [f"{party}-act"], f"one side has a button, and it is the one whose turn it is: {buttons}")
        page.click(f"#{party}-act")
        says(page, selector, words)


def unfold(page):
    for item in page.locator("#across details").all():
        item.locator("summary").click()
    until(page, lambda: "Reading …" not in page.inner_text("#across"), "all files are shown")


def whole(stage, page):
    """By mouse, from the offer to the check, with a look at what stands in whose column."""
    go(page, "data")
    page.set_input_files("#file", {"name": DIARY, "mimeType": "text/csv", "buffer": table_file("complete").read_bytes()})
    # The table before has as many rows: what is read says nothing of which table it is.
    page.wait_for_selector(f'#choice option:checked:text-is("{DIARY}")', state="attached")
    says(page, "#reading", "All 168 rows can be read")
    page.select_option("#choice select", label="complete.synthetic.csv")
    says(page, "#reading", "All 168 rows can be read")
    go(page, "trade")
    page.fill("#offer-terms", "For one study, and nothing else.")
    offer(page)
    accessible(page, "an offer")
    page.select_option("#table-for-readings", label=DIARY)
    stage.picture(page, "15-offer")
    for step in STEPS:
        take(page, [step])
        private(stage, page)
    unfold(page)
    private(stage, page)
    across = page.inner_text("#across")
    for words in ("For one study, and nothing else.", "assay/commitment/v1", "assay/attestation/v1", "assay/signed-agreement/v1", "assay/receipt/v1"):
        require(words in across, f"what was handed across is shown: {words}")
    for words in (DIARY, "The secret key", "a secret number"):
        require(words in page.inner_text("#side-seller"), f"what stays with the seller is marked: {words}")
    require("99.56" in page.inner_text("#side-buyer .figures"), "the buyer sees the result")
    order = page.eval_on_selector_all(".trade h3", "all => all.map((one) => one.textContent)")
    require(order == ["Buyer", "Source of the data", "Handed across", "Seller"], f"the columns stand in order: {order}")
    fits(page, "a trade")
    accessible(page, "a trade")
    stage.picture(page, "16-trade")
    download(page)


def private(stage, page):
    """Neither the buyer's column nor what crossed has anything of the seller's table in it, nor its name."""
    [diary] = [one["id"] for one in stage.ask("GET", "/data-sets")["dataSets"] if one["name"] == DIARY]
    rows = table_file("complete").read_text().split()[1:]
    for selector in ("#side-buyer", "#across", "#side-source"):
        text = page.text_content(selector)
        for secret in [diary, DIARY, *rows, *(",".join(row.split(",")[3:]) for row in rows)]:
            require(secret not in text, f"{selector} has {secret}")
    require(DIARY in page.text_content("#side-seller"), "and the search would find it")


def download(page):
    with page.expect_download() as found:
        page.click("text=Download receipt.json")
    path = found.value.path()
    require(json.loads(Path(path).read_bytes())["format"] == "assay/receipt/v1", "the download is the receipt")
    key = page.get_attribute("#side-buyer .key-line code", "title")
    require(len(key) == 64 and key not in page.inner_text("#side-buyer"), "the key stands there short, and whole for copying")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.click("#side-buyer .key-line button")
    until(page, lambda: page.evaluate("navigator.clipboard.readText()") == key, "the key is copied")


def failing(stage, page):
    """The seller's data does not give what the buyer insists on: the seller sees why, the buyer sees nothing, until the seller ends it."""
    page.select_option("#offer-expected-output", "score")
    page.fill("#offer-expected-value", "100")
    offer(page)
    page.select_option("#table-for-readings", label="complete.synthetic.csv")
    take(page, STEPS[:4])
    before = page.text_content("#side-buyer")
    page.click("#seller-act")
    says(page, "#side-seller", "No receipt was made")
    require("99.56" in page.inner_text("#side-seller"), "the seller sees why")
    require(page.text_content("#side-buyer") == before, "the buyer sees nothing")
    accessible(page, "a trade that fails")
    stage.picture(page, "17-trade-fails")
    page.click("#seller-end")
    page.click("dialog .danger")
    says(page, "#trade-turn", "The seller has ended this trade")
    require(page.locator(".side .turn button").count() == 0, "nothing more can be done")
    page.select_option("#offer-expected-output", "")


def left(stage, page):
    """A trade that is under way when its table is erased."""
    offer(page)
    page.select_option("#table-for-readings", label="complete.synthetic.csv")
    take(page, STEPS[:3])
    go(page, "history")
    until(page, lambda: "Agreement of a buyer" in page.inner_text("#jobs"), "the steps are among what was done")


def erased(stage, page):
    go(page, "trade")
    says(page, "#trade-turn", "The seller has ended this trade")
    require("Nothing." in page.inner_text("#side-seller .private"), "the seller has nothing any more")
    accessible(page, "a trade whose data was erased")
    page.click("#trade-delete")
    page.click("dialog .danger")
    until(page, lambda: page.locator("#trade-select option").count() == 2, "the trade is deleted")
