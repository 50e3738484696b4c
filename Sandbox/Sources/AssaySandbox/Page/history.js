// SPDX-License-Identifier: Apache-2.0
// The panel of what was done here, and of how much the receipts tell about each table.

import { call, isOver } from "./api.js";
import { titleOf } from "./data.js";
import { byId, confirmed, fill, h, plainTable, table, unseen, whileBusy } from "./dom.js";
import { downloadLink } from "./download.js";
import { problemNote } from "./problems.js";
import { changed, loadReceipts, on, state } from "./state.js";
import { jobKinds, jobStates, moment, spoken, valueText } from "./words.js";

/** Jobs by identifier, as far as they were asked for; what a job was asked to do never changes. */
const requests = new Map();
let listed = [];

export function start() {
  on("receipts", () => isShown() && drawReceipts());
  on("erased", () => isShown() && refresh());
}

const isShown = () => !byId("history").hidden;

/** Draws the panel anew. */
export async function refresh() {
  try {
    await loadReceipts();
    const { jobs } = await call("GET", "/jobs");
    listed = jobs;
    await drawJobs();
    await drawRevealed();
  } catch (problem) {
    fill("revealed", problemNote(problem));
  }
}

/** The titles and tables of jobs, which their list leaves out. */
async function requestOf(id) {
  if (!requests.has(id)) requests.set(id, (await call("GET", `/jobs/${id}`)).request);
  return requests.get(id);
}

// What was revealed.

async function drawRevealed() {
  if (!state.receipts.length) return fill("revealed", h("p", { class: "empty" }, "Nothing yet: no receipt was made."));
  const sums = new Map();
  for (const receipt of state.receipts) {
    const request = await requestOf(receipt.job);
    for (const id of new Set(Object.values(request.dataSets))) {
      const { bits, count } = sums.get(id) ?? { bits: 0, count: 0 };
      sums.set(id, { bits: bits + Number(receipt.bits), count: count + 1 });
    }
  }
  const names = new Map(state.dataSets.map(({ id, name }) => [id, name]));
  fill("revealed",
    h("p", {}, "At most so much could somebody learn who has all these receipts. ",
      "The same question asked twice counts twice, though it tells nothing new."),
    plainTable("Bits revealed by table", ["Table", "Receipts", "Bits at most"],
      [...sums].map(([id, { bits, count }]) => [names.get(id) ?? `an erased table (${id.slice(0, 8)}…)`, String(count), bits.toFixed(2)]),
        "sums"));
}

// Receipts.

function drawReceipts() {
  if (!state.receipts.length) return fill("receipt-list", h("p", { class: "empty" }, "None yet."));
  fill("receipt-list", table("Receipts", ["Algorithm", "Result", "Made", unseen("What to do")], state.receipts.map((receipt) => [
    receipt.title, receipt.outputs.map((one) => `${spoken(one.name)} ${valueText(one)}`).join(", "), moment(receipt.createdAt),
    h("div", { class: "actions" },
      h("button", { type: "button", class: "quiet", "aria-label": `Show the receipt of ${moment(receipt.createdAt)}`, onclick: () =>
        showReceipt(receipt.id) }, "Show"),
      downloadLink(`/receipts/${receipt.id}`, "receipt.json", "Download",
        { "aria-label": `Download the receipt of ${moment(receipt.createdAt)}` }),
      h("button", { type: "button", class: "quiet", "aria-label": `Delete the receipt of ${moment(receipt.createdAt)}`, onclick: (event) =>
        whileBusy(event.target, () => remove(receipt.id)) }, "Delete")),
  ]), "list"));
}

function showReceipt(id) {
  state.receipt = id;
  changed("receipt");
  location.hash = "receipt";
}

async function remove(id) {
  if (!(await confirmed("Delete this receipt?",
    "It cannot be made again: another proof gives another receipt. Copies that you gave away stay valid.", "Delete it"))) return;
  try {
    await call("DELETE", `/receipts/${id}`);
  } catch (problem) {
    return fill("receipt-list", problemNote(problem));
  }
  await refresh();
}

// Jobs.

async function drawJobs() {
  if (!listed.length) return fill("jobs", h("p", { class: "empty" }, "None yet."));
  const asked = await Promise.all(listed.map(({ id }) => requestOf(id)));
  const names = new Map(state.dataSets.map(({ id, name }) => [id, name]));
  fill("jobs",
    table("Runs and proofs", ["Kind", "Algorithm", "Table", "When", "How it went", unseen("What to do")], listed.map((job, index) => [
      jobKinds[job.kind] ?? job.kind, titleOf(asked[index]) ?? "without a title", Object.values(asked[index].dataSets).map((id) =>
        names.get(id) ?? "erased").join(", ") || "–",
      moment(job.createdAt), jobStates[job.state] ?? job.state, cancelButton(job),
    ]), "list"),
    listed.length % 50 === 0 ? h("button", { type: "button", class: "quiet", onclick: (event) => whileBusy(event.target, more) },
      "Show older ones") : null,
    h("div", { id: "more-status", role: "status" }));
}

function cancelButton({ id, number, state: jobState }) {
  if (isOver(jobState)) return "";
  return h("button", { type: "button", class: "quiet", "aria-label": `Cancel job ${number}`, onclick: (event) =>
    whileBusy(event.target, async () => {
    await call("POST", `/jobs/${id}/cancel`).catch(() => {});
    await refresh();
  }) }, "Cancel");
}

async function more() {
  try {
    const { jobs } = await call("GET", `/jobs?before=${listed.at(-1).number}`);
    listed = [...listed, ...jobs];
    await drawJobs();
  } catch (problem) {
    fill("more-status", problemNote(problem));
  }
}
