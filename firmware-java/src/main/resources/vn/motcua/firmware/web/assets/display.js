// Hall display: the last call very large, every counter's number, and no name of anybody.

import { followBoard } from "./board.js";
import { byId, h, keep, runClock, say } from "./dom.js";
import { Voice } from "./voice.js";

const FRESH_MS = 8_000;
const voice = new Voice();
let newest = null; // identity of the newest call shown
let fading = 0;

// Not its time: that moves on when the visit begins, and nobody is called again by that.
const identity = (call) => `${call.number}/${call.counter}/${call.times}`;

function draw(view) {
  say(byId("centre"), view.centre);
  drawCall(view);
  const box = byId("counters");
  box.dataset.many = String(view.counters.length > 8);
  keep(box, view.counters, {
    make: () => h("div", { class: "desk" }, h("p", { class: "name" }), h("p", { class: "of" })),
    update: (desk, counter) => {
      desk.className = `desk ${counter.current?.state ?? "free"}`;
      say(desk.querySelector(".name"), counter.name);
      say(desk.querySelector(".of"), counter.current?.number ?? "–");
    },
  });
  say(byId("ticker"), ticker(view));
}

function drawCall(view) {
  const call = view.calls[0];
  if (!call || identity(call) === newest) {
    return;
  }
  const counterName = (id) => view.counters.find((each) => each.id === id)?.name ?? `Quầy ${id}`;
  say(byId("number"), call.number);
  say(byId("to"), `ĐẾN ${counterName(call.counter).toLocaleUpperCase("vi")}`);
  say(byId("spoken"), call.spoken);
  if (newest !== null) {
    fresh();
    const until = view.calls.findIndex((each) => identity(each) === newest);
    const missed = until < 0 ? view.calls.slice(0, 1) : view.calls.slice(0, until);
    missed.reverse().forEach((each) => voice.call(each.spoken));
  }
  newest = identity(call);
}

function fresh() {
  const box = byId("last");
  box.classList.remove("fresh");
  void box.offsetWidth; // begins the animation anew
  box.classList.add("fresh");
  clearTimeout(fading);
  fading = setTimeout(() => box.classList.remove("fresh"), FRESH_MS);
}

function ticker(view) {
  const waiting = view.lines.map((line) => `${line.name}: ${line.waiting} người chờ`).join("   •   ");
  return `Vui lòng giữ phiếu và chờ gọi số   •   ${waiting}   •   `
    + "Sau khi được phục vụ, mời ông/bà đánh giá mức độ hài lòng tại quầy";
}

runClock(byId("clock"));
followBoard("display", draw);
