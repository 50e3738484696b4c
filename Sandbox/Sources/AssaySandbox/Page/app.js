// SPDX-License-Identifier: Apache-2.0
// The page begins here: it asks the server what there is, and shows one panel at a time, the one after the # of the address.

import * as algorithm from "./algorithm.js";
import { call } from "./api.js";
import * as data from "./data.js";
import { byId, fill } from "./dom.js";
import { makeDownload } from "./download.js";
import * as history from "./history.js";
import * as keys from "./keys.js";
import { problemNote } from "./problems.js";
import * as prove from "./prove.js";
import * as receipt from "./receipt.js";
import * as run from "./run.js";
import { loadDataSets, loadReceipts, state } from "./state.js";
import * as trade from "./trade.js";

const panels = ["data", "algorithm", "run", "prove", "receipt", "trade", "history", "keys"];

/** What a panel does when it comes into view. */
const arrivals = { algorithm: algorithm.arrive, prove: prove.drawAgreement, trade: trade.arrive, history: history.refresh,
  keys: keys.arrive };

function show(isFirst) {
  const name = panels.includes(location.hash.slice(1)) ? location.hash.slice(1) : panels[0];
  for (const panel of panels) byId(panel).hidden = panel !== name;
  for (const link of document.querySelectorAll("nav a")) {
    if (link.hash === `#${name}`) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  document.body.dataset.panel = name;
  const title = byId(`${name}-title`);
  document.title = `${title.textContent} – Assay sandbox`;
  arrivals[name]?.();
  if (isFirst) return;
  window.scrollTo(0, 0);
  title.focus({ preventScroll: true });
}

async function start() {
  for (const panel of [run, prove, receipt, trade, history, keys]) panel.start();
  show(true);
  makeDownload(byId("for-programs"), "/openapi.json", "openapi.json");
  window.addEventListener("hashchange", () => location.hash !== "#content" && show(false));
  try {
    const [{ limits }, { samples }] = await Promise.all([call("GET", "/status"), call("GET", "/samples")]);
    [state.limits, state.samples] = [limits, samples];
    data.start(algorithm.selectSample);
    await Promise.all([algorithm.start(), loadDataSets(), loadReceipts()]);
    await algorithm.selectSample(samples[0].name);
  } catch (problem) {
    fill("data-status", problemNote(problem));
  }
  performance.mark("ready");
  document.documentElement.dataset.ready = "yes";
}

start();
