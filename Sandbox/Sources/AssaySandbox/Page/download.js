// SPDX-License-Identifier: Apache-2.0
// Links to files of the server. A browser that follows one sends no token, so where there is one, the page fetches the file itself.

import { get, root } from "./api.js";
import { h } from "./dom.js";
import { isOpenedByToken } from "./token.js";

/** How long the browser may take to write a file down. */
const patience = 60_000;

/** A link to what the API has at `path`, which becomes a file called `name`. */
export function downloadLink(path, name, label, attributes = {}) {
  return h("a", { ...attributes, href: root + path, download: name, onclick: (event) => fetchWithToken(event, path, name) }, label);
}

/** Has a link of the page do the same. */
export function makeDownload(link, path, name) {
  link.addEventListener("click", (event) => fetchWithToken(event, path, name));
}

function fetchWithToken(event, path, name) {
  if (!isOpenedByToken()) return;
  event.preventDefault();
  save(path, name).catch((problem) => event.target.after(` ${problem.message}`));
}

async function save(path, name) {
  const url = URL.createObjectURL(await (await get(path)).blob());
  h("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), patience);
}
