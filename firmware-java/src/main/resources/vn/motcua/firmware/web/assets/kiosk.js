// Kiosk: touch a line, perhaps a priority, touch "Lấy số". One touch, one request id, one number.

import { followBoard, lineOf, requestId, touch, wait } from "./board.js";
import { byId, h, keep, pictogram, runClock, say, toast } from "./dom.js";
import { swap } from "./second-touch.js";
import { Voice, spoken } from "./voice.js";

const RESULT_MS = 15_000;
const RESULT_ON_SCREEN_MS = 30_000; // without a slip people need time to note or photograph it
const IDLE_MS = 30_000;
const TRIES_MAX = 4;
const PRINTER_TROUBLE = {
  "paper-out": "Máy in hết giấy",
  "cover-open": "Nắp máy in đang mở",
  error: "Máy in đang gặp lỗi",
  offline: "Máy in chưa kết nối",
};

const voice = new Voice();
let view = null;
let chosen = null; // line id
let priority = null; // priority id
let shown = null; // the answer on the result screen
let busy = false;
let idle = 0;
let ending = 0;

function draw() {
  say(byId("centre"), view.centre);
  const note = byId("printer-note");
  const trouble = PRINTER_TROUBLE[view.printer.state];
  note.hidden = !trouble;
  say(note, trouble ? `${trouble}. Vẫn lấy số được: số hiện trên màn hình và có giá trị như phiếu.` : "");
  drawLines();
  drawPriorities();
  drawTake();
  if (shown && view.unsettled.some((slip) => slip.number === shown.number)) {
    tellOnScreen("Nếu chưa thấy phiếu");
  }
}

function drawLines() {
  const box = byId("lines");
  box.dataset.count = view.lines.length;
  keep(box, view.lines, {
    make: (line) => h("button", {
      type: "button", class: "line", "data-line": line.id, onclick: () => choose(line.id),
    },
    h("span", { class: "digit", "aria-hidden": "true" }),
    pictogram(line.pictogram),
    h("span", { class: "name" }),
    h("span", { class: "waiting" })),
    update: (button, line) => {
      button.dataset.digit = line.digit;
      button.disabled = line.remaining === 0 || line.closed != null;
      button.setAttribute("aria-pressed", String(chosen === line.id));
      say(button.querySelector(".digit"), String(line.digit));
      say(button.querySelector(".name"), line.name);
      say(button.querySelector(".waiting"), waitingText(line));
    },
  });
}

function waitingText(line) {
  if (line.closed != null) {
    return `Tạm ngừng: ${line.closed}`;
  }
  if (line.remaining === 0) {
    return "Hôm nay đã hết số";
  }
  return line.waiting === 0 ? "Không phải chờ" : `${line.waiting} người đang chờ`;
}

function drawPriorities() {
  keep(byId("priorities"), view.priorities, {
    make: (each) => h("button", {
      type: "button", "data-priority": each.id,
      onclick: () => { priority = priority === each.id ? null : each.id; stay(); draw(); },
    }, pictogram(each.id, "priority"), each.name),
    update: (button, each) => button.setAttribute("aria-pressed", String(priority === each.id)),
  });
}

function drawTake() {
  const button = byId("take");
  const line = chosen === null ? null : lineOf(view, chosen);
  button.disabled = busy || line === null;
  const words = busy ? "ĐANG LẤY SỐ…" : "LẤY SỐ";
  say(byId("take-word"), words);
  say(byId("take-line"), line ? line.name : "Chọn việc trước");
}

function choose(line) {
  chosen = line;
  stay();
  draw();
}

function stay() {
  clearTimeout(idle);
  idle = setTimeout(clear, IDLE_MS);
}

function clear() {
  if (!busy) {
    chosen = null;
    priority = null;
    draw();
  }
}

/** The same request id goes out until the board has answered: a lost answer costs no number. */
async function take() {
  if (busy || chosen === null) {
    return;
  }
  busy = true;
  clearTimeout(idle);
  drawTake();
  const request = { request: requestId(), line: chosen, priority };
  let answer = await touch("take-number", request);
  for (let tries = 1; tries < TRIES_MAX && (!answer.sent || answer.status === 503); tries++) {
    await wait(400 * 2 ** tries);
    answer = await touch("take-number", request);
  }
  busy = false;
  if (answer.ok) {
    showNumber(answer);
  } else {
    toast(answer.message, true);
    stay();
  }
  draw();
}

function showNumber(answer) {
  const line = lineOf(view, answer.line);
  shown = answer;
  swap(byId("choose"), byId("result"));
  byId("result").dataset.digit = line.digit;
  say(byId("number"), answer.number);
  byId("number-line").replaceChildren(pictogram(line.pictogram), line.name);
  say(byId("ahead"), answer.ahead === 0
    ? "Sắp đến lượt ông/bà" : `Có ${answer.ahead} người chờ trước`);
  if (answer.slip === "screen") {
    tellOnScreen(PRINTER_TROUBLE[view.printer.state] ?? "Máy in không in được");
  } else {
    const todo = byId("todo");
    todo.className = "todo";
    todo.replaceChildren(
      h("p", {}, pictogram("ticket"), "Lấy phiếu ở khe máy in"),
      h("p", {}, pictogram("seat"), "Ngồi chờ"),
      h("p", {}, pictogram("sound"), "Nghe gọi số"));
    countDown(RESULT_MS);
  }
  voice.call(`Số của ông bà là ${spoken(answer.number)}`);
  byId("back").focus({ preventScroll: true });
}

function tellOnScreen(why) {
  const todo = byId("todo");
  if (todo.classList.contains("screen")) {
    return;
  }
  todo.className = "todo screen";
  todo.replaceChildren(h("p", {}, pictogram("camera"),
    `${why} – số của ông/bà là ${shown.number}, vui lòng nhớ số hoặc chụp lại màn hình này. `
    + "Số này có giá trị như phiếu."));
  countDown(RESULT_ON_SCREEN_MS);
}

function countDown(ms) {
  clearInterval(ending);
  const end = performance.now() + ms;
  const tick = () => {
    const left = Math.max(0, end - performance.now());
    byId("bar").style.transform = `scaleX(${left / ms})`;
    byId("left").textContent = `(${Math.ceil(left / 1000)})`;
    if (left === 0) {
      back();
    }
  };
  tick();
  ending = setInterval(tick, 250);
}

function back() {
  clearInterval(ending);
  shown = null;
  swap(byId("result"), byId("choose"));
  clear();
}

runClock(byId("clock"));
byId("take").addEventListener("click", take);
byId("back").addEventListener("click", back);
followBoard("kiosk", (latest) => { view = latest; draw(); });
