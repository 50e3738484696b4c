// SPDX-License-Identifier: Apache-2.0
// The middle of a trade: the files that were handed across, as text and to download.

import { call } from "./api.js";
import { h } from "./dom.js";
import { downloadLink } from "./download.js";
import { problemNote } from "./problems.js";
import { size } from "./words.js";

/** What a file is, by the first and the last part of its name. */
const meanings = [
  [/^algorithm\.assay$/, "The algorithm"],
  [/^offer\.json$/, "Settings, terms, and what is expected"],
  [/^(buyer|seller|source)\.pub$/, "Public key"],
  [/^commitment\./, "A commitment to the data: it binds, and tells nothing"],
  [/^attestation\./, "The source's signature on the commitment"],
  [/^agreement\.buyer\.json$/, "The agreement, signed by the buyer"],
  [/^agreement\.json$/, "The agreement, signed by both"],
  [/^receipt\.json$/, "The receipt: the result and its proof"],
];

const meaning = (name) => meanings.find(([pattern]) => pattern.test(name))?.[1] ?? name;

/** The list of files. Those of `open` are unfolded, which is kept there from one drawing to the next. */
export function filesPart(trade, open) {
  return h("ol", { class: "across" }, trade.files.map((file) => item(trade.id, file, open)));
}

function item(id, { name, from, byteCount }, open) {
  const path = `/trades/${id}/files/${encodeURIComponent(name)}`;
  const text = h("pre", { class: "document", tabindex: 0, role: "region", "aria-label": `Text of ${name}` }, "Reading …");
  const details = h("details", { open: open.has(name), "data-file": name, ontoggle: () => {
    if (details.open) open.add(name);
    else open.delete(name);
    if (details.open) show(path, text);
  } }, h("summary", {}, `Show ${name}`), text);
  return h("li", { "data-from": from },
    h("p", {}, h("b", {}, meaning(name)), h("span", { class: "hint" }, ` – from the ${from}, ${size(byteCount)}`)),
    details,
    downloadLink(path, name, `Download ${name}`));
}

async function show(path, element) {
  try {
    const content = await call("GET", path);
    element.textContent = typeof content === "string" ? content : JSON.stringify(content, null, 2);
  } catch (problem) {
    element.replaceWith(problemNote(problem));
  }
}
