// SPDX-License-Identifier: Apache-2.0
// A text area with numbers, costs and marks beside its lines. Tab leaves it, as it leaves every other control.

import { h } from "./dom.js";
import { grouped } from "./words.js";

const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });

/**
 * Draws the editor into `place`.
 * @param onInput is called with the text after every change that a person makes
 */
export function editor(place, onInput) {
  const gutter = h("div", { class: "gutter", "aria-hidden": "true" });
  const marks = h("pre", { class: "marks", "aria-hidden": "true" });
  const area = h("textarea", {
    id: "source", "aria-label": "Text of the algorithm", spellcheck: "false", autocapitalize: "off", autocomplete: "off", wrap: "off",
      rows: 24,
    "aria-describedby": "diagnostics",
  });
  place.replaceChildren(h("div", { class: "editor" }, gutter, h("div", { class: "pane" }, marks, area)));
  let diagnostics = [];
  let costs = new Map();
  const follow = () => {
    gutter.scrollTop = area.scrollTop;
    marks.scrollTop = area.scrollTop;
    marks.scrollLeft = area.scrollLeft;
  };
  const draw = () => {
    drawGutter(gutter, area.value.split("\n").length, diagnostics, costs);
    drawMarks(marks, area.value, diagnostics);
    follow();
  };
  area.addEventListener("scroll", follow);
  area.addEventListener("input", () => {
    // What was said of the text before no longer fits its lines.
    [diagnostics, costs] = [[], new Map()];
    draw();
    onInput(area.value);
  });
  return {
    set text(text) {
      area.value = text;
      [diagnostics, costs] = [[], new Map()];
      area.scrollTop = 0;
      draw();
    },
    show(newDiagnostics) { diagnostics = newDiagnostics; draw(); },
    showCosts(lines) { costs = new Map(lines.map(({ line, constraints }) => [line, constraints])); draw(); },
    /** Selects a place and brings it into view. */
    goTo(span) {
      area.focus();
      area.setSelectionRange(...offsets(area.value, span));
      const lineHeight = parseFloat(getComputedStyle(area).lineHeight);
      area.scrollTop = Math.max(0, (span.line - 4) * lineHeight);
    },
    /** Makes the change that a diagnostic proposes; it can be undone like typing. */
    apply({ replacement, ...span }) {
      area.focus();
      area.setRangeText(replacement, ...offsets(area.value, span), "end");
      area.dispatchEvent(new Event("input"));
    },
  };
}

/** Places in UTF-16, of lines and columns in characters as people see them. */
function offsets(text, { line, column, endLine, endColumn }) {
  const lines = text.split("\n");
  const offset = (row, place) => {
    const before = lines.slice(0, row - 1).reduce((sum, one) => sum + one.length + 1, 0);
    const characters = [...segmenter.segment(lines[row - 1] ?? "")].slice(0, place - 1);
    return before + characters.reduce((sum, { segment }) => sum + segment.length, 0);
  };
  return [offset(line, column), offset(endLine ?? line, endColumn ?? column)];
}

function drawGutter(gutter, count, diagnostics, costs) {
  const worst = new Map();
  for (const { line, severity } of diagnostics) if (worst.get(line) !== "error") worst.set(line, severity);
  gutter.replaceChildren(...Array.from({ length: count }, (_, index) => {
    const line = index + 1;
    const severity = worst.get(line);
    return h("div", { class: `line ${severity ?? ""}` },
      h("span", { class: "cost" }, costs.has(line) ? grouped(costs.get(line)) : ""),
      h("span", { class: "number" }, severity ? (severity === "error" ? "✗" : "!") : String(line)));
  }));
}

/** The text once more behind the area, invisible but for the lines under its marks. */
function drawMarks(marks, text, diagnostics) {
  const spans = diagnostics.filter(({ line }) => line).map((one) => [...offsets(text, one), one.severity]).sort((a, b) => a[0] - b[0]);
  const parts = [];
  let at = 0;
  for (const [start, end, severity] of spans) {
    if (start < at) continue;
    parts.push(text.slice(at, start), h("mark", { class: severity }, text.slice(start, Math.max(end, start + 1))));
    at = Math.max(end, start + 1);
  }
  marks.replaceChildren(...parts, `${text.slice(at)}\n`);
}
