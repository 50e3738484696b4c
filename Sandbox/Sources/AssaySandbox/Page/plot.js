// SPDX-License-Identifier: Apache-2.0
// Readings over time, as the server draws them: the same pictures that the command line makes.

import { h } from "./dom.js";

/** Where there is no room for the wide picture. */
const narrow = matchMedia("(max-width: 640px)");
let shown = [];

/** A picture with its words; it is changed when there is more or less room. */
export function plot(chart) {
  const place = h("div", { class: "plot" });
  const draw = () => place.replaceChildren(picture(narrow.matches ? chart.narrow : chart.wide));
  draw();
  shown = [...shown.filter((one) => one.place.isConnected), { place, draw }];
  return h("figure", {}, place, h("figcaption", {}, h("p", { class: "hint" }, chart.summary)));
}

narrow.addEventListener("change", () => shown.filter(({ place }) => place.isConnected).forEach(({ draw }) => draw()));

/** The elements of a picture, which the page's own style colours. */
const picture = (text) => document.importNode(new DOMParser().parseFromString(text, "image/svg+xml").documentElement, true);
