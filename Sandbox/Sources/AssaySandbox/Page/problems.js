// SPDX-License-Identifier: Apache-2.0
// What went wrong, as the server says it.

import { h, table } from "./dom.js";
import { grouped, problemTitles, spoken, valueText } from "./words.js";

/** A problem of the API or of a job, with its place and what to do. */
export function problemNote(problem) {
  const body = problem.body ?? problem;
  const kind = problem.kind ?? body.kind;
  return h("div", { class: "note bad" },
    h("p", {}, h("b", {}, problemTitles[kind] ?? "This did not work"), ". ", kind === "requirement" ? null
      : body.detail ?? problem.message),
    body.refusal ? refusalWords(body.refusal) : null,
    body.issues ? issueTable(body) : null,
    body.diagnostics ? bullets(body.diagnostics.map(({ line, message }) => (line ? `Line ${line}: ${message}` : message))) : null,
    body.checks ? bullets(body.checks.filter(({ passed }) => !passed).map(({ name, reason }) => `${name}: ${reason}`)) : null);
}

const bullets = (texts) => h("ul", {}, texts.map((text) => h("li", {}, text)));

function refusalWords({ line, requirement, values }) {
  return [
    h("p", {}, "So there is no result. Line ", String(line), " asks for: ", h("code", {}, requirement)),
    values.length
      ? h("p", {}, "Only you see this: ", values.map((value) => `${spoken(value.name)} is ${valueText(value)}`).join("; "), ".")
      : null,
  ];
}

/** The row of a table; of other files the line, what stands there, and the reading that it became. */
function place({ row, line, element }) {
  if (row && !element) return `Row ${row}`;
  return [line && `Line ${line}`, element, row && `row ${row}`].filter(Boolean).join(", ") || "–";
}

/** Faults by place; columns that are not there are named in one sentence, since the form below mends them all. */
function issueTable({ issues: all, issueCount, dataSet }) {
  const absent = all.filter(({ cause, column }) => cause === "no such column" && column);
  const issues = all.filter((one) => !absent.includes(one));
  return [
    absent.length ? h("p", {}, `It has no ${absent.length === 1 ? "column" : "columns"} ${absent.map(({ column }) => column).join(", ")}. `,
      "If they have other names or codes there, say which under “Match the columns” below.") : null,
    issues.length ? faultTable(issues, issueCount - absent.length, dataSet) : null,
  ];
}

function faultTable(issues, count, dataSet) {
  const rows = issues.map((issue) => [place(issue), issue.column ?? "–", issue.value ?? "–", issue.cause, issue.fix]);
  return [
    table(`Faults of the data for ${dataSet}`, ["Where", "Column", "Value", "What is wrong", "What to do"], rows, "list"),
    count > issues.length ? h("p", {}, `The first ${issues.length} of ${grouped(count)}.`) : null,
  ];
}
