// SPDX-License-Identifier: Apache-2.0
// The panel of keys: what keys are here, who made them, and bringing one from a ceremony.

import { call } from "./api.js";
import { announce, byId, confirmed, field, fill, h, whileBusy } from "./dom.js";
import { problemNote } from "./problems.js";
import { changed, on, state } from "./state.js";
import { counted, size } from "./words.js";

let keys = null;

export function start() {
  on("program", drawForm);
  on("receipts", draw);
}

/** Keys come and go with proofs, and by other hands too: they are asked for whenever somebody looks. */
export async function arrive() {
  try {
    ({ keys } = await call("GET", "/keys"));
    draw();
  } catch (problem) {
    keys = null;
    fill("key-list", problemNote(problem));
  }
}

function draw() {
  if (!keys) return;
  fill("key-list", keys.length ? keys.map(card)
    : h("p", { class: "empty" }, "None yet. A key is made, or found, with the first proof of an algorithm."));
}

function card(key) {
  const receipts = state.receipts.filter(({ circuitDigest }) => circuitDigest === key.circuitDigest);
  const title = key.title ?? "An algorithm without a receipt here";
  return h("div", { class: "card" },
    h("h3", {}, title),
    origin(key),
    h("p", { class: "hint" }, [key.byteCount === undefined ? null : `${size(key.byteCount)}.`, `${counted(receipts.length, "receipt")} here.`,
      `The file is ${key.circuitDigest}.zkey in the folder “keys” of this sandbox.`].filter(Boolean).join(" ")),
    h("button", { type: "button", class: "quiet", "aria-label": `Remove the key for ${title}`,
      onclick: (event) => whileBusy(event.target, () => remove(key, title)) }, "Remove this key"));
}

function origin(key) {
  if (key.problem) return h("p", { class: "note bad" }, h("b", {}, "This file cannot be used. "), key.problem);
  return h("p", { class: `note ${key.singleParty ? "warn" : "good"}` }, key.singleParty ? trialWords() : ceremonyWords(key.contributors));
}

function trialWords() {
  return [
    h("b", {}, "A trial key. "),
    "One party made it alone, as this sandbox does where there is no other. Whoever does so could keep what is needed to make false proofs, ",
    "so receipts under it carry a warning, and a buyer refuses them. ",
    "For real trade, several people make a key together in a ceremony; one honest person among them is enough. Bring such a key below.",
  ];
}

function ceremonyWords(contributors) {
  const people = contributors.filter(({ beacon }) => !beacon);
  const beacons = contributors.length - people.length;
  return [
    h("b", {}, "A key from a ceremony. "),
    `By its own word ${counted(people.length, "person", "people")} made it: `,
    people.map(({ name }) => (name === null ? "somebody without a name" : `“${name}”`)).join(", "),
    beacons ? `; and ${counted(beacons, "beacon")}, whose part is public.` : ".",
    " One honest person among them, and among those who made the powers of tau, is enough. ",
    "Who they were, and that the key is what they made, the record of the ceremony shows: ",
    h("code", {}, "assay ceremony verify"), ".",
  ];
}

async function remove({ circuitDigest }, title) {
  if (!(await confirmed("Remove this key?",
    `The next proof of “${title}” makes a trial key in its place. Receipts made with this one stay valid; trades with an agreement on it end.`, "Remove it"))) return;
  try {
    await call("DELETE", `/keys/${circuitDigest}`);
    announce("The key is removed.");
    await arrive();
    byId("keys-title").focus();
  } catch (problem) {
    fill("key-status", problemNote(problem));
  }
}

// Bringing.

function drawForm() {
  fill("key-status");
  if (!state.facts) return fill("key-form", h("p", {}, "The algorithm has errors, so it has no key. ",
    h("a", { href: "#algorithm" }, "Mend it first.")));
  const input = h("input", { type: "file", accept: ".zkey", onchange: (event) => bring(event.target) });
  fill("key-form",
    h("p", { class: "hint" }, "Algorithm: ", h("b", {}, state.facts.title), " ", h("a", { href: "#algorithm" }, "Take another")),
    field("Choose the key’s file", input,
      "A .zkey for this algorithm, as “assay ceremony” makes it. A copy of the algorithm’s text is kept, too. "
        + "Trades with an agreement on the key that is there now cannot go on."));
}

async function bring(input) {
  const [file] = input.files;
  if (!file) return;
  const { source } = state;
  if (file.size > (state.limits?.keyBytes ?? Infinity)) {
    return fill("key-status", h("p", { class: "note bad" },
      `${file.name} has ${size(file.size)}; at most ${size(state.limits.keyBytes)} are taken.`));
  }
  fill("key-status", h("p", { class: "note" }, `Taking in ${file.name}, ${size(file.size)}, and checking all of its points …`));
  input.disabled = true;
  try {
    const { id } = await call("POST", "/algorithms", { json: { source } });
    changed("kept");
    const { title } = await call("PUT", `/algorithms/${id}/key`, { body: file, headers: { "Content-Type": "application/octet-stream" } });
    await arrive();
    fill("key-status", h("p", { class: "note good" }, `Proofs of “${title}” are made with this key from now on.`));
  } catch (problem) {
    fill("key-status", problemNote(problem));
  } finally {
    [input.disabled, input.value] = [false, ""];
  }
}
