# SPDX-License-Identifier: Apache-2.0
"""Health records: told by their content, drawn like tables, mapped, and refused with the place of what is wrong."""

from stage import CIRCUITS, TITLE, accessible, drawn, go, require, says, text

RECORDS = CIRCUITS / "records"


def formats(stage, page):
    """Health records are told by their content, drawn like a table, and read as the column map says."""
    go(page, "algorithm")
    page.select_option("#sample", label="Blood-pressure category of the mean, and how many readings are in it")
    says(page, "#disclosure", "category")
    go(page, "data")
    for name, words in (("fhir.synthetic.json", "FHIR R4"), ("open-mhealth.synthetic.json", "Open mHealth"),
                        ("apple-health.synthetic.xml", "Apple Health")):
        page.set_input_files("#file", RECORDS / f"borderline.{name}")
        says(page, "#data-status", words)
        says(page, "#reading", f"{words}: 56 readings, 2026-03-02 to 2026-03-15.")
        says(page, "#reading", "All 56 rows can be read")
        drawn(page, "circle.mark.full", 56, f"the readings of {words} are drawn")
    require("blood pressures and their pulses are kept" in text(page, "#data-status"), "it says that only an excerpt is kept")
    require("Passed over" in text(page, "#reading"), "what is passed over is counted")
    accessible(page, "health records")
    stage.picture(page, "21-records")
    export = (RECORDS / "borderline.apple-health.synthetic.xml").read_text()
    for wrong, words in ((export.replace('unit="mmHg"', 'unit="kPa"'), "Record.unit"), ("PK\x03\x04", "Unpack it"), ("<html/>", "HealthData")):
        page.set_input_files("#file", {"name": "wrong.xml", "mimeType": "text/xml", "buffer": wrong.encode()})
        says(page, "#data-status" if words != "Record.unit" else "#reading", words)
    accessible(page, "records with faults")
    stage.picture(page, "22-record-faults")


def further_codes(stage, page):
    """What no format has by itself comes from codes that a person names, and days may be chosen."""
    go(page, "algorithm")
    page.select_option("#sample", label=TITLE)
    says(page, "#disclosure", "In all 14.29 bits")
    go(page, "data")
    page.set_input_files("#file", RECORDS / "complete.fhir.synthetic.ndjson")
    says(page, "#reading", "It has no columns stress, activity, diet")
    for name, code in (("stress", "http://example.org/diary|stress"), ("activity", "55411-3"), ("diet", "http://example.org/diary|diet")):
        part = page.locator(".mapping fieldset").filter(has_text=f"{name} is")
        part.locator("select").select_option("code")
        part.get_by_label("Code", exact=True).fill(code)
    accessible(page, "the form for records")
    stage.picture(page, "23-codes")
    page.click(".mapping button[type=submit]")
    says(page, "#reading", "All 168 rows can be read")
    page.click("#mapping summary")
    require(page.locator(".mapping").get_by_label("Code", exact=True).nth(0).input_value() == "http://example.org/diary|stress", "it is kept")
    page.get_by_label("First day that is taken").fill("2026-03-03")
    page.click(".mapping button[type=submit]")
    says(page, "#reading", "All 160 rows can be read")
