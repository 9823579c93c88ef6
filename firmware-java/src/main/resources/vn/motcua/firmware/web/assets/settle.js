// Slips: settle UNKNOWN ones, print one again.

import { followBoard, touch } from "./board.js";
import { byId, runClock, say, toast } from "./dom.js";
import { canPrint, showPrinters } from "./printer.js";
import { showSlips, showUnprinted } from "./slips.js";

async function reprint(event) {
  event.preventDefault();
  const form = event.currentTarget;
  const button = form.querySelector("button");
  const { number, reason } = Object.fromEntries(new FormData(form));
  button.disabled = true;
  const answer = await touch("reprint", { number, reason });
  button.disabled = false;
  toast(answer.ok ? `Đang in lại số ${number}` : answer.message, !answer.ok);
  if (answer.ok) {
    form.reset();
  }
}

async function printClosing(event) {
  const button = event.currentTarget;
  button.disabled = true;
  const answer = await touch("print-closing", {});
  button.disabled = false;
  toast(answer.ok ? "Đang in phiếu chốt ngày" : answer.message, !answer.ok);
}

byId("closing").addEventListener("click", printClosing);
byId("reprint").addEventListener("submit", reprint);
runClock(byId("clock"));
followBoard("settle", (view) => {
  say(byId("centre"), `Phiếu in · ${view.centre}`);
  byId("none").hidden = view.unsettled.length > 0;
  showSlips(byId("slips"), view);
  byId("unprinted-card").hidden = view.unprinted.all === 0;
  say(byId("unprinted-all"), `${view.unprinted.all} người`);
  showUnprinted(byId("unprinted"), view, canPrint(view));
  showPrinters(view);
});
