// SPDX-License-Identifier: Apache-2.0
// The sides of a trade. Each is drawn from its own view alone: the buyer's column cannot show what the buyer's view does not hold.

import { isOver } from "./api.js";
import { announce, byId, field, h, select } from "./dom.js";
import { problemNote } from "./problems.js";
import { checksPart } from "./receipt.js";
import { figures } from "./run.js";
import { state } from "./state.js";
import { moment, stageWords } from "./words.js";

const titles = { buyer: "Buyer", seller: "Seller", source: "Source of the data" };

/** What each side does, in order: the step before, the step that it makes, words, and the words of the button. */
const steps = {
  buyer: [
    { makes: "offered", words: "Offer: say what is to be computed" },
    { after: "attested", makes: "drafted", words: "Agree: write down what was offered and committed to, and sign it", act: "Sign the agreement" },
    { after: "delivered", words: "Verify: check the receipt", act: "Check the receipt" },
  ],
  seller: [
    { after: "offered", makes: "committed", words: "Commit: seal a table", act: "Commit to this data" },
    { after: "drafted", makes: "agreed", words: "Agree: compare the agreement with the offer, and sign it", act: "Sign the agreement, too" },
    { after: "agreed", makes: "delivered", words: "Score: prove the result", act: "Prove the result" },
  ],
  source: [
    { after: "committed", makes: "attested", words: "Attest: say that you collected this data", act: "Sign the commitment" },
  ],
};

const order = ["offered", "committed", "attested", "drafted", "agreed", "delivered"];

/** One side of a trade from its view. `act` makes a step, `cancel` stops one that is under way, `end` ends the trade. */
export function sidePart(view, reads, { act, cancel, end }) {
  const { party } = view.own;
  const canEnd = party !== "source" && view.endedBy === null && view.step !== "delivered";
  return h("section", { class: "card side", id: `side-${party}`, "aria-labelledby": `side-${party}-title` },
    h("h3", { id: `side-${party}-title` }, titles[party]),
    keyPart(party, view.keys[party]),
    h("ol", { class: "steps" }, steps[party].map((step) => stepPart(view, step, reads, act))),
    workPart(view.own, cancel),
    party === "buyer" ? checkedPart(view.own.checks) : null,
    keptPart(view.own),
    canEnd ? h("button", { type: "button", class: "quiet", id: `${party}-end`, onclick: (event) => end(party, event.target) },
      "End this trade") : null);
}

function keyPart(party, key) {
  if (!key) return h("p", { class: "hint" }, "No key yet: one is made for this trade alone, with the first step.");
  return h("p", { class: "key-line" },
    h("span", {}, "Public key "), h("code", { title: key }, `${key.slice(0, 8)}…${key.slice(-4)}`), " ",
    h("button", { type: "button", class: "link", "aria-label": `Copy the whole public key of the ${party}`, onclick: () =>
      copy(key) }, "Copy"));
}

async function copy(key) {
  try {
    await navigator.clipboard.writeText(key);
    announce("The key is copied.");
  } catch {
    announce("The browser did not let the page copy. The key stands in the file that was handed across.");
  }
}

function stepPart(view, step, reads, act) {
  const isDone = step.makes ? order.indexOf(view.step) >= order.indexOf(step.makes) : Boolean(view.own.checks?.holds);
  const isNext = view.endedBy === null && step.after === view.step;
  const button = isNext ? actionPart(view, step, reads, act) : null;
  return h("li", { class: isDone ? "done" : isNext ? "now" : "" }, step.words, button);
}

/** The button of the step whose turn it is, with the choice of tables where the seller commits. */
function actionPart(view, step, reads, act) {
  const { party, job } = view.own;
  const isBusy = job !== null && !isOver(job.state);
  const button = h("button", { type: "button", id: `${party}-act`, "aria-disabled": isBusy && "true", onclick: () => act(party, step.makes,
    button) }, step.act);
  return h("div", { class: "turn" }, step.makes === "committed" ? tablePart(reads) : null, button);
}

function tablePart(reads) {
  if (!state.dataSets.length) return h("p", { class: "note warn" }, "No table is kept here. ", h("a", { href: "#data" }, "Bring one first."));
  return reads.map((name) => field(`Table for ${name}`, select(state.dataSets.map((one) => [one.id, one.name]),
    byId(`table-for-${name}`)?.value ?? state.chosen[name], { id: `table-for-${name}` })));
}

/** The tables chosen, by the names of the program. */
export const chosenTables = (reads) => Object.fromEntries(reads.map((name) => [name, byId(`table-for-${name}`)?.value ?? ""]));

function workPart({ party, job }, cancel) {
  if (!job) return null;
  if (!isOver(job.state)) {
    return h("div", { class: "row spread" },
      h("p", { id: `${party}-stage` }, workWords(job)),
      h("button", { type: "button", class: "quiet", id: `${party}-cancel`, onclick: (event) => cancel(job.id, event.target) }, "Cancel"));
  }
  if (job.problem) return problemNote(job.problem);
  return job.state === "cancelled" ? h("p", { class: "note warn" }, "Cancelled. Nothing was handed across.") : null;
}

/** How far a step is. */
export const workWords = ({ progress }) => (progress ? `${stageWords(progress.stage)} …` : "Waiting …");

function checkedPart(checks) {
  if (!checks) return null;
  return [
    h("p", { class: `note ${checks.holds ? "good" : "bad"}` },
      checks.holds ? `The receipt holds, and is for this agreement; checked ${moment(checks.at)}.`
        : checks.isForAgreement === false ? "The receipt is not for this agreement." : "The receipt does not hold."),
    figures(checks.outputs),
    h("details", {}, h("summary", {}, "Show all checks"), h("div", {}, checksPart(checks.checks).slice(1))),
  ];
}

function keptPart({ party, keeps, dataSets }) {
  const kept = [
    ...Object.entries(dataSets ?? {}).map(([name, table]) => `The table “${table.name}”, used as ${name}: all rows`),
    ...keeps.map(keptWords),
    ...(party === "seller" && keeps.length ? ["All values on the way to the result"] : []),
  ];
  return h("div", { class: "private" },
    h("h4", {}, "Stays here"),
    kept.length ? h("ul", {}, kept.map((one) => h("li", {}, one))) : h("p", {}, "Nothing."));
}

function keptWords(name) {
  if (name.endsWith(".key")) return "The secret key";
  const [, dataSet] = /^opening\.(\w+)\.json$/.exec(name) ?? [];
  return dataSet ? `What opens the commitment to ${dataSet}: the rows and a secret number` : name;
}
