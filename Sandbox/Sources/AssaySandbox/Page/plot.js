// SPDX-License-Identifier: Apache-2.0
// Readings over time: the upper pressure filled, the lower one hollow; the left arm as circles, the right one as triangles.

import { h, svg } from "./dom.js";
import { counted, grouped, ranges } from "./words.js";

const margin = { top: 12, right: 12, bottom: 36, left: 44 };
const height = 300;
const minutesOfADay = 1440;
/** No more rows are drawn, and no days without readings are listed over a longer time: a faulty table can hold anything. */
const rowsDrawn = 5000;
const daysListed = 3660;

// Spread into `Math.min`, a long list is too many arguments.
const least = (numbers) => numbers.reduce((a, b) => Math.min(a, b), Infinity);
const greatest = (numbers) => numbers.reduce((a, b) => Math.max(a, b), -Infinity);

/**
 * What is drawn of a table: points by day, or by row where it has no time.
 * @param fields the fields of the data set as the program declares them
 * @param rows cells by field, as text; null where a value is missing
 * @param faulty the numbers of the rows that cannot be read, from 1
 */
export function readings(fields, rows, faulty = new Set()) {
  const measures = measured(fields);
  if (measures.length === 0) return null;
  const time = timeOf(fields);
  const arm = fields.findIndex((field) => field.name === "arm");
  const session = fields.findIndex((field) => field.labels.includes("evening"));
  const points = rows.slice(0, rowsDrawn).flatMap((row, index) => {
    const x = time.of(row, index) + shift(fields[session], row[session]);
    return measures.map(({ at, field, hollow, side }) => ({
      x, y: number(row[at]), row: index + 1, field: field.name, hollow, side: side ?? row[arm] ?? "one", isFaulty: faulty.has(index + 1),
      text: [`Row ${index + 1}`, row[session], row[arm], `${field.name} ${row[at] ?? "missing"}`].filter(Boolean).join(", "),
    }));
  });
  return { points, measures, time, unit: measures[0].field.unit, rowCount: rows.length };
}

function measured(fields) {
  const numbers = fields.map((field, at) => ({ field, at })).filter(({ field }) => field.labels.length === 0);
  const pressures = numbers.filter(({ field }) => field.unit === "mmHg");
  const isTime = ({ field }) => ["day", "taken"].includes(field.name);
  const chosen = pressures.length ? pressures : numbers.filter((one) => !isTime(one)).slice(0, 1);
  return chosen.map((one) => ({
    ...one, hollow: one.field.name === "diastolic", side: ["left", "right"].includes(one.field.name) ? one.field.name : undefined,
  }));
}

function timeOf(fields) {
  const at = fields.findIndex((field) => field.name === "day" || (field.unit === "minutes" && Number(field.highest) > minutesOfADay));
  if (at < 0) return { label: "Row", isDays: false, of: (_, index) => index + 1 };
  const isMinutes = fields[at].unit === "minutes";
  return { label: "Day", isDays: true, of: (row) => (isMinutes ? 1 + number(row[at]) / minutesOfADay : number(row[at])) };
}

/** Evenings stand a little to the right of mornings. */
function shift(field, label) {
  if (!field) return 0;
  return (field.labels.indexOf(label) / Math.max(1, field.labels.length - 1) - 0.5) * 0.36 || 0;
}

/** What a cell says; NaN where it says nothing that can be drawn. */
function number(text) {
  const value = text === null || text === undefined || text === "" ? NaN : Number(text);
  return Math.abs(value) <= Number.MAX_SAFE_INTEGER ? value : NaN;
}

/** The plot with its key; it is drawn anew when there is more or less room. */
export function plot(data, caption) {
  const place = h("div", { class: "plot" });
  const draw = () => place.replaceChildren(drawing(data, Math.max(280, place.clientWidth), caption));
  new ResizeObserver(draw).observe(place);
  return h("figure", {}, place, h("figcaption", {}, key(data), h("p", { class: "hint" }, summary(data))));
}

function drawing(data, width, caption) {
  const good = data.points.filter(({ x, y, isFaulty }) => !isFaulty && Number.isFinite(x) && Number.isFinite(y));
  const scale = scales(data, good, width);
  return svg("svg", { viewBox: `0 0 ${width} ${height}`, width, height, role: "img", "aria-label": `${caption}. ${summary(data)}` },
    gaps(data, good, scale), grid(data, scale, width),
    lines(data, good, scale), good.map((point) => mark(point, scale)), crosses(data, scale));
}

function scales({ time }, good, width) {
  const xs = good.map(({ x }) => x);
  const ys = good.map(({ y }) => y);
  const pad = time.isDays ? 0.6 : 0.5;
  const [left, right] = [least(xs), greatest(xs)];
  const domain = Number.isFinite(left) ? [Math.floor(left + 0.3) - pad, Math.ceil(right - 0.3) + pad] : [0, 1];
  const [lowest, highest] = [least(ys), greatest(ys)];
  const step = ys.length ? niceStep(highest - lowest || 1) : 1;
  const low = ys.length ? Math.floor(lowest / step) * step : 0;
  const high = ys.length ? Math.ceil((highest + 1e-9) / step) * step : step;
  const inside = { width: width - margin.left - margin.right, height: height - margin.top - margin.bottom };
  const clamp = (value, [from, to]) => Math.min(to, Math.max(from, value));
  return {
    domain, low, high, step,
    x: (value) => round(margin.left + ((clamp(value, domain) - domain[0]) / (domain[1] - domain[0])) * inside.width),
    y: (value) => round(margin.top + (1 - (clamp(value, [low, high]) - low) / (high - low || 1)) * inside.height),
  };
}

const round = (value) => Math.round(value * 10) / 10;

function niceStep(span) {
  const power = 10 ** Math.floor(Math.log10(span / 5));
  return [1, 2, 5, 10].map((factor) => factor * power).find((step) => span / step <= 6) ?? 10 * power;
}

function grid({ time, unit }, scale, width) {
  const parts = [];
  // By number: a step may be too small to make a large value any larger.
  const count = Math.round((scale.high - scale.low) / scale.step);
  for (let index = 0; index <= count; index += 1) {
    const value = scale.low + index * scale.step;
    const y = scale.y(value);
    parts.push(svg("line", { class: "grid", x1: margin.left, x2: width - margin.right, y1: y, y2: y }));
    parts.push(svg("text", { class: "tick end", x: margin.left - 6, y: y + 4 }, String(round(value))));
  }
  const [first, last] = [Math.ceil(scale.domain[0]), Math.floor(scale.domain[1])];
  const every = Math.max(1, Math.ceil((last - first + 1) / Math.floor((width - margin.left) / 36)));
  for (let index = 0; first + index * every <= last; index += 1) {
    const value = first + index * every;
    parts.push(svg("text", { class: "tick middle", x: scale.x(value), y: height - 18 }, String(value)));
  }
  parts.push(svg("text", { class: "tick end", x: width - margin.right, y: height - 3 }, unit ? `${time.label}  (values in ${unit})`
    : time.label));
  return parts;
}

/** Days without any reading, as bands. */
function gaps({ time }, good, scale) {
  if (!time.isDays) return [];
  const seen = new Set(good.map(({ x }) => Math.round(x)));
  return missingDays(seen).map((day) => {
    const [from, to] = [scale.x(day - 0.5), scale.x(day + 0.5)];
    return svg("rect", { class: "gap", x: from, y: margin.top, width: round(to - from), height: height - margin.top - margin.bottom },
      svg("title", {}, `Day ${day}: no readings`));
  });
}

function missingDays(seen) {
  const [first, last] = [least([...seen]), greatest([...seen])];
  const days = [];
  if (!(last - first < daysListed)) return days;
  for (let day = first; day < last; day += 1) if (!seen.has(day)) days.push(day);
  return days;
}

/** The mean of each day; the line breaks where a day has none. */
function lines({ measures, time }, good, scale) {
  if (!time.isDays) return [];
  return measures.map(({ field, side }) => {
    const days = Map.groupBy ? Map.groupBy(good.filter((one) => one.field === field.name), ({ x }) => Math.round(x)) : new Map();
    const path = [...days.keys()].sort((a, b) => a - b).map((day) => {
      const ys = days.get(day).map(({ y }) => y);
      const mean = ys.reduce((sum, y) => sum + y, 0) / ys.length;
      return `${days.has(day - 1) ? "L" : "M"}${scale.x(day)} ${scale.y(mean)}`;
    });
    return svg("path", { class: `mean ${side ?? "both"}`, d: path.join("") });
  });
}

function mark({ x, y, hollow, side, text }, scale) {
  return symbol(scale.x(x), scale.y(y), side, hollow, svg("title", {}, text));
}

function symbol(x, y, side, hollow, title) {
  const name = `mark ${side} ${hollow ? "hollow" : "full"}`;
  if (side === "right") return svg("path", { class: name, d: `M${x} ${y - 4}l4 7h-8z` }, title);
  return svg("circle", { class: name, cx: x, cy: y, r: 3.2 }, title);
}

/** Rows that cannot be read, where their values put them; at the edge where that is outside. */
function crosses({ points }, scale) {
  return points.filter(({ isFaulty, x, y }) => isFaulty && Number.isFinite(x) && Number.isFinite(y)).map(({ x, y, text }) =>
    svg("path", { class: "cross", d: `M${scale.x(x) - 5} ${scale.y(y) - 5}l10 10m0 -10l-10 10` },
      svg("title", {}, `${text}: cannot be read`)));
}

function key({ points, measures }) {
  const sides = [...new Set(points.map(({ side }) => side))].filter((side) => ["left", "right"].includes(side)).sort();
  const entries = [];
  for (const { field, hollow, side } of measures) {
    if (side) entries.push([side, hollow, `${field.name} arm`]);
    else for (const one of sides.length ? sides : ["one"]) entries.push([one, hollow,
      `${field.name}${one === "one" ? "" : `, ${one} arm`}`]);
  }
  const items = entries.map(([side, hollow, label]) =>
    h("li", {}, svg("svg", { width: 16, height: 14, "aria-hidden": "true" }, symbol(8, 7, side, hollow)), label));
  if (points.some(({ isFaulty }) => isFaulty)) {
    items.push(h("li", {}, svg("svg", { width: 16, height: 14, "aria-hidden": "true" },
      svg("path", { class: "cross", d: "M3 2l10 10m0 -10l-10 10" })),
      "row that cannot be read"));
  }
  return h("ul", { class: "key" }, items);
}

function summary({ points, time, measures, rowCount }) {
  const good = points.filter(({ y, isFaulty }) => Number.isFinite(y) && !isFaulty);
  const parts = measures.map(({ field }) => {
    const ys = good.filter((one) => one.field === field.name).map(({ y }) => y);
    return ys.length ? `${field.name} from ${least(ys)} to ${greatest(ys)} ${field.unit}`.trim() : `no ${field.name}`;
  });
  const faulty = new Set(points.filter(({ isFaulty }) => isFaulty).map(({ row }) => row)).size;
  const part = rowCount > rowsDrawn ? `The first ${grouped(rowsDrawn)} of ${grouped(rowCount)} rows: ` : "";
  const rows = part + counted(new Set(points.map(({ row }) => row)).size - faulty, faulty ? "readable row" : "row");
  if (!time.isDays) return `${rows}; ${parts.join(", ")}.`;
  const days = new Set(good.map(({ x }) => Math.round(x)));
  const missing = days.size ? missingDays(days) : [];
  const gap = missing.length ? ` No readings on ${missing.length === 1 ? "day" : "days"} ${ranges(missing)}.` : "";
  return `${rows} on ${counted(days.size, "day")}; ${parts.join(", ")}.${gap}`;
}
