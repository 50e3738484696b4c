// SPDX-License-Identifier: Apache-2.0
// Elements. Text from anywhere becomes text nodes and never markup.

/** An HTML element. `on` members are listeners; `true` and `false` are attributes that are there or not. */
export function h(tag, attributes = {}, ...children) {
  return dressed(document.createElement(tag), attributes, children);
}

/** The same in SVG. */
export function svg(tag, attributes = {}, ...children) {
  return dressed(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
}

function dressed(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === undefined || value === null) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "value") element.value = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...present(children));
  return element;
}

/** Children without lists in lists, and without those that are not there. */
const present = (children) => children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false);

export const byId = (id) => document.getElementById(id);

/** Puts new content into an element of the page. */
export function fill(id, ...children) {
  const element = typeof id === "string" ? byId(id) : id;
  element.replaceChildren(...present(children));
  return element;
}

/** Words for those who listen, where the others see enough. */
export const unseen = (text) => h("span", { class: "unseen" }, text);

/** A table that scrolls by itself where it is too wide, also by keyboard. */
export function table(caption, heads, rows, className = "") {
  return h("div", { class: "scroll", role: "region", "aria-label": caption, tabindex: 0 }, plainTable(caption, heads, rows, className));
}

/** A table with a caption for those who do not see it. */
export function plainTable(caption, heads, rows, className = "") {
  return h("table", { class: className, role: "table" },
    h("caption", { class: "unseen" }, caption),
    h("thead", { role: "rowgroup" }, h("tr", { role: "row" }, heads.map((head) => h("th", { scope: "col", role: "columnheader" }, head)))),
    h("tbody", { role: "rowgroup" }, rows.map((row) => (row instanceof Element ? row : tableRow(row)))));
}

/** A row of a table. The roles keep it one for those who listen, also where a narrow screen lays it out as a block. */
export function tableRow(cells, className = "") {
  return h("tr", { class: className, role: "row" }, cells.map((cell) => h("td", { role: "cell" }, cell)));
}

/** Words of the server, in which `backticks` mean code. */
export function words(text) {
  return text.split("`").map((part, index) => (index % 2 ? h("code", {}, part) : part));
}

let unique = 0;

/** A control with its label, and perhaps a hint that is read out with it. */
export function field(label, control, hint) {
  control.id ||= `control-${++unique}`;
  const note = hint ? h("p", { class: "hint", id: `${control.id}-hint` }, hint) : null;
  if (note) control.setAttribute("aria-describedby", note.id);
  return h("div", { class: "field" }, h("label", { for: control.id }, label), control, note);
}

export function select(options, chosen, attributes = {}) {
  return h("select", attributes, options.map(([value, label]) => h("option", { value, selected: value === chosen }, label)));
}

/** Says something to those who listen instead of look. */
export function announce(text) {
  byId("announcements").textContent = text;
}

/** Asks before something that cannot be taken back; whether it was agreed to. */
export function confirmed(title, text, agree) {
  return new Promise((resolve) => {
    const dialog = h("dialog", { "aria-labelledby": "dialog-title" },
      h("h2", { id: "dialog-title" }, title),
      h("p", {}, text),
      h("div", { class: "actions" },
        h("button", { type: "button", class: "danger", onclick: () => dialog.close("yes") }, agree),
        h("button", { type: "button", onclick: () => dialog.close(""), autofocus: true }, "Keep it")));
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue === "yes");
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}

/** Keeps a button from being pressed again while its work is under way. */
export async function whileBusy(button, work) {
  if (button.getAttribute("aria-disabled") === "true") return;
  button.setAttribute("aria-disabled", "true");
  try {
    await work();
  } finally {
    button.removeAttribute("aria-disabled");
  }
}
