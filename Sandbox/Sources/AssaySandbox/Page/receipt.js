// SPDX-License-Identifier: Apache-2.0
// The panel of receipts: results, warnings, checks, and the laboratory of cheats.

import { call } from "./api.js";
import { calldataPart } from "./calldata.js";
import { announce, byId, field, fill, h, plainTable, select, tableRow, unseen, whileBusy } from "./dom.js";
import { downloadLink } from "./download.js";
import { problemNote } from "./problems.js";
import { figures } from "./run.js";
import { on, state } from "./state.js";
import { startLab } from "./tamper.js";
import { checks, counted, moment, seconds } from "./words.js";

export function start() {
  on("receipts", drawChoice);
  on("receipt", drawChoice);
  byId("foreign").addEventListener("change", (event) => checkForeign(event.target.files[0]));
}

function drawChoice() {
  const known = state.receipts.some(({ id }) => id === state.receipt);
  const before = state.receipt;
  state.receipt = known ? state.receipt : state.receipts[0]?.id ?? null;
  if (!state.receipts.length) {
    fill("receipt-choice", h("p", { class: "empty" }, "None yet. ", h("a", { href: "#prove" }, "Make a proof"),
      ", and its receipt stands here."));
  } else {
    const options = state.receipts.map(({ id, title, createdAt }) => [id, `${title}, ${moment(createdAt)}`]);
    fill("receipt-choice", field("Receipt", select(options, state.receipt,
      { id: "receipt-select", onchange: (event) => show(event.target.value) })));
  }
  if (byId("receipt-view").dataset.shown !== (state.receipt ?? "") || before !== state.receipt) show(state.receipt);
}

/** Shows one receipt in the panel; null shows none. */
function show(id) {
  state.receipt = id;
  byId("receipt-view").dataset.shown = id ?? "";
  const receipt = state.receipts.find((one) => one.id === id);
  byId("lab").hidden = !receipt;
  if (!receipt) return fill("receipt-view");
  fill("receipt-view",
    h("div", { class: "card" },
      h("h3", {}, "What it says"),
      figures(receipt.outputs),
      warnings(receipt.checks),
      h("p", { class: "hint" }, `It tells at most ${receipt.bits} bits about the data.`),
      h("div", { class: "actions" },
        downloadLink(`/receipts/${id}`, "receipt.json", "Download the receipt", { class: "button quiet" }),
        h("button", { type: "button", id: "verify", onclick: (event) => whileBusy(event.target, () => verify(id)) }, "Check it again")),
      h("div", { id: "verified", role: "status" }),
      calldataPart(id)),
    h("div", { class: "card", id: "checks" }, checksPart(receipt.checks)));
  startLab(id);
}

function warnings(list) {
  return list.filter(({ warning }) => warning).map(({ name, reason }) =>
    h("div", { class: "note warn" }, h("p", {}, warningWords(name)), h("p", { class: "hint" }, reason)));
}

/** A warning in words; the server's reason stands below it. */
function warningWords(name) {
  if (name === "key mark") {
    return [h("b", {}, "A trial key. "), "One party alone made the key, in this sandbox, and could make false proofs with it. ",
      "Good for trying things out; no buyer should rely on it. ", h("a", { href: "#keys" }, "More about keys")];
  }
  if (name === "origin") return [h("b", {}, "Nobody vouches for the data. "),
    "The proof says what was computed, not that somebody measured these readings."];
  return h("b", {}, checks.get(name) ?? name);
}

/** All checks, those that fail first. */
export function checksPart(list) {
  const failed = list.filter(({ passed }) => !passed);
  const doubtful = list.filter(({ passed, warning }) => passed && warning);
  const order = [...failed, ...doubtful, ...list.filter(({ passed, warning }) => passed && !warning)];
  return [
    h("h3", {}, headline(list.length, failed.length, doubtful.length)),
    plainTable("Checks of the receipt", [unseen("Verdict"), "What is checked", "What was found"], order.map(checkRow), "checks"),
  ];
}

function headline(all, failed, doubtful) {
  if (failed) return `${failed} of ${counted(all, "check")} failed`;
  return `All ${all} checks passed${doubtful ? `, ${doubtful} with a warning` : ""}`;
}

function checkRow({ name, passed, warning, reason }) {
  const good = warning ? ["!", "with a warning", "warn"] : ["✓", "passed", "good"];
  const [mark, word, className] = passed ? good : ["✗", "failed", "bad"];
  const sign = h("span", { class: `sign ${className}`, role: "img", "aria-label": word }, mark);
  return tableRow([sign, checks.get(name) ?? name, reason], className);
}

async function verify(id) {
  const began = performance.now();
  try {
    const answer = await call("GET", `/receipts/${id}/checks`);
    if (byId("receipt-view").dataset.shown !== id) return;
    const time = seconds(performance.now() - began);
    const text = answer.holds ? `The receipt holds, checked just now in ${time}.` : `The receipt does not hold. ${answer.problem ?? ""}`;
    fill("verified", h("p", { class: `note ${answer.holds ? "good" : "bad"}` }, text));
    if (answer.readable) fill("checks", checksPart(answer.checks));
  } catch (problem) {
    if (byId("receipt-view").dataset.shown === id) fill("verified", problemNote(problem));
  }
}

async function checkForeign(file) {
  if (!file) return;
  byId("foreign").value = "";
  try {
    const answer = await call("POST", "/verify", { body: file, headers: { "Content-Type": "application/json" } });
    const verdict = answer.holds ? "This receipt holds." : "This receipt does not hold.";
    fill("foreign-result",
      h("p", { class: `note ${answer.holds ? "good" : "bad"}` }, h("b", {}, verdict), answer.problem ? ` ${answer.problem}` : ""),
      answer.readable ? [figures(answer.outputs), warnings(answer.checks), checksPart(answer.checks)] : null);
    announce(verdict);
  } catch (problem) {
    fill("foreign-result", problemNote(problem));
  }
}
