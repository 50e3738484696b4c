# SPDX-License-Identifier: Apache-2.0
"""The main path by keyboard alone, from a sample to a receipt; and that one can see at each step where one is."""

from stage import require, until
from trades import STEPS, says

FOCUS = """() => {
    const element = document.activeElement;
    const style = getComputedStyle(element);
    const frame = getComputedStyle(element.closest(".editor") ?? element);
    const box = element.getBoundingClientRect();
    return {
        id: element.id, href: element.getAttribute("href"), tag: element.tagName, text: (element.innerText || "").slice(0, 60),
        isVisible: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight,
        isMarked: [style, frame].some((one) => one.outlineStyle !== "none" && parseFloat(one.outlineWidth) >= 2),
    };
}"""

# Whether focus went on in the order of the document, or round its end.
IN_ORDER = """() => {
    const [before, now] = [window.lastFocus, document.activeElement];
    window.lastFocus = now;
    return !before || !before.isConnected || before === now || now === document.body
        || Boolean(before.compareDocumentPosition(now) & Node.DOCUMENT_POSITION_FOLLOWING);
}"""


def tab_to(page, is_there, what, limit=150):
    """Presses Tab until a control has the focus, and looks at each on the way."""
    for _ in range(limit):
        page.keyboard.press("Tab")
        place = page.evaluate(FOCUS)
        require(page.evaluate(IN_ORDER), f"the focus jumps back to {place}")
        if place["tag"] == "BODY":
            continue
        require(place["isVisible"] and place["isMarked"], f"one cannot see that the focus is on {place}")
        if is_there(place):
            return
    raise AssertionError(f"{what} cannot be reached by Tab")


def to_id(page, name):
    tab_to(page, lambda place: place["id"] == name, name)


def follow(page, panel):
    """Takes the button at the end of a panel to the next one, where focus goes to its heading."""
    tab_to(page, lambda place: place["href"] == f"#{panel}" and place["text"].startswith("Next"), f"the way to {panel}")
    page.keyboard.press("Enter")
    until(page, lambda: page.evaluate("document.activeElement.id") == f"{panel}-title", f"the heading of {panel} has the focus")
    page.evaluate("window.lastFocus = document.activeElement")


def main_path(stage):
    with stage.visit(viewport={"width": 1280, "height": 900}) as page:
        page.keyboard.press("Tab")
        require(page.evaluate("document.activeElement.className") == "skip", "the way past the steps comes first")
        to_id(page, "sample-table")
        page.keyboard.type("agreeing (two-arm)")
        to_id(page, "use-sample")
        page.keyboard.press("Enter")
        page.wait_for_selector("#reading .plot svg")
        follow(page, "algorithm")
        page.wait_for_selector("#costs[aria-busy=false] img")
        to_id(page, "source")
        follow(page, "run")
        to_id(page, "run-now")
        page.keyboard.press("Enter")
        page.wait_for_selector("#run-result .figures")
        follow(page, "prove")
        to_id(page, "prove-now")
        page.keyboard.press("Enter")
        page.wait_for_selector("#prove-status a")
        follow(page, "receipt")
        page.wait_for_selector("#tamper-now")
        to_id(page, "cheat-0")
        page.keyboard.press("Space")
        to_id(page, "tamper-now")
        page.keyboard.press("Enter")
        page.wait_for_selector("#tamper-result .note.bad")
        stage.picture(page, "20-keyboard")
        trade(page)
        stage.picture(page, "21-keyboard-trade")


def trade(page):
    """All steps of a trade. After each, focus is on the line that says whose turn it is."""
    tab_to(page, lambda place: place["href"] == "#trade", "the panel of trades")
    page.keyboard.press("Enter")
    until(page, lambda: page.evaluate("document.activeElement.id") == "trade-title", "the heading of the trades has the focus")
    page.evaluate("window.lastFocus = document.activeElement")
    to_id(page, "offer-now")
    page.keyboard.press("Enter")
    says(page, "#trade-turn", "turn of the seller")
    for party, selector, words in STEPS:
        until(page, lambda: page.evaluate("document.activeElement.id") == "trade-turn", "the line of the turn has the focus")
        to_id(page, f"{party}-act")
        page.keyboard.press("Enter")
        says(page, selector, words)
