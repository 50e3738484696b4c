// SPDX-License-Identifier: Apache-2.0
// The laboratory of cheats: a copy of a receipt is changed, and the server says which check notices.

import { call } from "./api.js";
import { announce, byId, fill, h, plainTable, unseen, whileBusy } from "./dom.js";
import { problemNote } from "./problems.js";
import { checks, counted } from "./words.js";

/** Another digit at the end of a number in decimal. */
const nudged = (text) => text.slice(0, -1) + ((Number(text.at(-1)) + 1) % 10);

/** Another result of the same kind: yes for no, another number, another word. */
function otherOutput(receipt, index) {
  const { value } = receipt.outputs[index];
  const { labels } = receipt.interface.outputs[index];
  if (["yes", "no"].includes(value)) return value === "yes" ? "no" : "yes";
  return labels.length ? labels[(labels.indexOf(value) + 1) % labels.length] : nudged(value);
}

const agreed = (receipt) => receipt.agreement.agreement;

/** What can be changed: a name, whether a receipt has it, and the change, which gives what stood there and what stands there now. */
const cheats = [
  {
    name: "State another result", change(receipt) {
      const before = receipt.outputs[0].value;
      receipt.outputs[0].value = otherOutput(receipt, 0);
      return [before, receipt.outputs[0].value];
    },
  }, {
    name: "State another result, also among the numbers of the proof", change(receipt) {
      const before = receipt.publicSignals[0];
      receipt.outputs[0].value = otherOutput(receipt, 0);
      receipt.publicSignals[0] = signal(receipt, 0);
      return [before, receipt.publicSignals[0]];
    },
  }, {
    name: "Claim another setting", has: (receipt) => agreed(receipt).parameters.length > 0, change(receipt) {
      const [parameter] = agreed(receipt).parameters;
      const before = parameter.value;
      const { labels } = receipt.interface.parameters[0];
      parameter.value = ["yes", "no"].includes(before) ? (before === "yes" ? "no" : "yes")
        : labels.length ? labels[(labels.indexOf(before) + 1) % labels.length] : nudged(before);
      return [before, parameter.value];
    },
  }, {
    name: "Claim other data", has: (receipt) => agreed(receipt).dataSets.length > 0, change(receipt) {
      const [dataSet] = agreed(receipt).dataSets;
      const before = dataSet.commitment;
      dataSet.commitment = nudged(before);
      return [before, dataSet.commitment];
    },
  }, {
    name: "Change what was agreed in words", change(receipt) {
      const before = agreed(receipt).terms;
      agreed(receipt).terms = `${before} Resale is allowed.`;
      return [before, agreed(receipt).terms];
    },
  }, {
    name: "Let the agreement hold longer", change(receipt) {
      const before = agreed(receipt).expires;
      agreed(receipt).expires = `${Number(before.slice(0, 4)) + 1}${before.slice(4)}`;
      return [before, agreed(receipt).expires];
    },
  }, {
    name: "Change one digit of the proof", change(receipt) {
      const before = receipt.proof.pi_a[0];
      receipt.proof.pi_a[0] = nudged(before);
      return [before, receipt.proof.pi_a[0]];
    },
  }, {
    name: "Put a part of the proof in another's place", change(receipt) {
      const before = receipt.proof.pi_a[0];
      receipt.proof.pi_a = receipt.proof.pi_c;
      return [before, receipt.proof.pi_a[0]];
    },
  }, {
    name: "Change one digit of the key", change(receipt) {
      const before = receipt.verifyingKey.IC[1][0];
      receipt.verifyingKey.IC[1][0] = nudged(before);
      return [before, receipt.verifyingKey.IC[1][0]];
    },
  }, {
    name: "Swap two entries of the key", change(receipt) {
      const { IC } = receipt.verifyingKey;
      const before = IC[0][0];
      [IC[0], IC[1]] = [IC[1], IC[0]];
      return [before, IC[0][0]];
    },
  },
];

/** How many numbers each curve has: one below zero stands at the end of them. */
const orders = {
  bn128: 21888242871839275222246405745257275088548364400416034343698204186575808495617n,
  bls12381: 0x73eda753299d7d483339d80809a1d80553bda402fffe5bfeffffffff00000001n,
};

/** The number that stands for a result in the proof. */
function signal(receipt, index) {
  const { value } = receipt.outputs[index];
  const { labels, scale } = receipt.interface.outputs[index];
  if (["yes", "no"].includes(value)) return value === "yes" ? "1" : "0";
  if (labels.length) return String(labels.indexOf(value));
  const [whole, decimals = ""] = value.split(".");
  const number = BigInt(whole + decimals.padEnd(scale, "0"));
  return String(number < 0n ? orders[agreed(receipt).curve] + number : number);
}

/** Whether a receipt is still the one that is looked at; what is learnt of another one comes too late. */
const isShown = (id) => byId("receipt-view").dataset.shown === id;

/** Offers the changes that this receipt has room for. */
export async function startLab(id) {
  fill("tamper-result");
  fill("tamper");
  let original;
  try {
    original = await call("GET", `/receipts/${id}`);
  } catch (problem) {
    return isShown(id) && fill("tamper", problemNote(problem));
  }
  if (!isShown(id)) return;
  const offered = cheats.filter(({ has }) => !has || has(original));
  const boxes = offered.map((cheat, index) => [cheat, h("input", { type: "checkbox", id: `cheat-${index}` })]);
  const chosen = () => boxes.filter(([, box]) => box.checked).map(([cheat]) => cheat);
  const reset = () => {
    for (const [, box] of boxes) box.checked = false;
    fill("tamper-result");
    announce("The copy is as the receipt again.");
  };
  fill("tamper",
    h("fieldset", {}, h("legend", {}, "Changes"), boxes.map(([{ name }, box]) =>
      h("div", { class: "check" }, box, h("label", { for: box.id }, name)))),
    h("div", { class: "actions" },
      h("button", { type: "button", id: "tamper-now", onclick: (event) =>
        whileBusy(event.target, () => tryTogether(id, original, chosen())) }, "Check the changed copy"),
      h("button", { type: "button", class: "quiet", id: "tamper-all", onclick: (event) =>
        whileBusy(event.target, () => tryEach(id, original, offered)) }, "Try every change by itself"),
      h("button", { type: "button", class: "quiet", id: "tamper-reset", onclick: reset }, "Undo all changes")));
}

async function changedCopy(original, chosen) {
  const copy = structuredClone(original);
  const differences = chosen.map((cheat) => [cheat.name, ...cheat.change(copy)]);
  return { differences, answer: await call("POST", "/verify", { json: copy }) };
}

async function tryTogether(id, original, chosen) {
  if (!chosen.length) return fill("tamper-result", h("p", { class: "note warn" }, "Choose a change first."));
  try {
    const { differences, answer } = await changedCopy(original, chosen);
    if (!isShown(id)) return;
    fill("tamper-result", verdict(answer),
      plainTable("What was changed", ["Change", "Before", "Now"], differences, "values"), reasons(answer));
  } catch (problem) {
    if (isShown(id)) fill("tamper-result", problemNote(problem));
  }
}

const sign = () => h("span", { class: "sign bad", role: "img", "aria-label": "failed" }, "✗");

function verdict({ holds, checks: list }) {
  const failed = list.filter(({ passed }) => !passed).length;
  const text = holds ? "The copy passes. Please report this: it is an error in Assay." : failed
    ? `Refused: ${counted(failed, "check")} failed.` : "Refused before any check.";
  return h("p", { class: `note ${holds ? "warn" : "bad"}` }, h("b", {}, text));
}

function reasons({ readable, problem, checks: list }) {
  if (!readable) return h("p", {}, "The copy is no receipt any more: ", problem);
  const failed = list.filter(({ passed }) => !passed);
  return plainTable("Checks that failed", [unseen("Verdict"), "What is checked", "Why it fails"],
    failed.map(({ name, reason }) => [sign(), checks.get(name) ?? name, reason]), "checks");
}

async function tryEach(id, original, offered) {
  try {
    const rows = [];
    for (const cheat of offered) {
      const { answer } = await changedCopy(original, [cheat]);
      if (!isShown(id)) return;
      const failed = answer.checks.filter(({ passed }) => !passed).map(({ name }) => checks.get(name) ?? name);
      rows.push([cheat.name, answer.holds ? "passes" : "refused", answer.readable ? failed.join("; ")
        : `no receipt any more: ${answer.problem}`]);
      fill("tamper-result", plainTable("Every change by itself", ["Change", "Verdict", "Which checks fail"], rows, "cheats"));
    }
    const refused = rows.filter(([, word]) => word === "refused").length;
    byId("tamper-result").prepend(h("p", { class: `note ${refused === rows.length ? "good" : "bad"}` },
      `${refused} of ${rows.length} changed copies are refused.`));
  } catch (problem) {
    if (isShown(id)) fill("tamper-result", problemNote(problem));
  }
}
