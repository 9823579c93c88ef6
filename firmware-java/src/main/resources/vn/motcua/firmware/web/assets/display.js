// Hall display: the open call very large, every counter's number, and no name of anybody.
// It draws the board's view and nothing else, and speaks calls that came while the page was connected
// and that nobody has answered yet.

import { followBoard } from "./board.js";
import { byId, h, keep, runClock, say } from "./dom.js";
import { showMissing } from "./hub.js";
import { Voice, callOf } from "./voice.js";

const FRESH_MS = 8_000;
const PAGE_MS = 8_000;
const CELLS_MAX = 24; // more could not be read from ten metres: further counters take turns
const PINNED_MAX = 16; // open calls keep their place on every turn

const voice = new Voice((trouble) => {
  byId("sound").hidden = trouble === "";
  say(byId("sound"), trouble);
});
let view = null;
let known = null; // calls seen by now, null before the first view: that one is drawn, never spoken
let fading = 0;

// Without its time, which changes when the visit begins; that is not another call.
const identity = (call) => `${view.day}/${call.number}/${call.counter}/${call.times}`;

const counterOf = (call) => view.counters.find((each) => each.id === call.counter);

/** Called, and nobody has come yet. */
function isOpen(call) {
  const current = counterOf(call)?.current;
  return current?.number === call.number && current.state === "called";
}

function draw() {
  say(byId("centre"), view.centre);
  showMissing(view.hub, "Bảng có thể thiếu số vừa gọi: xin nghe cán bộ gọi tại quầy.");
  const open = view.calls.filter(isOpen);
  drawCall(open[0] ?? forgotten());
  const heard = open.filter((call) => known !== null && !known.has(identity(call)));
  if (heard.length > 0) {
    fresh();
    heard.reverse().forEach((call) => voice.call(callOf(call)));
  }
  known = new Set(view.calls.map(identity));
  drawCounters();
  say(byId("ticker"), ticker());
}

/** A call that is still open but too old for the view's latest calls. */
function forgotten() {
  const counter = view.counters.filter((each) => each.current?.state === "called").sort(byNewest)[0];
  return counter && { number: counter.current.number, counter: counter.id, spoken: "" };
}

const byNewest = (a, b) => Date.parse(b.current.since) - Date.parse(a.current.since);

function drawCall(call) {
  const name = call && (counterOf(call)?.name ?? `Quầy ${call.counter}`);
  byId("last").classList.toggle("open", Boolean(call));
  say(byId("invite"), call ? "MỜI CÔNG DÂN CÓ SỐ" : "XIN CHỜ GỌI SỐ");
  byId("number").hidden = !call;
  byId("number").dataset.length = call?.number.length ?? 0;
  say(byId("number"), call?.number ?? "");
  byId("to").hidden = !call;
  byId("to").classList.toggle("long", Boolean(call) && name.length > 16);
  say(byId("to"), call ? `ĐẾN ${name.toLocaleUpperCase("vi")}` : "");
  say(byId("spoken"), call?.spoken ?? "");
  const before = view.calls.filter((each) => !isOpen(each)).slice(0, 4);
  byId("before").hidden = Boolean(call) || before.length === 0;
  keep(byId("before-calls"), call ? [] : before, {
    key: (each) => `${each.number}/${each.counter}`,
    make: (each) => h("li", {}, h("b", {}, each.number), h("span")),
    update: (row, each) => say(row.querySelector("span"), counterOf(each)?.name ?? `Quầy ${each.counter}`),
  });
}

function drawCounters() {
  const shown = turn();
  const box = byId("counters");
  keep(box, shown, {
    make: () => h("div", { class: "desk" }, h("p", { class: "name" }), h("p", { class: "of" })),
    update: (desk, counter) => {
      desk.className = `desk ${counter.current?.state ?? "free"}`;
      desk.dataset.length = counter.current?.number.length ?? 0;
      desk.querySelector(".name").classList.toggle("long", counter.name.length > 16);
      say(desk.querySelector(".name"), counter.name);
      say(desk.querySelector(".of"), counter.current?.number ?? "–");
    },
  });
  const { width, height } = box.getBoundingClientRect();
  box.style.setProperty("--columns", columns(shown.length, width, height));
}

/**
 * All counters while they fit. Otherwise counters without a citizen are omitted, those that are calling
 * stay, and the others alternate every eight seconds.
 */
function turn() {
  if (view.counters.length <= CELLS_MAX) {
    return view.counters;
  }
  const busy = view.counters.filter((each) => each.current);
  const pinned = busy.filter((each) => each.current.state === "called")
    .sort(byNewest).slice(0, PINNED_MAX);
  const others = busy.filter((each) => !pinned.includes(each));
  const room = CELLS_MAX - pinned.length;
  const turns = Math.max(1, Math.ceil(others.length / room));
  const at = Math.floor(performance.now() / PAGE_MS) % turns;
  return [...pinned, ...others.slice(at * room, (at + 1) * room)];
}

/** The number of columns that brings the cells closest to 3:2, in which a number is read best. */
function columns(cells, width, height) {
  let best = 1;
  let worst = Infinity;
  for (let count = 1; count <= Math.max(1, cells); count++) {
    const shape = (width / count) / (height / Math.ceil(cells / count));
    const off = Math.abs(Math.log(shape / 1.5));
    if (off < worst) {
      worst = off;
      best = count;
    }
  }
  return best;
}

function fresh() {
  const box = byId("last");
  box.classList.remove("fresh");
  void box.offsetWidth; // begins the animation anew
  box.classList.add("fresh");
  clearTimeout(fading);
  fading = setTimeout(() => box.classList.remove("fresh"), FRESH_MS);
}

function ticker() {
  const waiting = view.lines.map((line) => `${line.name}: ${line.waiting} người chờ`).join("   •   ");
  return `Vui lòng giữ phiếu và chờ gọi số   •   ${waiting}   •   `
    + "Sau khi được phục vụ, mời ông/bà đánh giá mức độ hài lòng tại quầy";
}

runClock(byId("clock"));
voice.open();
followBoard("display", (latest) => { view = latest; draw(); });
setInterval(() => view && drawCounters(), 1_000);
addEventListener("resize", () => view && drawCounters());
