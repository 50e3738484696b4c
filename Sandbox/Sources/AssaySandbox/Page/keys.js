// SPDX-License-Identifier: Apache-2.0
// The panel of keys: where the key of each algorithm that has a receipt came from.

import { fill, h } from "./dom.js";
import { on, state } from "./state.js";
import { counted } from "./words.js";

export function start() {
  on("receipts", draw);
}

function draw() {
  if (!state.receipts.length) return fill("key-list", h("p", { class: "empty" },
    "None yet. A key is made, or found, with the first proof of an algorithm."));
  const circuits = new Map();
  for (const receipt of state.receipts) circuits.set(receipt.circuitDigest, [...(circuits.get(receipt.circuitDigest) ?? []), receipt]);
  fill("key-list", [...circuits].map(([digest, receipts]) => card(digest, receipts)));
}

function card(digest, receipts) {
  const isTrial = receipts.some(({ singlePartyKey }) => singlePartyKey);
  return h("div", { class: "card" },
    h("h3", {}, receipts[0].title),
    h("p", { class: `note ${isTrial ? "warn" : "good"}` }, isTrial ? trialWords() : ceremonyWords()),
    h("p", { class: "hint" },
      `${counted(receipts.length, "receipt")} here. The key's file is ${digest}.zkey in the folder “keys” of this sandbox.`));
}

function trialWords() {
  return [
    h("b", {}, "A trial key. "),
    "This sandbox made it by itself. Whoever makes a key alone could keep what is needed to make false proofs, ",
    "so receipts under it carry a warning, and a buyer refuses them. ",
    "For real trade, several people make a key together in a ceremony; one honest person among them is enough. ",
    "Put such a key into the folder under the same name, and it is used from then on.",
  ];
}

function ceremonyWords() {
  return [
    h("b", {}, "A key without the trial mark. "),
    "It was put here by whoever runs this sandbox, as keys from a ceremony are: several people make one together, ",
    "and one honest person among them is enough. The record of the ceremony shows who they were.",
  ];
}
