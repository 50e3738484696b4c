# SPDX-License-Identifier: Apache-2.0
"""The page on a phone and in the dark: nothing sticks out, everything can be read."""

from stage import PANELS, accessible, fits, go
from trades import STEPS, offer, take, unfold


def phone(stage):
    with stage.visit(viewport={"width": 360, "height": 740}, is_mobile=True, has_touch=True) as page:
        walk(stage, page, "phone")


def dark(stage):
    with stage.visit(viewport={"width": 1280, "height": 900}, color_scheme="dark") as page:
        walk(stage, page, "dark")


def walk(stage, page, name):
    """Each panel with something in it: a table with faults comes before one without."""
    page.select_option("#sample-table", "bp-diary/out-of-range.synthetic.csv")
    page.click("#use-sample")
    page.wait_for_selector("#reading .plot .cross")
    look(stage, page, f"{name}-faults")
    page.select_option("#sample-table", "bp-diary/flawed.synthetic.csv")
    page.click("#use-sample")
    page.wait_for_selector("#reading .note.good")
    for panel in PANELS:
        go(page, panel)
        fill(page, panel)
        look(stage, page, f"{name}-{panel}")


def fill(page, panel):
    if panel == "algorithm":
        page.wait_for_selector("#costs[aria-busy=false] img")
    elif panel == "run":
        page.click("#run-now")
        page.wait_for_selector("#run-result .figures")
    elif panel == "receipt":
        page.wait_for_selector("#tamper-now")
        page.check("#cheat-0")
        page.click("#tamper-now")
        page.wait_for_selector("#tamper-result .note")
    elif panel == "trade":
        offer(page)
        take(page, STEPS)
        unfold(page)
    elif panel == "history":
        page.wait_for_selector("#jobs table")


def look(stage, page, name):
    fits(page, name)
    accessible(page, name)
    stage.picture(page, name)
