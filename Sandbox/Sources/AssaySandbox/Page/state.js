// SPDX-License-Identifier: Apache-2.0
// What the panels share. It lives as long as the page: nothing of it is kept in the browser.

import { call } from "./api.js";

export const state = {
  /** Limits of the server; algorithms that come with it; tables and algorithms kept there; receipts, the newest first. */
  limits: null,
  samples: [],
  dataSets: [],
  algorithms: [],
  receipts: [],
  /** The program being edited, the sample it began as, and what the server knows of it (null while it has errors). */
  source: "",
  sample: null,
  facts: null,
  /** The table chosen for each data set of the program, and what the program makes of them. */
  chosen: {},
  preview: null,
  /** The parameters as the form has them, and the receipt that is looked at. */
  parameters: {},
  receipt: null,
};

const listeners = new Map();

/** Calls `listener` whenever `topic` has changed: program, data, preview, receipts, receipt. */
export function on(topic, listener) {
  listeners.set(topic, [...(listeners.get(topic) ?? []), listener]);
}

export function changed(topic) {
  for (const listener of listeners.get(topic) ?? []) listener();
}

export async function loadDataSets() {
  state.dataSets = (await call("GET", "/data-sets")).dataSets;
  dropErased();
  changed("data");
}

export async function loadReceipts() {
  state.receipts = (await call("GET", "/receipts")).receipts;
  changed("receipts");
}

function dropErased() {
  const ids = new Set(state.dataSets.map((dataSet) => dataSet.id));
  state.chosen = Object.fromEntries(Object.entries(state.chosen).filter(([, id]) => ids.has(id)));
}

/** The tables for the data sets that the program declares, and no others. */
export function choice() {
  const names = (state.facts?.dataSets ?? []).map((declared) => declared.name);
  return Object.fromEntries(names.filter((name) => state.chosen[name]).map((name) => [name, state.chosen[name]]));
}

/** Whether there is a program, and a table for each data set of it. */
export const isComplete = () => state.facts !== null && Object.keys(choice()).length === state.facts.dataSets.length;

let previewing = new AbortController();

/** Has the program read the tables chosen for it, and forgets what it made of others. */
export async function refreshPreview() {
  previewing.abort();
  previewing = new AbortController();
  const { signal } = previewing;
  if (!isComplete()) {
    state.preview = null;
    return changed("preview");
  }
  try {
    const answer = await call("POST", "/preview", { json: { source: state.source, dataSets: choice() }, signal });
    state.preview = { dataSets: answer.dataSets };
  } catch (problem) {
    if (problem.name === "AbortError") return;
    state.preview = { problem };
  }
  if (!signal.aborted) changed("preview");
}
