// SPDX-License-Identifier: Apache-2.0
// What the names of the API mean, for people.

/** What happens in each stage of a proof, in the order in which they come. */
export const stages = new Map([
  ["compile", "Read the algorithm and the data"],
  ["uniqueness", "Check that only one result is possible"],
  ["setup", "Make a trial key (the first time only)"],
  ["reading the key", "Read the key (the first time only)"],
  ["commit", "Seal the data and sign the agreement"],
  ["witness", "Work out the result"],
  ["proof", "Make the proof"],
  ["check", "Check the receipt as a buyer would"],
]);

/** The same for whatever a job says that it is at; a signature is no stage of a proof. */
export const stageWords = (stage) => stages.get(stage) ?? (stage === "sign" ? "Sign the agreement" : stage);

/** What each check of a receipt is about. */
export const checks = new Map([
  ["format", "The file is a receipt"],
  ["public signals", "It states all the numbers that the proof is about"],
  ["agreement", "The proof was made for this agreement and no other"],
  ["buyer signature", "The buyer signed the agreement"],
  ["seller signature", "The seller signed the agreement"],
  ["expiry", "The agreement still holds"],
  ["circuit", "The agreed algorithm was used"],
  ["schema", "The data has the agreed form"],
  ["commitment", "The agreed data was used"],
  ["parameters", "The agreed settings were used"],
  ["outputs", "The results stated are those that were proved"],
  ["expected quality", "The result is as good as agreed"],
  ["disclosure", "It reveals no more than agreed"],
  ["origin", "Where the data came from"],
  ["verifying key", "The agreed key was used"],
  ["key mark", "Who made the key"],
  ["proof", "The proof holds"],
]);

/** What data can be. */
export const formats = { table: "Table (CSV)", fhir: "FHIR R4", openMHealth: "Open mHealth", appleHealth: "Apple Health" };

export const jobKinds = {
  run: "Run", prove: "Proof", draft: "Agreement of a buyer", sign: "Agreement of a seller", deliver: "Proof for a trade",
};
export const jobStates = { queued: "waiting", running: "under way", done: "done", failed: "did not work", cancelled: "cancelled" };

/** The headline of a problem, by its kind. */
export const problemTitles = {
  requirement: "The data does not meet a requirement of the algorithm",
  table: "The data is not what the algorithm reads",
  program: "The algorithm has errors",
  parameters: "A setting is not possible",
  limit: "This is more than this sandbox takes on",
  key: "Something is wrong with the proving key",
  receipt: "No receipt was made",
  agreement: "What the other side handed over does not fit",
  "queue-full": "Too much is waiting already",
  "trade-ended": "This trade was ended",
  "out-of-turn": "It is not the turn of this step",
  "under-way": "This is under way already",
};

/** `6,402` of 6402. */
export const grouped = (number) => Number(number).toLocaleString("en");

/** `1 row`, `2 rows`. */
export const counted = (number, one, many = `${one}s`) => `${grouped(number)} ${Number(number) === 1 ? one : many}`;

/** `meets expectation` of meets_expectation. */
export const spoken = (name) => name.replaceAll("_", " ");

/** A value with its unit, and a fraction with its decimals. */
export function valueText({ value, unit }) {
  const [above, below] = value.split("/").map(Number);
  const decimals = below ? ` ≈ ${(above / below).toFixed(3)}` : "";
  return `${value}${unit ? ` ${unit}` : ""}${decimals}`;
}

export function size(bytes) {
  return bytes < 1000 ? counted(bytes, "byte") : bytes < 1e6 ? `${(bytes / 1e3).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

export const moment = (text) => new Date(text).toLocaleString([], { dateStyle: "medium", timeStyle: "short" });

export const seconds = (milliseconds) => `${(milliseconds / 1000).toFixed(milliseconds < 10000 ? 2 : 1)} s`;

/** `1–9, 18` of 1 to 9 and 18. */
export function ranges(numbers) {
  const runs = [];
  for (const number of numbers) {
    const last = runs.at(-1);
    if (last && last[1] === number - 1) last[1] = number;
    else runs.push([number, number]);
  }
  return runs.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(", ");
}
