# SPDX-License-Identifier: Apache-2.0
"""Keys: a trial key and its mark, a key of a ceremony that is brought, what is refused, and removing one."""

import subprocess
import tempfile
from pathlib import Path

from stage import ROOT, TITLE, accessible, go, require, says, text

PROGRAM = """assay 1
algorithm "How many readings"

record Reading { level: 0 .. 1 }

data readings: at most 1 of Reading

publish number = count in readings as 0 .. 1
"""


def brought(stage, page):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        held(folder)
        go(page, "algorithm")
        page.fill("#source", PROGRAM)
        says(page, "#disclosure", "number")
        go(page, "keys")
        says(page, "#key-form", "How many readings")
        says(page, "#key-list", "A trial key.")
        wrong = {"trial.zkey": "One party alone made this key", "damaged.zkey": "cannot be used",
                 "notes.txt": "cannot be used", "long.zkey": "long.zkey has 2.1 MB; at most 1.0 MB are taken."}
        for file, words in wrong.items():
            page.set_input_files("#key-form input", folder / file)
            says(page, "#key-status .note.bad", words)
        accessible(page, "a key that is refused")
        stage.picture(page, "26-key-refused")
        page.set_input_files("#key-form input", folder / "key.zkey")
        says(page, "#key-status", "Proofs of “How many readings” are made with this key from now on.")
        says(page, "#key-list", "By its own word 2 people made it: “Ada <i>”, “Bea”; and 1 beacon")
    accessible(page, "a key of a ceremony")
    stage.picture(page, "27-key")
    removed(page)
    go(page, "algorithm")
    require(page.locator('#sample option:text-is("How many readings")').count() == 1, "the algorithm is kept with its key, once")
    page.select_option("#sample", label=TITLE)
    says(page, "#disclosure", "In all 14.29 bits")


def removed(page):
    button = page.locator('[aria-label="Remove the key for How many readings"]')
    button.click()
    page.keyboard.press("Escape")
    require("A key from a ceremony." in text(page, "#key-list"), "Escape keeps the key")
    button.click()
    page.click("dialog .danger")
    button.wait_for(state="detached")
    require("A trial key." in text(page, "#key-list"), "the other key stays")


def held(folder):
    """A ceremony of two people and a beacon on powers of one person, by the command line; a key of one party; and what is no key."""
    (folder / "small.assay").write_text(PROGRAM, encoding="utf-8")
    beacon = ["--value", "2c26b46b68ffc68f", "--exponent", "10"]
    for command in (
        ["compile", "small.assay", "-o", "small"],
        ["setup", "small", "trial.zkey"],
        ["ceremony", "powers", "new", "9", "-o", "powers-0.ptau"],
        ["ceremony", "powers", "contribute", "powers-0.ptau", "-o", "powers-1.ptau", "--name", "Cyr"],
        ["ceremony", "powers", "prepare", "powers-1.ptau", "-o", "powers.ptau"],
        ["ceremony", "init", "small", "powers.ptau", "-o", "key-0.zkey"],
        ["ceremony", "contribute", "key-0.zkey", "-o", "key-1.zkey", "--name", "Ada <i>"],
        ["ceremony", "contribute", "key-1.zkey", "-o", "key-2.zkey", "--name", "Bea"],
        ["ceremony", "beacon", "key-2.zkey", "-o", "key.zkey", *beacon],
    ):
        assay(folder, *command)
    (folder / "damaged.zkey").write_bytes((folder / "key.zkey").read_bytes()[:-1])
    (folder / "long.zkey").write_bytes(bytes(2 << 20))
    (folder / "notes.txt").write_text("no key", encoding="utf-8")


def assay(folder, *arguments):
    program = ROOT / ".build/release/assay"
    require(program.exists(), "the command line is not built: make build")
    done = subprocess.run([program, *arguments, "--quiet"], cwd=folder, capture_output=True, text=True, check=False)
    require(done.returncode == 0, f"assay {' '.join(arguments)}: {done.stderr}")
