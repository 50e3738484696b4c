// SPDX-License-Identifier: Apache-2.0
// The Markdown that explanations are written in, as elements. All text becomes text nodes; a link becomes its words.

import { h, plainTable, unseen } from "./dom.js";

/** Elements of a text; headings begin `deeper` levels further down. */
export function markdown(text, deeper = 0) {
  const lines = text.split("\n");
  const blocks = [];
  while (lines.length) {
    const block = lines[0] === "" ? void lines.shift() : nextBlock(lines, deeper);
    if (block) blocks.push(block);
  }
  return blocks;
}

/** Takes the lines of one block away and gives its element. */
function nextBlock(lines, deeper) {
  const fence = /^(`{3,})/.exec(lines[0])?.[1];
  if (fence) return code(lines, fence);
  const heading = /^(#{1,6}) (.*)$/.exec(lines[0]);
  if (heading) {
    lines.shift();
    return h(`h${Math.min(6, heading[1].length + deeper)}`, {}, phrase(heading[2]));
  }
  if (lines[0].startsWith("- ")) return h("ul", {}, takeWhile(lines, (line) => line.startsWith("- ")).map((line) =>
    h("li", {}, phrase(line.slice(2)))));
  if (lines[0].startsWith("|")) return grid(takeWhile(lines, (line) => line.startsWith("|")));
  return h("p", {}, phrase([lines.shift(), ...takeWhile(lines, (line) => line !== "" && !/^(#|- |\||`{3})/.test(line))].join(" ")));
}

function takeWhile(lines, isOne) {
  const taken = [];
  while (lines.length && isOne(lines[0])) taken.push(lines.shift());
  return taken;
}

function code(lines, fence) {
  lines.shift();
  const text = takeWhile(lines, (line) => line.trim() !== fence).join("\n");
  lines.shift();
  return h("pre", {}, h("code", {}, text));
}

function grid(lines) {
  const [heads, , ...rows] = lines.map(cells);
  const names = heads.map((head, index) => (head === "" ? unseen(index ? "Value" : "Name") : phrase(head)));
  return plainTable(heads.filter(Boolean).join(", ") || "Facts", names, rows.map((row) => row.map(phrase)));
}

/** Cells between bars that have no backslash before them. */
function cells(line) {
  const parts = line.split(/(?<!\\)\|/).slice(1, -1);
  return parts.map((part) => part.trim().replaceAll("\\|", "|"));
}

const pieces = /(`+)(.+?)\1(?!`)|\*\*(.+?)\*\*|\[((?:\\.|[^\]\\])*)\]\([^)]*\)/gu;

function phrase(text) {
  const parts = [];
  let at = 0;
  for (const match of text.matchAll(pieces)) {
    if (text[match.index - 1] === "\\") continue;
    parts.push(plain(text.slice(at, match.index)));
    const [whole, , inCode, strong, link] = match;
    if (inCode !== undefined) parts.push(h("code", {}, inCode.trim()));
    else parts.push(strong !== undefined ? h("strong", {}, plain(strong)) : plain(link));
    at = match.index + whole.length;
  }
  return [...parts, plain(text.slice(at))];
}

const entities = { "&lt;": "<", "&gt;": ">", "&amp;": "&" };

/** Without backslashes and entities. */
const plain = (text) => text.replace(/\\([\\`*_[\]|~$#])/g, "$1").replace(/&(?:lt|gt|amp);/g, (entity) => entities[entity]);
