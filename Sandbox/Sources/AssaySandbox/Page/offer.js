// SPDX-License-Identifier: Apache-2.0
// What a buyer asks for, beside the algorithm: the panels of proofs and of trades have the same form.

import { byId, field, h, select } from "./dom.js";
import { wanted } from "./run.js";
import { state } from "./state.js";
import { spoken } from "./words.js";

const terms = "A trial in the sandbox, between the two sides that the sandbox plays itself.";

/** The settings of the algorithm, in a line. */
export function settings() {
  const pairs = Object.entries(wanted()).map(([name, value]) => `${spoken(name)} ${value}`);
  return h("p", { class: "hint" }, pairs.length ? `Settings: ${pairs.join(", ")}. ` : "No settings. ",
    h("a", { href: "#run" }, "Change them"));
}

/** The fields, filled in as they were before they were drawn anew; the names of each form begin with `prefix`. */
export function offerFields(prefix = "") {
  const kept = (name, otherwise) => byId(prefix + name)?.value ?? otherwise;
  return [
    field("What the result may be used for", h("textarea", { id: `${prefix}terms`, rows: 2, value: kept("terms", terms) }),
      "Both sides sign these words."),
    h("div", { class: "row" },
      field("The agreement holds for days", h("input", { id: `${prefix}days`, type: "text", inputmode: "numeric", size: 5,
        value: kept("days", "30"), autocomplete: "off" })),
      expectation(prefix, kept("expected-output", ""), kept("expected-value", ""))),
  ];
}

/** The least result that a buyer would take, which only numbers have. */
function expectation(prefix, output, least) {
  const numbers = state.facts?.outputs.filter(({ kind }) => kind === "number") ?? [];
  if (!numbers.length) return null;
  return [
    field("The buyer insists on", select([["", "nothing in particular"],
      ...numbers.map(({ name }) => [name, `${spoken(name)} of at least`])], output, { id: `${prefix}expected-output` })),
    field("Least value", h("input", { id: `${prefix}expected-value`, type: "text", inputmode: "decimal", size: 8, autocomplete: "off",
      value: least })),
  ];
}

/** What the form says, as the API takes it. */
export function offered(prefix = "") {
  const output = byId(`${prefix}expected-output`)?.value;
  return {
    parameters: wanted(), terms: byId(`${prefix}terms`).value, days: Number(byId(`${prefix}days`).value) || 0,
    ...(output ? { expectation: { output, atLeast: byId(`${prefix}expected-value`).value.trim() } } : {}),
  };
}
