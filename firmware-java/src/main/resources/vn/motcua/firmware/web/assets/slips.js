// Slips of which nobody knows whether they came out: a person looks and says so. And slips that
// certainly did not: they are printed when a person asks for it.

import { touch } from "./board.js";
import { h, keep, toast } from "./dom.js";
import { gone } from "./second-touch.js";

/** Fills `box` with the view's unsettled slips. */
export function showSlips(box, view) {
  const keys = view.unsettled.map((slip) => `${slip.day}/${slip.number}`);
  if (Array.from(box.children).some((row) => !keys.includes(row.dataset.key))) {
    gone(box.querySelectorAll("button")); // the rows below move up, under a finger on its way
  }
  keep(box, view.unsettled, {
    key: (slip) => `${slip.day}/${slip.number}`,
    make: (slip) => h("div", { class: "unsettled" },
      h("b", {}, slip.number),
      h("button", { type: "button", onclick: (event) => settle(event, slip, true) }, "Đã in ra"),
      h("button", { type: "button", onclick: (event) => settle(event, slip, false) }, "Chưa in ra")),
    update: () => {},
  });
}

/** Offers to print the slips that never came out; as many as the board names at once. */
export function showUnprinted(box, view, may) {
  const { first } = view.unprinted;
  if (Array.from(box.children).some((row) => !first.some((slip) => slip.number === row.dataset.key))) {
    gone(box.querySelectorAll("button"));
  }
  keep(box, first, {
    key: (slip) => slip.number,
    make: (slip) => h("div", { class: "unsettled" },
      h("b", {}, slip.number),
      h("button", { type: "button", onclick: (event) => print(event, slip.number) }, "In phiếu")),
    update: (row) => { row.querySelector("button").disabled = !may; },
  });
}

async function print(event, number) {
  const row = event.currentTarget.parentElement;
  lock(row, true);
  const answer = await touch("reprint", { number, reason: "paper-out" });
  toast(answer.ok ? `Đang in phiếu số ${number}` : answer.message, !answer.ok);
  lock(row, false);
}

async function settle(event, slip, cameOut) {
  const row = event.currentTarget.parentElement;
  lock(row, true);
  const answer = await touch("settle", { day: slip.day, number: slip.number, cameOut });
  toast(answer.ok
    ? `Số ${slip.number}: đã ghi “${cameOut ? "đã in ra" : "chưa in ra"}”` : answer.message, !answer.ok);
  lock(row, false);
}

function lock(row, locked) {
  row.querySelectorAll("button").forEach((button) => { button.disabled = locked; });
}
