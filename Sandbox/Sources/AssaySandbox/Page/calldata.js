// SPDX-License-Identifier: Apache-2.0
// What a contract on a chain gets to verify the proof of a receipt.

import { call } from "./api.js";
import { field, fill, h } from "./dom.js";
import { downloadLink } from "./download.js";
import { problemNote } from "./problems.js";
import { counted } from "./words.js";

const functions = {
  requireProof: "the transaction is undone unless the proof holds",
  verifyProof: "the contract answers whether the proof holds",
};

/** A part that asks for the calldata of a receipt once it is opened. */
export function calldataPart(id) {
  const place = h("div", {});
  const details = h("details", { id: "calldata" }, h("summary", {}, "For a contract on a chain"), place);
  details.addEventListener("toggle", () => details.open && !place.firstChild && load(id, place));
  return details;
}

async function load(id, place) {
  fill(place, h("p", { class: "empty" }, "Asking …"));
  try {
    const answers = await Promise.all([false, true].map((ask) => call("GET", `/receipts/${id}/calldata?ask=${ask}`)));
    fill(place, contractNote(answers[0].contract), answers.map(callPart),
      field("The words of the proof and the public signals, as contract consoles take them", long(answers[0].arguments, 6)),
      h("p", {}, downloadLink(`/receipts/${id}/calldata`, "calldata.json", "Download as JSON")));
  } catch (problem) {
    fill(place, problemNote(problem));
  }
}

function contractNote({ name, curve, publicSignals, requires, verifyingKeyDigest, warning }) {
  return [
    h("p", {}, `For the contract “${name}” of this receipt’s key, with ${counted(publicSignals, "public signal")} on ${curve}; `,
      "the key decides, so another key’s contract refuses it. ", h("code", {}, "assay export verifier receipt.json contracts/"),
      " writes the contract. Its chain needs ", requires, "."),
    h("p", { class: "hint" }, "SHA-256 of the key: ", h("code", { class: "break" }, verifyingKeyDigest)),
    warning ? h("p", { class: "note warn" }, h("b", {}, "A trial key. "), `${warning[0].toUpperCase()}${warning.slice(1)}.`) : null,
  ];
}

const callPart = ({ function: name, calldata }) =>
  field(`Calldata of ${name}: ${functions[name] ?? "a function of the contract"}`, long(calldata, 4));

const long = (value, rows) => h("textarea", { readonly: true, rows, spellcheck: "false", class: "break", value });
