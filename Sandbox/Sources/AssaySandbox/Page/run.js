// SPDX-License-Identifier: Apache-2.0
// The panel of runs: settings, the result, and what only the owner of the data sees on the way to it.

import { call, follow, submit } from "./api.js";
import { announce, byId, field, fill, h, plainTable, select, svg, whileBusy } from "./dom.js";
import { problemNote } from "./problems.js";
import { choice, isComplete, on, state } from "./state.js";
import { counted, grouped, ranges, spoken, valueText } from "./words.js";

/** The run that is shown or under way; an older one that ends late is not. */
let current = new AbortController();

export function start() {
  on("program", forget);
  on("program", drawSettings);
  // A choice takes the preview away; when the new one comes, what was begun in the meantime stays.
  on("preview", () => state.preview || forget());
  on("preview", drawSettings);
}

function forget() {
  current.abort();
  fill("run-result");
}

/** Says what is missing before anything can be computed; null where nothing is. */
export function missing() {
  if (!state.facts) return h("p", { class: "note warn" }, "The algorithm has errors. ", h("a", { href: "#algorithm" }, "Mend it first."));
  if (!isComplete()) return h("p", { class: "note warn" }, "No table is chosen. ", h("a", { href: "#data" }, "Choose one first."));
  if (state.preview?.problem) return h("p", { class: "note warn" }, "The algorithm cannot read the table. ",
    h("a", { href: "#data" }, "See what is wrong with it."));
  return null;
}

function drawSettings() {
  const { facts } = state;
  fill("settings", missing() ?? summary(),
    h("form", { onsubmit: (event) => { event.preventDefault(); whileBusy(byId("run-now"), run); } },
      facts?.parameters.map(control),
      facts && facts.parameters.length === 0 ? h("p", { class: "hint" }, "This algorithm has no settings.") : null,
      h("button", { type: "submit", id: "run-now" }, "Run")));
}

export function summary() {
  const names = new Map(state.dataSets.map(({ id, name }) => [id, name]));
  return h("p", {}, h("b", {}, state.facts.title), " on ", Object.values(choice()).map((id) => names.get(id)).join(" and "), ".");
}

function control({ name, kind, unit, range, labels }) {
  const keep = (event) => { state.parameters[name] = event.target.value; };
  const options = kind === "bool" ? ["no", "yes"] : labels;
  const label = unit ? `${spoken(name)} (${unit})` : spoken(name);
  if (options.length && !options.includes(state.parameters[name])) [state.parameters[name]] = options;
  state.parameters[name] ??= range.split(" ")[0];
  if (options.length) return field(label, select(options.map((one) => [one, spoken(one)]), state.parameters[name], { onchange: keep }));
  const input = h("input", { type: "text", inputmode: "decimal", size: 10, autocomplete: "off", value: state.parameters[name],
    oninput: keep });
  return field(label, input, `Possible: ${range.replace(" .. ", " to ")}`);
}

async function run() {
  current.abort();
  current = new AbortController();
  const { signal } = current;
  fill("run-result", h("p", { class: "card" }, "Under way …"));
  let id;
  try {
    ({ id } = await submit({ kind: "run", source: state.source, dataSets: choice(), parameters: wanted() }));
    const job = await follow(id, () => {}, signal);
    if (!signal.aborted) draw(job);
  } catch (problem) {
    if (!signal.aborted) fill("run-result", problemNote(problem));
    // Nobody waits for it any more. Where it ended in the meantime, that is as well.
    else if (id) await call("POST", `/jobs/${id}/cancel`).catch(() => {});
  }
}

/** The settings that the program has, and no others. */
export const wanted = () => Object.fromEntries(state.facts?.parameters.map(({ name }) => [name, state.parameters[name] ?? ""]) ?? []);

function draw(job) {
  if (job.problem) {
    fill("run-result", problemNote(job.problem), job.problem.rowSets ? privatePart(job.problem) : null);
    return announce("There is no result.");
  }
  if (!job.answer) return fill("run-result", h("p", { class: "note warn" }, "The run was cancelled."));
  fill("run-result", resultPart(job.answer.outputs), privatePart(job.answer));
  announce(`The result: ${job.answer.outputs.map((one) => `${spoken(one.name)} ${valueText(one)}`).join(", ")}`);
}

function resultPart(outputs) {
  const agree = outputs.every(({ agrees }) => agrees);
  return h("div", { class: "card" },
    h("h3", {}, "Result"),
    figures(outputs),
    h("p", { class: `verdict ${agree ? "good" : "bad"}` }, agree
      ? "Worked out twice, by exact arithmetic and as the proof will do it: both agree."
      : "The two ways of working it out differ. Please report this: it is an error in Assay."),
    h("details", {}, h("summary", {}, "Show both"), plainTable("Result, worked out twice",
      ["Result", "By exact arithmetic", "As the proof does it", "Agree"],
      outputs.map(({ name, value, inCircuit, agrees }) => [spoken(name), value, inCircuit ?? "none", agrees ? "✓ yes" : "✗ no"]))));
}

/** Results in large figures. */
export function figures(outputs) {
  return h("dl", { class: "figures" }, outputs.map((one) => h("div", {}, h("dt", {}, spoken(one.name)), h("dd", {}, valueText(one)))));
}

function privatePart({ values, rowSets }) {
  return h("div", { class: "card private" },
    h("h3", {}, "Only you see this"),
    h("p", {}, "It is never part of a proof or a receipt."),
    values.length ? [h("h4", {}, "Values on the way"), plainTable("Values on the way", ["Name", "Value"],
      values.map((one) => [spoken(one.name), valueText(one)]))] : null,
    rowSets.length ? [h("h4", {}, "Which rows counted"), rowSets.map(rowSetPart)] : null);
}

function rowSetPart({ name, data, line, rows }) {
  const total = state.preview?.dataSets?.find((one) => one.name === data)?.rows.length
    ?? rows.reduce((most, row) => Math.max(most, row), 0);
  const counts = new Set(rows);
  const left = Array.from({ length: total }, (_, index) => index + 1).filter((row) => !counts.has(row));
  const text = `${grouped(rows.length)} of ${counted(total, "row")} of ${data}`;
  return h("div", { class: "row-set" },
    h("p", {}, h("b", {}, spoken(name)), ` (line ${line}): ${text}`),
    strip(total, counts, `${name}: ${text}`),
    h("p", { class: "hint" }, left.length ? `Not counted: ${left.length > 1 ? "rows" : "row"} ${ranges(left)}` : "Every row counted."));
}

/** One stroke for each row, high where it counted. */
function strip(total, counts, label) {
  const strokes = Array.from({ length: total }, (_, index) => {
    const isIn = counts.has(index + 1);
    return svg("rect", { class: isIn ? "in" : "out", x: index, y: isIn ? 0 : 12, width: 0.8, height: isIn ? 16 : 4 });
  });
  return svg("svg", { class: "strip", viewBox: `0 0 ${Math.max(1, total)} 16`, preserveAspectRatio: "none", role: "img",
    "aria-label": label }, strokes);
}
