# SPDX-License-Identifier: Apache-2.0
"""Draws how the cost of a proof grows with the circuit, from the output of `assay bench --json`.

    plot.py FOLDER     reads FOLDER/*.json, writes FOLDER/growth.svg, prints a table

The same measurements give the same bytes: no dates, fixed identifiers, letters as outlines of one font.
"""

import json
import re
import sys
from pathlib import Path

import matplotlib

matplotlib.use("svg")
import matplotlib.pyplot as plt

matplotlib.rcParams.update({"svg.hashsalt": "assay", "svg.fonttype": "path", "font.family": "DejaVu Sans", "font.size": 9})

NAME = re.compile(r"(?P<suite>[a-z]+)/bn254/2\^(?P<log>\d+)/(?P<kind>.+)")
# What is drawn: name in the file, label, colour, marker.
SERIES = [
    ("prove", "dense", "proof, every wire of full length", "#1b4f72", "o"),
    ("prove", "20%", "proof, 80 % of the wires 0 or 1", "#5dade2", "s"),
    ("setup", "dense", "setup, with the bytes of the .zkey", "#b9770e", "^"),
]


def load(folder):
    """Measurements by suite, kind and logarithm; a later file replaces what an earlier one says."""
    found = {}
    for path in sorted(folder.glob("*.json")):
        for entry in json.loads(path.read_text()):
            for key in ("name", "cpu_ms", "wall_ms", "peak_mb", "runs"):
                if key not in entry:
                    sys.exit(f"{path}: a measurement without {key}: {entry}")
            match = NAME.fullmatch(entry["name"])
            if match:
                found[match["suite"], match["kind"], int(match["log"])] = entry
    return found


def points(found, suite, kind, key):
    logs = sorted(log for s, k, log in found if (s, k) == (suite, kind))
    return logs, [found[suite, kind, log][key] for log in logs]


def draw(found, path):
    figure, (time, memory) = plt.subplots(1, 2, figsize=(8.6, 3.6), layout="constrained")
    for suite, kind, label, colour, marker in SERIES:
        for axes, key in ((time, "cpu_ms"), (memory, "peak_mb")):
            logs, values = points(found, suite, kind, key)
            axes.plot(logs, values, color=colour, marker=marker, markersize=4, linewidth=1.4, label=label)
    for axes, title in ((time, "processor time of all threads, ms"), (memory, "peak of memory, MiB")):
        axes.set_yscale("log")
        axes.set_title(title, fontsize=9, loc="left")
        axes.set_xlabel("domain")
        logs = sorted({log for _, _, log in found})
        axes.set_xticks(logs, [f"$2^{{{log}}}$" for log in logs])
        axes.grid(True, which="major", linewidth=0.4, color="#cccccc")
        axes.spines[["top", "right"]].set_visible(False)
    time.legend(frameon=False, fontsize=8)
    figure.savefig(path, metadata={"Date": None, "Creator": None})


def number(value):
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}"


def table(found):
    logs = sorted({log for _, _, log in found})
    print("| | " + " | ".join(f"2^{log}" for log in logs) + " |")
    print("|---" * (len(logs) + 1) + "|")
    for suite, kind, label, _, _ in SERIES:
        for key, unit in (("cpu_ms", "CPU ms"), ("wall_ms", "wall ms"), ("peak_mb", "peak MiB")):
            values = [found.get((suite, kind, log)) for log in logs]
            print(f"| {label}, {unit} | " + " | ".join(number(v[key]) if v else "–" for v in values) + " |")


folder = Path(sys.argv[1])
measurements = load(folder)
if not measurements:
    sys.exit(f"{folder}: no measurements of a suite with sizes")
draw(measurements, folder / "growth.svg")
table(measurements)
