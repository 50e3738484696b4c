// SPDX-License-Identifier: Apache-2.0
// The form that says which column of a table is which field, as a column map (docs/formats.md).

import { column } from "./csv.js";
import { field, h, select } from "./dom.js";

/** Headings that apps and people use, beginnings of words in lower case. */
const otherNames = {
  systolic: ["sys", "sbp", "upper"], diastolic: ["dia", "dbp", "lower"], pulse: ["hr", "heart", "puls", "bpm"], day: ["date"],
    taken: ["time", "date"],
  session: ["part of day", "time of day", "when"], arm: ["side"], activity: ["active", "exercise"], diet: ["food"],
};
const unitNames = { h: "hours", hr: "hours", hrs: "hours", min: "minutes", mins: "minutes" };
const labelNames = { am: "morning", pm: "evening", l: "left", r: "right" };
const datePatterns = [[/^\d{4}-\d\d-\d\d$/, "yyyy-MM-dd"], [/^\d\d\.\d\d\.\d{4}$/, "dd.MM.yyyy"], [/^\d\d\/\d\d\/\d{4}$/, "dd/MM/yyyy"]];
const mostLabels = 12;

/** A form that begins with `map`, or with guesses that the person confirms; `save` gets the new map. */
export function mappingForm(content, fields, map, save) {
  const parts = fields.map((one) => fieldPart(content, one, map?.[one.name] ?? guess(content, one), map?.[one.name] !== undefined));
  const whole = tablePart(map?.["*"] ?? guessTable(content));
  const send = (event) => {
    event.preventDefault();
    const members = [...parts.map(({ name, value }) => [name, value()]), ["*", whole.value()]].filter(([, value]) => value);
    save(Object.fromEntries(members));
  };
  return h("form", { class: "mapping", onsubmit: send },
    h("p", { class: "hint" }, "Say which column holds what. What is filled in already is a guess: please look it over."),
    parts.map(({ element }) => element), whole.element,
    h("button", { type: "submit" }, "Use these columns"));
}

function fieldPart(content, one, start, isKept) {
  const more = h("div", { class: "more" });
  let value = () => undefined;
  const example = h("p", { class: "hint" });
  const draw = (settings) => {
    const cells = column(content, chooser.value);
    example.textContent = cells.length ? `For example ${[...new Set(cells)].slice(0, 4).join(", ")}` : "Choose a column.";
    value = details(more, one, cells, settings);
  };
  const chooser = select([["", "Choose a column"], ...content.header.map((name) => [name, name])], start.column ?? one.name, {
    onchange: () => draw(guessDetails(content, one, chooser.value)),
  });
  draw(isKept ? start : { ...guessDetails(content, one, chooser.value), ...start });
  const title = `${one.name}${one.unit ? `, in ${one.unit}` : ""}${one.optional ? ", may be missing" : ""}`;
  return {
    name: one.name,
    element: h("fieldset", {}, h("legend", {}, title), field(`Column for ${one.name}`, chooser), example, more),
    value: () => (chooser.value ? pruned({ column: chooser.value === one.name ? undefined : chooser.value, ...value() }) : undefined),
  };
}

/** Members without what is not said; undefined where nothing is. */
export function pruned(members) {
  const said = Object.entries(members).filter(([, value]) => value !== undefined && value !== "");
  return said.length ? Object.fromEntries(said) : undefined;
}

/** Further settings of a field, as the kind of field has them; a function that gives them. */
function details(place, one, cells, settings) {
  if (one.labels.length) return labelChoices(place, one, cells, settings);
  const unit = h("input", { type: "text", value: settings.unit ?? "", size: 10, autocomplete: "off" });
  const date = h("input", { type: "text", value: settings.date ?? "", size: 14, autocomplete: "off" });
  const first = h("input", { type: "text", value: settings.first ?? "", size: 14, autocomplete: "off" });
  const missing = h("input", { type: "text", value: (settings.missing ?? []).join(", "), size: 10, autocomplete: "off" });
  const isTime = ["day", "taken"].includes(one.name);
  place.replaceChildren(
    ...(one.unit ? [field(`Unit of the column, if not ${one.unit}`, unit)] : []),
    ...(isTime ? [field("If these are dates, their form", date, "Such as dd.MM.yyyy"), field("The date of the first day", first)] : []),
    ...(one.optional ? [field("What stands for “missing”", missing, "With commas between; an empty cell always does.")] : []));
  return () => {
    const texts = missing.value.split(",").map((text) => text.trim()).filter(Boolean);
    return { unit: unit.value.trim(), date: date.value.trim(), first: date.value.trim() ? first.value.trim() : "", missing: texts.length
      ? texts : undefined };
  };
}

/** What each text of a column means, of the labels of a field; a function that gives it. */
export function labelChoices(place, one, cells, settings) {
  const texts = [...new Set(cells)].filter(Boolean).slice(0, mostLabels);
  const choosers = texts.map((text) => {
    const start = settings.labels?.[text] ?? (one.labels.includes(text) ? text : "");
    return [text, select([["", "Choose"], ...one.labels.map((label) => [label, label])], start)];
  });
  place.replaceChildren(...choosers.map(([text, chooser]) => field(`“${text}” means`, chooser)));
  return () => {
    const labels = Object.fromEntries(choosers.filter(([text, { value }]) => value && value !== text).map(([text, { value }]) =>
      [text, value]));
    return { labels: Object.keys(labels).length ? labels : undefined };
  };
}

function tablePart(start) {
  const separator = select([["", "comma"], [";", "semicolon"], ["\t", "tab"], ["|", "bar"]], start.separator ?? "");
  const decimal = select([["", "point"], [",", "comma"]], start.decimal ?? "");
  return {
    element: h("fieldset", {}, h("legend", {}, "The whole table"), field("Between cells stands a", separator),
      field("Before decimals stands a", decimal)),
    value: () => pruned({ separator: separator.value, decimal: decimal.value }),
  };
}

// Guesses.

function guessTable({ rows, separator }) {
  const hasCommas = separator !== "," && rows.some((row) => row.some((cell) => /^-?\d+,\d+$/.test(cell)));
  return { separator: separator === "," ? "" : separator, decimal: hasCommas ? "," : "" };
}

function guess({ header }, one) {
  const names = [one.name, ...(otherNames[one.name] ?? [])];
  const exact = header.find((heading) => heading.toLowerCase() === one.name);
  const begins = header.find((heading) => names.some((name) => heading.toLowerCase().startsWith(name)));
  return { column: exact ?? begins ?? header.find((heading) => distance(heading.toLowerCase(), one.name) <= 2) ?? "" };
}

function guessDetails(content, one, heading) {
  const cells = column(content, heading);
  const unit = /\((.+)\)\s*$/.exec(heading)?.[1];
  const known = unit && unitNames[unit.toLowerCase()];
  const pattern = datePatterns.find(([shape]) => cells.length && cells.every((text) => shape.test(text)))?.[1];
  return {
    unit: known && known !== one.unit ? known : undefined, date: pattern, first: pattern ? earliest(cells, pattern) : undefined,
    labels: Object.fromEntries([...new Set(cells)].map((text) => [text, guessLabel(text, one.labels)]).filter(([, label]) => label)),
    missing: one.optional ? [...new Set(cells)].filter((text) => /^(na|n\/a|-+|none)$/i.test(text)) : [],
  };
}

function guessLabel(text, labels) {
  const lower = text.toLowerCase();
  return labels.find((label) => label === lower) ?? labels.find((label) => label === labelNames[lower]);
}

function earliest(cells, pattern) {
  const sortable = (text) => (pattern.startsWith("y") ? text : text.split(/\D/).reverse().join(""));
  return cells.reduce((best, next) => (sortable(next) < sortable(best) ? next : best));
}

/** Letters that have to be changed, added or left out (Levenshtein). */
function distance(a, b) {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) next.push(Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length];
}
