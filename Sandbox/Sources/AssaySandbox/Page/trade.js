// SPDX-License-Identifier: Apache-2.0
// The panel of trades: an offer begins one; then both sides stand side by side, with what was handed across between them.

import { call, follow, isOver } from "./api.js";
import { announce, byId, confirmed, field, fill, h, select, whileBusy } from "./dom.js";
import { offerFields, offered, settings } from "./offer.js";
import { problemNote } from "./problems.js";
import { loadReceipts, on, state } from "./state.js";
import { filesPart } from "./trade-files.js";
import { chosenTables, sidePart, workWords } from "./trade-sides.js";
import { moment } from "./words.js";

const parties = ["buyer", "source", "seller"];
/** Where each step is asked for. */
const paths = {
  committed: "seller/commitment", attested: "source/attestation", drafted: "buyer/agreement", agreed: "seller/agreement",
  delivered: "seller/receipt",
};

let trades = [];
/** The trade that is looked at, what each side sees of it, the data sets that its program reads, and the files that are unfolded. */
let shown = null;
let views = {};
let reads = [];
let open = new Set();
/** The jobs whose events are listened to. */
const following = new Set();

export function start() {
  on("program", () => isShown() && drawOffer());
  on("data", () => isShown() && draw());
  on("erased", () => isShown() && load(shown));
}

const isShown = () => !byId("trade").hidden;

/** Draws the panel anew as it comes into view. */
export async function arrive() {
  drawOffer();
  try {
    await loadTrades();
    await load(shown ?? trades[0]?.id ?? null);
  } catch (problem) {
    fill("trade-view", problemNote(problem));
  }
}

async function loadTrades() {
  trades = (await call("GET", "/trades")).trades;
}

// The offer.

function drawOffer() {
  const ready = state.facts !== null;
  fill("trade-offer",
    ready ? [h("p", {}, "The buyer wants ", h("b", {}, state.facts.title), ". ", h("a", { href: "#algorithm" }, "Read or change it")),
      settings()]
      : h("p", { class: "note warn" }, "The algorithm has errors. ", h("a", { href: "#algorithm" }, "Mend it first.")),
    h("form", { onsubmit: (event) => { event.preventDefault(); whileBusy(byId("offer-now"), offer); } },
      offerFields("offer-"),
      h("button", { type: "submit", id: "offer-now" }, "Make the offer")));
}

async function offer() {
  fill("trade-offer-status");
  try {
    const made = await call("POST", "/trades", { json: { source: state.source, ...offered("offer-") } });
    await loadTrades();
    await load(made.id);
    byId("trade-turn")?.focus();
  } catch (problem) {
    fill("trade-offer-status", problemNote(problem));
  }
}

// The trade that is looked at.

async function load(id) {
  if (id !== shown) [open, reads] = [new Set(), []];
  shown = id;
  if (!id) return draw();
  const answers = await Promise.all(parties.map((party) => call("GET", `/trades/${id}/${party}`)));
  if (shown !== id) return;
  views = Object.fromEntries(parties.map((party, index) => [party, answers[index]]));
  if (!reads.length) reads = await readBy(id);
  if (shown !== id) return;
  draw();
  for (const party of parties) listen(views[party]);
}

/** The data sets that the program of a trade reads. */
async function readBy(id) {
  const source = await call("GET", `/trades/${id}/files/algorithm.assay`);
  const { program } = await call("POST", "/check", { json: { source } });
  return program.dataSets.map(({ name }) => name);
}

function draw() {
  drawChoice();
  if (!shown || !views.buyer) return fill("trade-view");
  const hadFocus = byId("trade-view").contains(document.activeElement);
  const actions = { act, cancel, end };
  fill("trade-view",
    h("p", { id: "trade-turn", class: "turn-line", tabindex: -1 }, turnWords(views.buyer)),
    h("div", { id: "trade-status", role: "status" }),
    h("div", { class: "trade" },
      sidePart(views.buyer, reads, actions),
      h("div", { class: "between" },
        sidePart(views.source, reads, actions),
        h("section", { class: "card", id: "across", "aria-labelledby": "across-title" },
          h("h3", { id: "across-title" }, "Handed across"),
          h("p", { class: "hint" }, "All that passes between them. Everybody in this trade has it."),
          filesPart(views.buyer, open))),
      sidePart(views.seller, reads, actions)));
  if (hadFocus) byId("trade-turn").focus();
}

function drawChoice() {
  if (!trades.length) return fill("trade-choice", h("p", { class: "empty" }, "No trade yet."));
  const options = trades.map(({ id, title, createdAt }) => [id, `${title}, ${moment(createdAt)}`]);
  fill("trade-choice", h("div", { class: "row" },
    field("Trade", select(options, shown, { id: "trade-select", onchange: (event) => load(event.target.value) })),
    h("button", { type: "button", class: "quiet", id: "trade-delete", onclick: (event) => whileBusy(event.target, remove) }, "Delete it")));
}

function turnWords({ step, turn, endedBy }) {
  if (endedBy) return `The ${endedBy} has ended this trade. Nothing more is handed across.`;
  if (step === "delivered") return "Everything was handed across. The buyer can check the receipt.";
  return `It is the turn of the ${turn}.`;
}

// Steps.

async function act(party, step, button) {
  const id = shown;
  await whileBusy(button, async () => {
    fill("trade-status");
    try {
      const json = step === "committed" ? { dataSets: chosenTables(reads) } : undefined;
      await call("POST", `/trades/${id}/${paths[step] ?? "buyer/checks"}`, { json });
    } catch (problem) {
      return fill("trade-status", problemNote(problem));
    }
    await reload(id);
  });
}

/** Shows where a trade is now, if it is still looked at. */
async function reload(id) {
  if (shown !== id) return;
  try {
    await load(id);
    announce(turnWords(views.buyer));
  } catch (problem) {
    fill("trade-status", problemNote(problem));
  }
}

/** Follows the step that a side is at, if it is a job under way. */
async function listen({ id, own: { party, job } }) {
  if (!job || isOver(job.state) || following.has(job.id)) return;
  following.add(job.id);
  try {
    await follow(job.id, (jobState, progress) => {
      if (shown === id && progress && byId(`${party}-stage`)) byId(`${party}-stage`).textContent = workWords({ progress });
    });
  } catch (problem) {
    if (shown === id) fill("trade-status", problemNote(problem));
  }
  following.delete(job.id);
  await reload(id);
  if (party === "seller") await loadReceipts().catch(() => {});
}

async function cancel(job, button) {
  await whileBusy(button, () => call("POST", `/jobs/${job}/cancel`).catch(() => {}));
}

async function end(party, button) {
  const id = shown;
  await whileBusy(button, async () => {
    if (!(await confirmed("End this trade?", "The other side sees that it was ended, and not why. It cannot be taken up again.",
      "End it"))) return;
    try {
      await call("POST", `/trades/${id}/${party}/withdrawal`);
    } catch (problem) {
      return fill("trade-status", problemNote(problem));
    }
    await reload(id);
  });
}

async function remove() {
  const id = shown;
  if (!(await confirmed("Delete this trade?", "All its files and keys are deleted here. A receipt stays among the receipts.",
    "Delete it"))) return;
  try {
    await call("DELETE", `/trades/${id}`);
    await loadTrades();
    views = {};
    await load(trades[0]?.id ?? null);
  } catch (problem) {
    fill("trade-status", problemNote(problem));
  }
}
