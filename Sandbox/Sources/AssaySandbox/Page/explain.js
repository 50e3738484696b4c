// SPDX-License-Identifier: Apache-2.0
// What the algorithm reveals, what it computes in plain words, and what its lines cost.

import { call } from "./api.js";
import { byId, fill, h, table } from "./dom.js";
import { markdown } from "./markdown.js";
import { problemNote } from "./problems.js";
import { state } from "./state.js";
import { counted, grouped, spoken } from "./words.js";

/** Explanations take the compiler longer than checks do, so they wait until somebody stops typing. */
const pause = 500;

let timer;
let asking = new AbortController();
/** The text that is explained, and what its lines cost. */
let shown;
let costs = [];

export function drawDisclosure() {
  const { facts } = state;
  if (!facts) return fill("disclosure", h("p", { class: "empty" }, "This stands here once the algorithm has no errors."));
  const { outputs, total, warnings } = facts.disclosure;
  fill("disclosure",
    warnings.map((text) => h("p", { class: "note warn" }, h("b", {}, "Careful. "), text)),
    h("div", { class: "pair" }, publicPart(facts, outputs, total), privatePart(facts)));
}

function publicPart(facts, outputs, total) {
  const range = new Map(facts.outputs.map((one) => [one.name, `${one.range} ${one.unit}`.trim()]));
  return h("div", { class: "public" },
    h("h4", {}, "Everybody with the receipt learns"),
    h("ul", {}, outputs.map(({ name, bits }) => h("li", {}, h("b", {}, spoken(name)), ` (${range.get(name)}): at most ${bits} bits`)),
      facts.parameters.map(({ name, range }) => h("li", {}, h("b", {}, spoken(name)), ` (${range}): a setting, chosen by the buyer`))),
    h("p", {}, `In all ${total} bits about the data at most. `, h("span", { class: "hint" }, bitWords(Number(total)))));
}

/** What so many bits mean. */
function bitWords(bits) {
  if (bits <= 1) return "One bit is the answer to one yes-or-no question.";
  const questions = Math.ceil(bits);
  return `One bit is the answer to one yes-or-no question, so this is no more than ${counted(questions, "such answer")} could tell.`;
}

function privatePart(facts) {
  return h("div", { class: "private" },
    h("h4", {}, "Nobody but you sees"),
    h("ul", {}, facts.dataSets.map(({ name, capacity, fields }) =>
      h("li", {}, h("b", {}, spoken(name)), `: all rows (up to ${grouped(capacity)}) with ${fields.map((one) => one.name).join(", ")}`)),
    h("li", {}, "how many rows there are, and every value in between")));
}

/** Has the explanation made after a pause, if the panel is in view and shows another program. */
export function explainSoon(edit) {
  clearTimeout(timer);
  asking.abort();
  markStale(state.facts !== null && shown !== state.source);
  if (!state.facts) {
    shown = undefined;
    fill("explanation", h("p", { class: "empty" }, "This stands here once the algorithm has no errors."));
    return fill("costs", h("p", { class: "empty" }, "This stands here once the algorithm has no errors."));
  }
  // The editor forgot them with the first change of the text.
  if (shown === state.source) return edit.showCosts(costs);
  timer = setTimeout(() => explain(edit), shown ? pause : 0);
}

/** Says that explanation and costs are those of an older text. */
function markStale(isStale) {
  for (const id of ["explanation", "costs"]) byId(id).setAttribute("aria-busy", String(isStale));
}

async function explain(edit) {
  const { source } = state;
  if (byId("algorithm").hidden || shown === source) return;
  asking = new AbortController();
  const { signal } = asking;
  try {
    const answer = await call("POST", "/explain", { json: { source }, signal });
    if (signal.aborted) return;
    [shown, costs] = [source, answer.lines];
    edit.showCosts(costs);
    drawExplanation(answer);
    drawCosts(answer, source.split("\n"));
    markStale(false);
  } catch (problem) {
    if (problem.name === "AbortError") return;
    shown = undefined;
    fill("explanation", problemNote(problem));
    fill("costs");
    markStale(false);
  }
}

/** The explanation, without its title, which stands above it already; what is for the record comes last. */
function drawExplanation({ markdown: text }) {
  const body = text.replace(/^# .*\n/, "");
  const begin = Math.max(0, body.indexOf("\n## "));
  fill("explanation", h("div", { class: "explanation", tabindex: 0, role: "region", "aria-label": "Explanation of the algorithm" },
    markdown(body.slice(begin), 2),
    h("details", {}, h("summary", {}, "For the record"), markdown(body.slice(0, begin), 2))));
}

function drawCosts({ constraints, lines, chart }, source) {
  const rows = lines.filter(({ line }) => line > 0).map(({ line, constraints: cost }) =>
    [String(line), h("code", {}, source[line - 1]?.trim() ?? ""), grouped(cost)]);
  const rest = lines.find(({ line }) => line === 0)?.constraints;
  fill("costs",
    h("p", {}, `The proof checks ${counted(constraints, "small equation")}. The more there are, the longer a proof takes; `,
      "numbers beside the lines above say where they come from."),
    h("div", { class: "scroll", role: "region", "aria-label": "Where the equations come from", tabindex: 0 },
      h("img", { class: "chart", alt: `Where the ${grouped(constraints)} equations come from; the table below has the same figures`,
        src: `data:image/svg+xml;charset=utf-8,${encodeURIComponent(chart)}` })),
    h("details", {}, h("summary", {}, "Show the figures"), table("Equations by line", ["Line", "Text", "Equations"], rows, "costs"),
      rest ? h("p", { class: "hint" }, `${grouped(rest)} belong to no line.`) : null));
}
