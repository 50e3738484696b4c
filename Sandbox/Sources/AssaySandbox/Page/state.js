// SPDX-License-Identifier: Apache-2.0
// What the panels share. It lives as long as the page: nothing of it is kept in the browser.

import { call } from "./api.js";

export const state = {
  /** Limits of the server; algorithms that come with it; tables kept there; receipts, the newest first. */
  limits: null,
  samples: [],
  dataSets: [],
  receipts: [],
  /** The program being edited, the sample it began as, and what the server knows of it (null while it has errors). */
  source: "",
  sample: null,
  facts: null,
  /** The table chosen for each data set of the program, and what the program makes of them (null until that is known). */
  chosen: {},
  preview: null,
  /** The parameters as the form has them, and the receipt that is looked at. */
  parameters: {},
  receipt: null,
};

const listeners = new Map();

/** Calls `listener` whenever `topic` has changed: program, kept, data, preview, receipts, receipt, erased. */
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

/** Forgets what the program made of other tables, and has it read those chosen for it. */
export async function refreshPreview() {
  previewing.abort();
  previewing = new AbortController();
  const { signal } = previewing;
  state.preview = null;
  changed("preview");
  if (!isComplete()) return;
  try {
    const answer = await call("POST", "/preview", { json: { source: state.source, dataSets: choice() }, signal });
    if (signal.aborted) return;
    state.preview = { dataSets: answer.dataSets };
  } catch (problem) {
    if (signal.aborted) return;
    state.preview = { problem };
  }
  changed("preview");
}
