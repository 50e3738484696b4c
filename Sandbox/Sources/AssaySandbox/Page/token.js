// SPDX-License-Identifier: Apache-2.0
// The token that a sandbox asks for on another address than this machine's own. It is in the memory of this page and nowhere else: a cookie
// would go along with what other pages ask for, and what is kept in the browser can be read there.

import { field, h } from "./dom.js";

let token = null;
let asking = null;

export const isOpenedByToken = () => token !== null;

/** What a request has to carry: the bytes of the token, each as a character, as headers take them. */
export function authorization() {
  return token === null ? {} : { Authorization: `Bearer ${String.fromCharCode(...new TextEncoder().encode(token))}` };
}

/** Asks for the token, once for all requests that were refused; whether one was given. */
export function askForToken() {
  asking ??= form(token === null).finally(() => { asking = null; });
  return asking;
}

function form(isFirst) {
  return new Promise((resolve) => {
    const input = h("input", { type: "password", id: "token", size: 30, autocomplete: "off", required: true, autofocus: true });
    const dialog = h("dialog", { "aria-labelledby": "token-title" },
      h("h2", { id: "token-title" }, "This sandbox asks for its token"),
      isFirst ? null : h("p", { class: "note bad", role: "alert" }, "That is not the token."),
      h("form", { onsubmit: (event) => {
        event.preventDefault();
        token = input.value.trim();
        dialog.close("given");
      } },
        field("Token", input, "Whoever runs the sandbox has it. It stays in this page and is forgotten when you close or reload it."),
        h("div", { class: "actions" }, h("button", { type: "submit" }, "Go on"))));
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue === "given");
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}
