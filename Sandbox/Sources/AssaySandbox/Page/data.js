// SPDX-License-Identifier: Apache-2.0
// The panel of tables: taking them in, choosing them, what the algorithm reads in them, and erasing them.

import { call, root } from "./api.js";
import { mappingForm } from "./columns.js";
import * as csv from "./csv.js";
import { announce, byId, confirmed, field, fill, h, select, table, unseen, whileBusy } from "./dom.js";
import { plot, readings } from "./plot.js";
import { problemNote } from "./problems.js";
import { changed, isComplete, loadDataSets, on, refreshPreview, state } from "./state.js";
import { counted, grouped, moment, size } from "./words.js";

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
    if (state.limits && file.size > state.limits.tableBytes) {
      fill("data-status", h("p", { class: "note bad" },
        `${file.name} has ${size(file.size)}; at most ${size(state.limits.tableBytes)} are taken.`));
    } else await take(file.name, file);
  }
  byId("file").value = "";
}

async function take(name, body) {
  try {
    const added = await call("POST", `/data-sets?name=${encodeURIComponent(name.slice(0, 200))}`,
      { body, headers: { "Content-Type": "text/csv" } });
    fill("data-status", h("p", { class: "note good" }, `${added.name} is in, encrypted.`));
    await loadDataSets();
    const first = state.facts?.dataSets[0]?.name;
    if (first) state.chosen[first] = added.id;
    drawChoice();
    await refreshPreview();
  } catch (problem) {
    fill("data-status", problemNote(problem));
  }
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
  announce(`The algorithm can read the table: ${state.preview.dataSets.map(({ rows }) => counted(rows.length, "row")).join(", ")}.`);
  for (const { name } of state.preview.dataSets) drawMapping(name, false);
}

function drawDataSet({ name, fields, rows }) {
  const data = readings(fields, rows);
  return [
    h("p", { class: "note good" }, `All ${counted(rows.length, "row")} can be read.`),
    data && rows.length > 0 ? plot(data, `Values of ${name} over time`) : null,
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
  fill("reading", problemNote(problem));
  if (!name || !state.chosen[name]) return;
  const raw = await rawTable(name);
  if (state.preview !== preview || !raw) return;
  const faulty = new Set((problem.body.issues ?? []).map(({ row }) => row).filter(Boolean));
  // The form comes first: it mends what the plot may not be able to draw.
  drawMapping(name, (problem.body.issues ?? []).some(({ row }) => !row), raw);
  const data = readings(raw.fields, raw.rows, faulty);
  const isDrawable = data?.points.some(({ x, y }) => Number.isFinite(x) && Number.isFinite(y));
  if (isDrawable) byId("reading").append(plot(data, `Values of ${name} over time, with rows that cannot be read`));
}

/** A table as it stands there, with its columns under the names of the fields. */
async function rawTable(name) {
  const id = state.chosen[name];
  const map = state.dataSets.find((dataSet) => dataSet.id === id)?.columns ?? {};
  try {
    const text = await call("GET", `/data-sets/${id}/table`);
    const content = csv.parse(text, map["*"]?.separator);
    return { content, ...underFields(content, fieldsOf(name), map) };
  } catch {
    return null;
  }
}

const fieldsOf = (name) => state.facts.dataSets.find((declared) => declared.name === name).fields;

function underFields(content, fields, map) {
  const usable = fields.filter((one) => !map[one.name]?.date);
  const columns = usable.map((one) => csv.column(content, map[one.name]?.column ?? one.name)
    .map((text) => map[one.name]?.labels?.[text] ?? (map["*"]?.decimal === "," ? text.replace(",", ".") : text)));
  return { fields: usable, rows: content.rows.map((_, index) => columns.map((column) => column[index] || null)) };
}

function drawMapping(name, isOpen, raw) {
  const place = h("div", {});
  const details = h("details", { open: isOpen }, h("summary", {}, `Match the columns of the table for “${name}”`), place);
  const build = async () => {
    const { content } = raw ?? (await rawTable(name)) ?? {};
    if (!content) return fill(place, h("p", {}, "The table cannot be read just now."));
    const dataSet = state.dataSets.find(({ id }) => id === state.chosen[name]);
    fill(place, mappingForm(content, fieldsOf(name), dataSet.columns, (map) => saveColumns(dataSet.id, map, place)));
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

function drawTables() {
  if (state.dataSets.length === 0) return fill("tables", h("p", { class: "empty" }, "None yet."));
  fill("tables", table("Tables kept here", ["Name", "Size", "Added", unseen("What to do")], state.dataSets.map((dataSet) => [
    dataSet.name, size(dataSet.byteCount), moment(dataSet.createdAt),
    h("div", { class: "actions" },
      h("a", { href: `${root}/data-sets/${dataSet.id}/table`, download: "data.csv", "aria-label": `Download ${dataSet.name}` }, "Download"),
      h("button", { type: "button", class: "quiet", "aria-label": `Erase ${dataSet.name}`, onclick: (event) =>
        whileBusy(event.target, () => erase(dataSet)) }, "Erase")),
  ]), "list"));
}

async function erase({ id, name }) {
  const text = "The table, its key and every result worked out from it will be deleted. This cannot be undone. "
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
