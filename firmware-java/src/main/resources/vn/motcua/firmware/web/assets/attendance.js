// Attendance: what became of a finger, for a moment; who is on duty; readers that do not work.

import { followBoard } from "./board.js";
import { kindOf, stateOf } from "./device-words.js";
import { byId, clock, h, keep, runClock, say } from "./dom.js";

const FRESH_MS = 12_000; // then the next person is invited

let view = null;
let seen = null; // when the latest punch was, as of the view before
let fresh = false;
let ending = 0;

/** A punch that comes while the page is open is new; the one it opens with is not. */
function notice(punch) {
  const at = punch?.at ?? "";
  if (seen !== null && at !== "" && at !== seen) {
    fresh = true;
    clearTimeout(ending);
    ending = setTimeout(() => { fresh = false; drawPunch(); }, FRESH_MS);
  }
  seen = at;
}

const DONE = {
  in: (punch) => ["ok", punch.staff, `đã vào làm lúc ${punch.time}`, ""],
  out: (punch) => ["again", punch.staff, `đã ra về lúc ${punch.time}`, ""],
  unknown: () => ["now", "Chưa chấm công được", "không nhận ra ngón tay này",
    "Lau khô ngón tay, đặt thẳng và giữ yên trên đầu đọc. Nếu vẫn không được, xin báo người phụ trách chấm công."],
};

function invitation(punch) {
  const finger = view.devices.some((each) => each.kind === "fingerprint");
  return ["rest", "Mời chấm công",
    finger ? "đặt ngón tay lên đầu đọc" : "chấm công trên máy chấm công",
    punch?.staff ? `Lần gần nhất: ${punch.staff}, ${punch.direction === "in" ? "vào" : "ra"} lúc ${punch.time}` : ""];
}

function drawPunch() {
  const punch = view.lastPunch && { ...view.lastPunch, time: clock(new Date(view.lastPunch.at)) };
  const [level, name, state, todo] = fresh && punch ? DONE[punch.direction](punch) : invitation(punch);
  const card = byId("punch");
  card.className = `card ${level}`;
  say(card.querySelector(".name"), name);
  say(card.querySelector(".state"), state);
  say(card.querySelector(".todo"), todo);
}

function drawDevices() {
  const told = view.devices.map((each) => ({ ...each, ...stateOf(each) }));
  keep(byId("devices"), told.filter((each) => each.level !== "ok"), {
    key: (each) => each.name,
    make: () => h("section", { class: "card" }, h("p", { class: "name" }), h("p", { class: "todo" })),
    update: (card, each) => {
      card.className = `card ${each.level}`;
      say(card.querySelector(".name"), `${kindOf(each)} “${each.name}” ${each.word}`);
      say(card.querySelector(".todo"), each.todo);
    },
  });
}

runClock(byId("clock"));
followBoard("attendance", (latest) => {
  view = latest;
  say(byId("centre"), `Chấm công · ${view.centre}`);
  notice(view.lastPunch);
  drawPunch();
  drawDevices();
  keep(byId("duties"), view.duties, {
    key: (duty) => duty.counter,
    make: () => h("li", {}, h("span"), h("b")),
    update: (row, duty) => {
      say(row.querySelector("span"), duty.name);
      say(row.querySelector("b"), duty.officer ?? "chưa có ai");
    },
  });
});
