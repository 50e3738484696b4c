// SPDX-License-Identifier: Apache-2.0
// The server's API. Nothing else on this page asks for anything.

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
  const text = await response.text();
  const isJSON = (response.headers.get("Content-Type") ?? "").includes("json");
  const answer = isJSON && text ? JSON.parse(text) : text;
  if (response.ok) return answer;
  throw new Problem(response.status, isJSON ? answer : { detail: text }, Number(response.headers.get("Retry-After")) || undefined);
}

async function ask(method, path, body, headers, signal) {
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

/** Tells `onEvent` of what happens to a job, and gives the whole job once it has ended; an `AbortError` once `signal` says to leave it. */
export function follow(id, onEvent, signal) {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const events = new EventSource(`${root}/jobs/${id}/events`);
    const end = () => {
      events.close();
      call("GET", `/jobs/${id}`, { signal }).then(resolve, reject);
    };
    signal?.addEventListener("abort", () => {
      events.close();
      reject(signal.reason);
    });
    const hear = (event) => {
      const { state, progress } = JSON.parse(event.data);
      onEvent(state, progress);
      if (!["queued", "running"].includes(state)) end();
    };
    events.addEventListener("state", hear);
    events.addEventListener("progress", hear);
    // The browser takes up a line that broke by itself; where it gives up, the job itself knows how it went.
    events.addEventListener("error", () => {
      if (events.readyState === EventSource.CLOSED) end();
    });
  });
}
