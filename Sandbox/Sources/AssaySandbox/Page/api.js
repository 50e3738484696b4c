// SPDX-License-Identifier: Apache-2.0
// The server's API. Nothing else on this page asks for anything.

import { askForToken, authorization } from "./token.js";

export const root = "/api/v1";

/** What the server says is wrong: the members of an `application/problem+json`. */
export class Problem extends Error {
  constructor(status, body, retryAfter) {
    super(body.detail ?? body.title ?? "The sandbox refused, without a reason.");
    this.status = status;
    this.body = body;
    this.kind = body.kind ?? (body.type ?? "").split("/").pop();
    this.retryAfter = retryAfter;
  }
}

/** Asks and gives the JSON of the answer, or its text where it is no JSON. Throws a `Problem`. */
export async function call(method, path, { json, body, headers = {}, signal } = {}) {
  const response = await ask(method, path, json === undefined ? body : JSON.stringify(json), {
    ...(json === undefined ? {} : { "Content-Type": "application/json" }),
    ...headers,
  }, signal);
  return await content(response);
}

async function content(response) {
  const text = await response.text();
  const isJSON = (response.headers.get("Content-Type") ?? "").includes("json");
  const answer = isJSON && text ? JSON.parse(text) : text;
  if (response.ok) return answer;
  throw new Problem(response.status, isJSON ? answer : { detail: text }, Number(response.headers.get("Retry-After")) || undefined);
}

/** The answer as it comes, where it is a good one. */
export async function get(path, signal) {
  const response = await ask("GET", path, undefined, {}, signal);
  return response.ok ? response : content(response);
}

/** Sends a request, again where the server asks for its token. */
async function ask(method, path, body, headers, signal) {
  while (true) {
    const sent = authorization();
    const response = await send(method, path, body, { ...sent, ...headers }, signal);
    if (response.status !== 401) return response;
    // Another request may have been given the token in the meantime.
    const isNew = authorization().Authorization !== sent.Authorization;
    if (!isNew && !(await askForToken())) {
      throw new Problem(401, { detail: "Without its token this sandbox answers nothing. Reload the page to be asked again." });
    }
  }
}

async function send(method, path, body, headers, signal) {
  try {
    return await fetch(root + path, { method, body, headers: { "Assay-Client": "page", ...headers }, signal });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Problem(0, { detail: "The sandbox does not answer. Is it still running? Start it again, then repeat what you did." });
  }
}

/** Asks for a job. Sending twice under one key makes one job, so a line that broke is tried once more. */
export async function submit(order) {
  const options = { json: order, headers: { "Idempotency-Key": crypto.randomUUID() } };
  try {
    return await call("POST", "/jobs", options);
  } catch (problem) {
    if (problem.status !== 0) throw problem;
    return await call("POST", "/jobs", options);
  }
}

/** Whether a job in this state has ended. */
export const isOver = (state) => !["queued", "running"].includes(state);

/** How often a line that broke is taken up again, a second apart. */
const tries = 30;

/** Tells `onEvent` of what happens to a job, and gives the whole job once it has ended; an `AbortError` once `signal` says to leave it. */
export async function follow(id, onEvent, signal) {
  for (let left = tries; ; left -= 1) {
    try {
      for await (const { state, progress } of events(id, signal)) onEvent(state, progress);
      // Where the line ended without a word of the end, the job itself knows how it went.
      const job = await call("GET", `/jobs/${id}`, { signal });
      if (isOver(job.state)) return job;
    } catch (error) {
      signal?.throwIfAborted();
      if (left === 0 || (error instanceof Problem && error.status !== 0)) throw error;
    }
    await pause(1000, signal);
  }
}

/** The events of a job up to its end. An `EventSource` would do, but cannot send a token. */
async function* events(id, signal) {
  const reader = (await get(`/jobs/${id}/events`, signal)).body.pipeThrough(new TextDecoderStream()).getReader();
  try {
    let rest = "";
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      const blocks = (rest + piece.value).split("\n\n");
      rest = blocks.pop();
      for (const block of blocks) {
        const data = block.split("\n").find((line) => line.startsWith("data: "));
        if (!data) continue;
        const event = JSON.parse(data.slice(6));
        yield event;
        if (isOver(event.state)) return;
      }
    }
  } finally {
    reader.cancel().catch(() => {});
  }
}

function pause(milliseconds, signal) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal?.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}
