// SPDX-License-Identifier: Apache-2.0
// The panel of data: taking it in, choosing it, what the algorithm reads in it, and erasing it.

import { call } from "./api.js";
import { mappingForm } from "./columns.js";
import * as csv from "./csv.js";
import { announce, byId, confirmed, field, fill, h, select, table, unseen, whileBusy } from "./dom.js";
import { downloadLink } from "./download.js";
import { plot } from "./plot.js";
import { problemNote } from "./problems.js";
import { recordsForm, recordsNote } from "./records.js";
import { changed, isComplete, loadDataSets, on, refreshPreview, state } from "./state.js";
import { counted, formats, grouped, moment, size } from "./words.js";

const rowsShown = 500;

export function start(selectSample) {
  byId("file").addEventListener("change", (event) => takeFiles([...event.target.files]));
  startDropping(byId("drop"));
  drawSamples();
  byId("use-sample").addEventListener("click", (event) => whileBusy(event.target, () => useSample(selectSample)));
  on("data", drawTables);
  on("data", drawChoice);
  on("program", drawChoice);
  on("program", refreshPreview);
  on("preview", drawReading);
}

// Taking in.

function startDropping(place) {
  const over = (isOver) => (event) => {
    event.preventDefault();
    place.classList.toggle("over", isOver);
  };
  place.addEventListener("dragover", over(true));
  place.addEventListener("dragleave", over(false));
  place.addEventListener("drop", (event) => {
    over(false)(event);
    takeFiles([...event.dataTransfer.files]);
  });
}

async function takeFiles(files) {
  for (const file of files) {
    const limit = await limitOf(file);
    if (file.size > limit) {
      fill("data-status", h("p", { class: "note bad" }, `${file.name} has ${size(file.size)}; at most ${size(limit)} are taken.`));
    } else await take(file.name, file);
  }
  byId("file").value = "";
}

/** Of an export of Apple Health only what is read is kept, so it may be long. The server tells formats by more than this. */
async function limitOf(file) {
  const start = await file.slice(0, 64).text();
  return start.trimStart().startsWith("<") ? state.limits?.exportBytes ?? Infinity : state.limits?.tableBytes ?? Infinity;
}

async function take(name, body) {
  if (body.size > 1e6) fill("data-status", h("p", { class: "note" }, `Taking in ${name}, ${size(body.size)} …`));
  try {
    const before = { ...state.chosen };
    const added = await call("POST", `/data-sets?name=${encodeURIComponent(name.slice(0, 200))}`,
      { body, headers: { "Content-Type": "application/octet-stream" } });
    fill("data-status", h("p", { class: "note good" }, `${added.name} is in, encrypted. ${recognised(added)}`));
    await loadDataSets();
    const first = state.facts?.dataSets[0]?.name;
    // Somebody who has chosen another table while this one was on its way keeps that.
    if (first && state.chosen[first] === before[first]) state.chosen[first] = added.id;
    drawChoice();
    await refreshPreview();
  } catch (problem) {
    fill("data-status", problemNote(problem));
  }
}

function recognised({ format, byteCount, uploadedBytes }) {
  if (format === "table") return "";
  const part = ` Of its ${size(uploadedBytes)}, the blood pressures and their pulses are kept: ${size(byteCount)}.`;
  return `Its content is ${formats[format]}.${byteCount < uploadedBytes ? part : ""}`;
}

export const titleOf = (sample) => /^algorithm\s+"([^"\n]*)"/m.exec(sample.source)?.[1] ?? sample.name;

const tableTitle = (file) => file.replace(/\.synthetic\.csv$/, "").replaceAll("-", " ");

function drawSamples() {
  fill("sample-table", state.samples.map((sample) => h("optgroup", { label: titleOf(sample) },
    sample.tables.map((name) => h("option", { value: `${sample.name}/${name}`, selected: name === "complete.synthetic.csv" },
      `${tableTitle(name)} (${sample.name})`)))));
}

/** A sample comes with its algorithm, unless somebody is writing one. */
async function useSample(selectSample) {
  const [name, file] = byId("sample-table").value.split("/");
  try {
    const text = await call("GET", `/samples/${name}/${file}`);
    await selectSample(name);
    await take(`${tableTitle(file)} (${name})`, text);
  } catch (problem) {
    fill("data-status", problemNote(problem));
  }
}

// Choosing.

function drawChoice() {
  if (!state.source) return fill("choice");
  if (!state.facts) return fill("choice", h("p", {}, "The algorithm has errors, so it reads nothing yet. ",
    h("a", { href: "#algorithm" }, "Mend it first.")));
  const options = [["", "No table chosen"], ...state.dataSets.map(({ id, name }) => [id, name])];
  fill("choice", h("p", { class: "hint" }, "Algorithm: ", h("b", {}, state.facts.title), " ",
    h("a", { href: "#algorithm" }, "Take another")),
    state.facts.dataSets.map((declared) => field(
      `Table for “${declared.name}”`,
      select(options, state.chosen[declared.name] ?? "", { onchange: (event) => choose(declared.name, event.target.value) }),
      `Up to ${counted(declared.capacity, "row")} with ${declared.fields.map(({ name }) => name).join(", ")}.`)));
}

function choose(name, id) {
  if (id) state.chosen[name] = id;
  else delete state.chosen[name];
  fill("data-status");
  refreshPreview();
}

// What the algorithm reads.

function drawReading() {
  fill("mapping");
  if (!state.preview) return fill("reading", h("p", { class: "empty" }, isComplete() ? "Reading …"
    : state.facts ? "Nothing to show until a table is chosen." : ""));
  if (state.preview.problem) return drawFaults(state.preview.problem);
  fill("reading", state.preview.dataSets.map(drawDataSet));
  announce(`The algorithm can read the data: ${state.preview.dataSets.map(({ rows }) => counted(rows.length, "row")).join(", ")}.`);
  for (const { name } of state.preview.dataSets) drawMapping(name, false);
}

function drawDataSet({ name, fields, rows, records, chart }) {
  return [
    records ? recordsNote(records) : null,
    h("p", { class: "note good" }, `All ${counted(rows.length, "row")} can be read.`),
    chart ? plot(chart) : null,
    h("details", {}, h("summary", {}, "Show the rows as the algorithm reads them"), rowTable(name, fields, rows)),
  ];
}

function rowTable(name, fields, rows) {
  const heads = ["Row", ...fields.map((one) => (one.unit ? `${one.name} (${one.unit})` : one.name))];
  const shown = rows.slice(0, rowsShown).map((row, index) => [String(index + 1), ...row.map((cell) => cell ?? "–")]);
  return [table(`Rows of ${name}`, heads, shown, "numbers"), rows.length > rowsShown
    ? h("p", {}, `The first ${rowsShown} of ${grouped(rows.length)}.`) : null];
}

async function drawFaults(problem) {
  const { preview } = state;
  const name = problem.body.dataSet;
  fill("reading", problemNote(problem), problem.body.chart ? plot(problem.body.chart) : null);
  if (!name || !state.chosen[name]) return;
  const raw = await rawTable(name);
  if (state.preview !== preview || !(raw || isRecords(name))) return;
  drawMapping(name, (problem.body.issues ?? []).some(({ row }) => !row), raw);
}

const chosenFor = (name) => state.dataSets.find(({ id }) => id === state.chosen[name]);

const isRecords = (name) => (chosenFor(name)?.format ?? "table") !== "table";

/** A table as it stands there, or the readings of records; null where neither can be had. */
async function rawTable(name) {
  const id = state.chosen[name];
  try {
    if (isRecords(name)) return csv.parse((await call("GET", `/data-sets/${id}/contents`)).table, ",");
    return csv.parse(await call("GET", `/data-sets/${id}/table`), chosenFor(name)?.columns?.["*"]?.separator);
  } catch {
    return null;
  }
}

const fieldsOf = (name) => state.facts.dataSets.find((declared) => declared.name === name).fields;

function drawMapping(name, isOpen, raw) {
  const place = h("div", {});
  const details = h("details", { open: isOpen }, h("summary", {}, `Match the columns of the data for “${name}”`), place);
  const build = async () => {
    const content = raw ?? (await rawTable(name));
    const dataSet = chosenFor(name);
    const save = (map) => saveColumns(dataSet.id, map, place);
    if (isRecords(name)) return fill(place, recordsForm(dataSet.format, content, fieldsOf(name), dataSet.columns, save));
    if (!content) return fill(place, h("p", {}, "The table cannot be read just now."));
    fill(place, mappingForm(content, fieldsOf(name), dataSet.columns, save));
  };
  details.addEventListener("toggle", () => details.open && !place.firstChild && build());
  byId("mapping").append(details);
}

async function saveColumns(id, map, place) {
  try {
    await call("PUT", `/data-sets/${id}/columns`, { json: map });
    await loadDataSets();
    await refreshPreview();
    byId("reading").scrollIntoView({ block: "nearest" });
  } catch (problem) {
    place.append(problemNote(problem));
  }
}

// Keeping and erasing.

const endings = { table: "csv", fhir: "json", openMHealth: "json", appleHealth: "xml" };

function drawTables() {
  if (state.dataSets.length === 0) return fill("tables", h("p", { class: "empty" }, "None yet."));
  fill("tables", table("Data kept here", ["Name", "What it is", "Size", "Added", unseen("What to do")], state.dataSets.map((dataSet) => [
    dataSet.name, formats[dataSet.format], size(dataSet.byteCount), moment(dataSet.createdAt),
    h("div", { class: "actions" },
      downloadLink(`/data-sets/${dataSet.id}/table`, `data.${endings[dataSet.format]}`, "Download",
        { "aria-label": `Download ${dataSet.name}` }),
      h("button", { type: "button", class: "quiet", "aria-label": `Erase ${dataSet.name}`, onclick: (event) =>
        whileBusy(event.target, () => erase(dataSet)) }, "Erase")),
  ]), "list"));
}

async function erase({ id, name }) {
  const text = "The data, its key and every result worked out from it will be deleted. This cannot be undone. "
    + "Receipts stay: they hold what was revealed already.";
  if (!(await confirmed(`Erase ${name}?`, text, "Erase it"))) return;
  try {
    const { words } = await call("DELETE", `/data-sets/${id}`);
    fill("erased", h("p", { class: "note good" }, h("b", {}, `${name} is erased. `), words));
    fill("data-status");
    // The button that had the focus goes with the table.
    byId("erased").focus();
  } catch (problem) {
    fill("erased", problemNote(problem));
  }
  try {
    await loadDataSets();
    await refreshPreview();
  } catch (problem) {
    byId("erased").append(problemNote(problem));
  }
  changed("erased");
}
