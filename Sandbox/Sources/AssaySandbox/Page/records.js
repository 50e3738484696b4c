// SPDX-License-Identifier: Apache-2.0
// Health records: what was found in them, and the form that says how their fields are read (docs/data-formats.md).

import { labelChoices, pruned } from "./columns.js";
import { column } from "./csv.js";
import { field, h, select } from "./dom.js";
import { counted, formats, grouped } from "./words.js";

/** The columns that all health records have, for people. */
const columns = [
  ["date", "the day"], ["time", "the time of day"], ["taken", "day and time"], ["session", "the session: morning before noon"],
  ["systolic", "the systolic pressure"], ["diastolic", "the diastolic pressure"], ["pulse", "the pulse"], ["arm", "the arm"],
  ["posture", "the posture"],
];
const byCode = ["code", "observations of another code"];

/** What was found in records, and what was passed over. */
export function recordsNote({ format, readings, firstDay, lastDay, skipped, timesInUTC }) {
  const days = firstDay === lastDay ? firstDay : `${firstDay} to ${lastDay}`;
  return h("div", { class: "records" },
    h("p", {}, h("b", {}, formats[format]), `: ${counted(readings, "reading")}, ${days}.`),
    skipped.length ? h("p", {}, "Passed over:") : null,
    skipped.length ? h("ul", {}, skipped.map(({ count, words }) => h("li", {}, `${grouped(count)} × ${words}`))) : null,
    timesInUTC ? h("p", { class: "note warn" }, `${counted(timesInUTC, "time")} are told in UTC, so the clock on the wall is lost. `,
      "If days and sessions look wrong, say below which clock it was.") : null);
}

/** The column that a field is read from by itself. */
const ownColumn = (name) => (name === "day" ? "date" : name);

/** A form that begins with `map`; `save` gets the new map. `content` has the readings as a table, where they can be read. */
export function recordsForm(format, content, fields, map, save) {
  const parts = fields.map((one) => fieldPart(format, content, one, map?.[one.name] ?? {}));
  const whole = wholePart(map?.["*"] ?? {});
  const send = (event) => {
    event.preventDefault();
    const members = [...parts.map(({ name, value }) => [name, value()]), ["*", whole.value()]].filter(([, value]) => value);
    save(Object.fromEntries(members));
  };
  return h("form", { class: "mapping", onsubmit: send },
    h("p", { class: "hint" }, "Say what each field is read from. Times, pressures and pulses are known; what is not, only you can tell."),
    parts.map(({ element }) => element), whole.element,
    h("button", { type: "submit" }, "Read them so"));
}

function fieldPart(format, content, one, start) {
  const own = ownColumn(one.name);
  const known = columns.some(([name]) => name === own) ? own : "";
  const more = h("div", { class: "more" });
  let value = () => ({});
  const draw = () => {
    value = chooser.value === "code" ? codeDetails(more, one, start) : columnDetails(more, content, one, start, chooser.value);
  };
  const options = [["", "Choose what it is"], ...columns, ...(format === "fhir" ? [byCode] : [])];
  const chooser = select(options, start.code !== undefined ? "code" : start.column ?? known, { onchange: draw });
  draw();
  const title = `${one.name}${one.unit ? `, in ${one.unit}` : ""}${one.optional ? ", may be missing" : ""}`;
  return {
    name: one.name,
    element: h("fieldset", {}, h("legend", {}, title), field(`${one.name} is`, chooser), more),
    value: () => {
      if (chooser.value === "code") return pruned(value());
      return chooser.value ? pruned({ column: chooser.value === own ? undefined : chooser.value, ...value() }) : undefined;
    },
  };
}

function columnDetails(place, content, one, start, chosen) {
  if (one.labels.length && content) return labelChoices(place, one, column(content, chosen), start);
  place.replaceChildren();
  return () => ({ labels: one.labels.length ? start.labels : undefined });
}

function codeDetails(place, one, start) {
  const text = (value, width) => h("input", { type: "text", value, size: width, autocomplete: "off" });
  const code = text(start.code ?? "", 30);
  const unit = text(start.unit ?? "", 10);
  const words = one.labels.map((label) => [label,
    text(Object.entries(start.labels ?? {}).find(([, meaning]) => meaning === label)?.[0] ?? "", 20)]);
  place.replaceChildren(
    field("Code", code, "A LOINC code, or the system and the code with | between."),
    ...(one.labels.length ? words.map(([label, input]) => field(`What stands there for ${label}, if not that`, input))
      : [field(one.unit ? `Unit there, if not ${one.unit}` : "Unit there, if any", unit)]));
  return () => {
    const labels = Object.fromEntries(words.filter(([, { value }]) => value.trim()).map(([label, { value }]) => [value.trim(), label]));
    return { code: code.value.trim(), unit: unit.value.trim(), labels: Object.keys(labels).length ? labels : undefined };
  };
}

function wholePart(start) {
  const offset = h("input", { type: "text", value: start.offset ?? "", size: 8, autocomplete: "off" });
  const from = h("input", { type: "date", value: start.from ?? "" });
  const to = h("input", { type: "date", value: start.to ?? "" });
  return {
    element: h("fieldset", {}, h("legend", {}, "All readings"),
      field("First day that is taken", from, "It is day 1. Without, that is the day of the first reading."),
      field("Last day that is taken", to),
      field("Clock, if not that of the records", offset, "How far it is ahead of UTC, such as +01:00.")),
    value: () => pruned({ from: from.value, to: to.value, offset: offset.value.trim() }),
  };
}
