// SPDX-License-Identifier: Apache-2.0
// The panel of the algorithm: choosing and editing it, and what the compiler says while one types.

import { call } from "./api.js";
import { titleOf } from "./data.js";
import { announce, byId, fill, h, whileBusy, words } from "./dom.js";
import { editor } from "./editor.js";
import { drawDisclosure, explainSoon } from "./explain.js";
import { problemNote } from "./problems.js";
import { changed, on, state } from "./state.js";
import { counted } from "./words.js";

/** Short enough for an answer while one looks, long enough not to ask in the middle of a word typed fast. */
const pause = 40;

let edit;
let timer;
let checking = new AbortController();

export async function start() {
  edit = editor(byId("editor"), typed);
  byId("sample").addEventListener("change", (event) => choose(event.target.value));
  byId("keep").addEventListener("click", (event) => whileBusy(event.target, keep));
  on("kept", () => loadKept(byId("sample").value).catch(() => {}));
  await loadKept();
}

/** Explanations are made only for whoever looks at them. */
export const arrive = () => edit && explainSoon(edit);

/** Lists what there is, and names the one in the editor. */
async function loadKept(shown = state.sample?.name) {
  const { algorithms } = await call("GET", "/algorithms");
  fill("sample",
    h("optgroup", { label: "Come with Assay" }, state.samples.map((sample) => h("option", { value: sample.name }, titleOf(sample)))),
    algorithms.length
      ? h("optgroup", { label: "Kept here" }, algorithms.map(({ id, title }) => h("option", { value: id }, title)))
      : null);
  if (shown) byId("sample").value = shown;
}

/** Takes an algorithm that comes with Assay, or one kept here. */
async function choose(name) {
  if (await selectSample(name, true)) return;
  try {
    const { source } = await call("GET", `/algorithms/${name}`);
    await take(source, null, name);
  } catch (problem) {
    fill("keep-status", problemNote(problem));
  }
}

/** Takes a sample by its name. What somebody wrote stays, unless they `insist`. */
export async function selectSample(name, insist = false) {
  const sample = state.samples.find((one) => one.name === name);
  const isUntouched = state.source === "" || state.source === state.sample?.source;
  if (!sample) return false;
  if (state.source === sample.source) [state.sample, byId("sample").value] = [sample, name];
  else if (insist || isUntouched) await take(sample.source, sample, name);
  return true;
}

async function take(source, sample, option) {
  [state.source, state.sample, state.parameters] = [source, sample, { ...sample?.cases.find((one) => !one.refused)?.parameters }];
  edit.text = source;
  byId("sample").value = option;
  fill("keep-status");
  await check();
}

function typed(text) {
  const begin = performance.now();
  state.source = text;
  fill("keep-status");
  clearTimeout(timer);
  checking.abort();
  timer = setTimeout(() => check(begin), pause);
}

/** Has the compiler look at the program; an answer about an older text is dropped. */
async function check(begin = performance.now()) {
  checking.abort();
  checking = new AbortController();
  const { signal } = checking;
  try {
    const answer = await call("POST", "/check", { json: { source: state.source }, signal });
    if (signal.aborted) return;
    drawDiagnostics(answer.diagnostics);
    performance.measure("diagnostics", { start: begin });
    learn(answer.program ?? null);
  } catch (problem) {
    if (problem.name === "AbortError") return;
    drawDiagnostics(problem.body?.diagnostics ?? []);
    if (!problem.body?.diagnostics) fill("diagnostics", problemNote(problem));
    learn(null);
  }
}

/** The other panels hear of a program only when it means something else than before. */
function learn(facts) {
  const isSame = facts !== null && facts.sourceDigest === state.facts?.sourceDigest;
  state.facts = facts;
  drawDisclosure();
  explainSoon(edit);
  if (!isSame) changed("program");
}

function drawDiagnostics(diagnostics) {
  edit.show(diagnostics);
  const errors = diagnostics.filter(({ severity }) => severity === "error").length;
  const rest = diagnostics.length - errors;
  const head = [errors ? counted(errors, "error") : null, rest ? counted(rest, "remark") : null].filter(Boolean).join(", ");
  if (!diagnostics.length) return fill("diagnostics", h("p", { class: "verdict good" }, "No errors."));
  fill("diagnostics", h("p", { class: `verdict ${errors ? "bad" : "warn"}` }, head),
    h("ol", { class: "diagnostics" }, diagnostics.map(diagnosticItem)));
}

function diagnosticItem(one) {
  const place = one.line ? h("button", { type: "button", class: "link", onclick: () => edit.goTo(one) }, `Line ${one.line}`) : "The file";
  return h("li", { class: one.severity },
    h("div", {}, place, ": ", words(one.message), " ", h("span", { class: "code" }, one.code)),
    one.notes.map(({ message }) => h("div", { class: "hint" }, words(message))),
    one.fix ? h("div", { class: "fix" }, words(one.fix.message), " ",
      one.fix.edit ? h("button", { type: "button", class: "quiet", onclick: () => edit.apply(one.fix.edit),
        "aria-label": `Line ${one.line}: ${one.fix.message} Change it` }, "Change it") : null) : null);
}

async function keep() {
  try {
    const { id, title } = await call("POST", "/algorithms", { json: { source: state.source } });
    fill("keep-status", h("p", { class: "note good" }, `A copy of “${title}” is kept; it stands in the list from now on.`));
    announce("A copy is kept.");
    await loadKept(id);
  } catch (problem) {
    fill("keep-status", problemNote(problem));
  }
}
