// SPDX-License-Identifier: Apache-2.0
// The panel of proofs: what is agreed, how far the proof is, and how to stop it.

import { call, follow, submit } from "./api.js";
import { announce, byId, fill, h } from "./dom.js";
import { offerFields, offered, settings } from "./offer.js";
import { problemNote } from "./problems.js";
import { choice, loadReceipts, on, state } from "./state.js";
import { missing, summary } from "./run.js";
import { counted, seconds, stages } from "./words.js";

/** The job under way: its identifier once there is one, when each stage began, and whether it was cancelled. */
let job = null;
let clock;
/** When the server takes requests again that it had too many of. */
let blockedUntil = 0;

export function start() {
  on("program", forget);
  on("program", drawAgreement);
  // A choice takes the preview away; when the new one comes, what was begun in the meantime stays.
  on("preview", () => state.preview || forget());
  on("preview", drawAgreement);
  drawProgress();
}

/** What became of an earlier proof is nothing that another program or table did. */
function forget() {
  if (job) return;
  fill("prove-status");
  drawProgress();
}

const isBlocked = () => performance.now() < blockedUntil;

export function drawAgreement() {
  fill("agreement", missing() ?? [summary(), settings()],
    h("form", { onsubmit: (event) => { event.preventDefault(); if (!job && !isBlocked()) prove(); } },
      offerFields(),
      h("div", { class: "actions" },
        h("button", { type: "submit", id: "prove-now", "aria-disabled": isBlocked() && "true" }, "Make the proof"),
        h("button", { type: "button", id: "cancel", class: "quiet", onclick: cancel, hidden: !job }, "Cancel"))));
}

const order = () => ({ kind: "prove", source: state.source, dataSets: choice(), ...offered() });

async function prove() {
  const mine = { id: null, began: performance.now(), stages: [] };
  job = mine;
  byId("cancel").hidden = false;
  fill("prove-status");
  drawProgress();
  clock = setInterval(tick, 100);
  try {
    const { id } = await submit(order());
    mine.id = id;
    sayPlace(mine);
    end(mine, await follow(id, (state, progress) => hear(mine, state, progress)));
  } catch (problem) {
    job = null;
    drawProgress();
    fill("prove-status", problemNote(problem));
    if (problem.retryAfter) waitToRetry(problem.retryAfter);
  } finally {
    clearInterval(clock);
    job = null;
    byId("cancel").hidden = true;
  }
}

/** How many others come first, where any do. */
async function sayPlace(mine) {
  const { counts } = await call("GET", "/jobs").catch(() => ({ counts: {} }));
  const others = (counts.queued ?? 0) + (counts.running ?? 0) - 1;
  if (mine === job && others > 0
    && !mine.stages.length) byId("stage").textContent = `Waiting; ${counted(others, "other job")} under way or waiting.`;
}

function waitToRetry(count) {
  blockedUntil = performance.now() + count * 1000;
  byId("prove-now").setAttribute("aria-disabled", "true");
  setTimeout(() => {
    blockedUntil = 0;
    byId("prove-now").removeAttribute("aria-disabled");
  }, count * 1000);
}

function hear(mine, jobState, progress) {
  if (mine !== job || !progress) return;
  const now = performance.now();
  const last = mine.stages.at(-1);
  if (last?.stage !== progress.stage) {
    if (last) last.ended = now;
    mine.stages.push({ stage: progress.stage, began: now });
  }
  Object.assign(mine.stages.at(-1), progress);
  drawStages(mine);
}

function end(mine, done) {
  const now = performance.now();
  if (mine.stages.length) mine.stages.at(-1).ended = now;
  drawStages(mine, done.state);
  tick(mine);
  if (done.state === "cancelled") {
    fill("prove-status", h("p", { class: "note warn" }, "Cancelled. Nothing was made."));
  } else if (done.problem) {
    fill("prove-status", problemNote(done.problem));
  } else {
    performance.measure("proof", { start: mine.began, end: now });
    succeed(done, now - mine.began);
  }
}

function succeed({ receipt, answer }, time) {
  fill("prove-status",
    h("p", { class: "note good" }, h("b", {}, "The receipt is there. "),
      `It took ${seconds(time)} for ${counted(answer.constraints, "small equation")}.`),
    h("p", { class: "next" }, h("a", { class: "button", href: "#receipt" }, "Next: see the receipt")));
  announce(`The receipt is there, after ${seconds(time)}.`);
  state.receipt = receipt;
  loadReceipts().catch((problem) => byId("prove-status").append(problemNote(problem)));
}

async function cancel() {
  if (!job?.id) return;
  try {
    await call("POST", `/jobs/${job.id}/cancel`);
  } catch (problem) {
    // It ended in the meantime; its end is told as usual.
    if (problem.kind !== "job-ended") fill("prove-status", problemNote(problem));
  }
}

// Drawing.

function drawProgress() {
  fill("progress",
    h("div", { class: "row spread" },
      h("span", { id: "stage" }, job ? "Sending …" : "Nothing is under way."),
      h("span", { id: "clock", class: "clock" }, job ? seconds(0) : "")),
    h("progress", { id: "bar", max: 1, value: 0, "aria-label": "How far the present step is" }),
    h("ol", { id: "stages", class: "stages" }, [...stages].map(([stage, words]) =>
      h("li", { "data-stage": stage }, h("span", {}, words), h("span", { class: "clock" })))));
}

function tick(mine = job) {
  if (mine) byId("clock").textContent = seconds(performance.now() - mine.began);
}

function drawStages(mine, ended) {
  const last = mine.stages.at(-1);
  byId("bar").value = ended === "done" ? 1 : last ? last.completed / Math.max(1, last.total) : 0;
  byId("stage").textContent = ended ? { done: "Done", failed: "This did not work", cancelled: "Cancelled" }[ended]
    : stages.get(last.stage) ?? last.stage;
  const passed = new Map(mine.stages.map((one) => [one.stage, one]));
  for (const item of byId("stages").children) {
    const one = passed.get(item.dataset.stage);
    const isSkipped = !one && (ended === "done" || (last && keyOrder(item.dataset.stage) < keyOrder(last.stage)));
    item.className = one ? (one.ended ? "done" : "now") : isSkipped ? "skipped" : "";
    item.lastChild.textContent = one?.ended ? seconds(one.ended - one.began) : isSkipped ? "not needed" : "";
  }
}

const keyOrder = (stage) => [...stages.keys()].indexOf(stage);
