// Devices: the state of each, why, and what to do; those that need a person first.

import { followBoard, touch } from "./board.js";
import { kindOf, stateOf } from "./device-words.js";
import { byId, h, keep, runClock, say, toast } from "./dom.js";
import { hubWords } from "./hub.js";

/** Reasons that say nothing more than the state. */
const PLAIN = ["", "printer-status", "assumed"];
const URGENCY = ["now", "soon", "ok"];

runClock(byId("clock"));
followBoard("devices", (view) => {
  say(byId("centre"), `Thiết bị của máy ${view.board} · ${view.centre}`);
  const told = view.devices.map((each) => ({ ...each, ...stateOf(each) }))
    .sort((a, b) => URGENCY.indexOf(a.level) - URGENCY.indexOf(b.level));
  const needy = told.filter((each) => each.level !== "ok").length;
  say(byId("all"), told.length === 0 ? "Máy này không có thiết bị nào."
    : needy === 0 ? "Tất cả thiết bị đều sẵn sàng." : `${needy} thiết bị cần người kiểm tra.`);
  drawSlips(view.unprinted?.all ?? 0, view.unsettled?.length ?? 0);
  drawHub(view.hub);
  keep(byId("devices"), told, { key: (each) => each.name, make, update });
});

function drawSlips(unprinted, unsettled) {
  const box = byId("slips");
  box.hidden = unprinted + unsettled === 0;
  say(box.querySelector("span"), [
    unprinted > 0 ? `${unprinted} phiếu chưa in ra.` : "",
    unsettled > 0 ? `${unsettled} phiếu chưa biết đã in ra hay chưa.` : "",
  ].join(" ").trim());
}

function drawHub(hub) {
  byId("hub-card").hidden = !hub;
  if (hub) {
    say(byId("hub"), hubWords(hub));
    byId("hub-card").className = `card ${hub.state === "missing" ? "now" : "ok"}`;
    byId("hand-over").hidden = !hub.mayTakeOver;
  }
}

byId("take-over").addEventListener("click", async () => {
  const answer = await touch("take-over", {});
  toast(answer.ok ? "Máy này đang nhận điều phối…" : answer.message, !answer.ok);
});

const make = () => h("section", { class: "card" },
  h("p", { class: "name" }), h("p", { class: "state" }), h("p", { class: "todo" }),
  h("p", { class: "reason muted" }));

function update(card, device) {
  card.className = `card ${device.level}`;
  say(card.querySelector(".name"), `${kindOf(device)} “${device.name}”`);
  say(card.querySelector(".state"), device.word);
  say(card.querySelector(".todo"), device.todo);
  const reason = card.querySelector(".reason");
  reason.hidden = device.level === "ok" || PLAIN.includes(device.reason);
  say(reason, `Báo cho cán bộ kỹ thuật: ${device.reason}`);
}
