// Kiosk: touch a line, perhaps a priority, touch "Lấy số"; with more than nine lines an agency before it. One touch, one request id, one number.
// The screen is drawn from two values alone: the state (kiosk-state.js) and the board's view.

import { followBoard, lineOf, requestId, touch, wait } from "./board.js";
import { byId, h, keep, pictogram, runClock, say } from "./dom.js";
import { HOME, isOpen, step } from "./kiosk-state.js";
import { swap } from "./second-touch.js";
import { Voice, ownNumber } from "./voice.js";

const TRIES_MAX = 4;
const PRINTER_TROUBLE = {
  "paper-out": "Máy in hết giấy",
  "cover-open": "Nắp máy in đang mở",
  error: "Máy in đang gặp lỗi",
  offline: "Máy in không hoạt động",
};
const SCREENS = { choosing: "choose", asking: "choose", given: "result", refused: "trouble", unreachable: "trouble" };

const voice = new Voice();
let view = null;
let state = HOME;
let entered = 0; // when the state's present time began, for the bar

/** The only place where the state changes. */
function happen(event) {
  const before = state;
  const now = performance.now();
  const next = step(before, event, now);
  state = next.at === "given" && before.at !== "given" && view ? step(next, { is: "view", view }, now) : next;
  if (state === before && event.is !== "view") {
    drawTime(now);
    return;
  }
  if (state.until !== before.until || state.at !== before.at) {
    entered = now;
  }
  draw();
  drawTime(now);
  if (state.at !== before.at) {
    arrive(before);
  }
}

/** Runs once when another state is entered. */
function arrive(before) {
  if (before.at === "given") {
    voice.hush(); // the next citizen is not told the number of the one before
  }
  if (state.at === "asking") {
    ask(state.touch);
  } else if (state.at === "given") {
    voice.call(ownNumber(state.number));
    byId("back").focus({ preventScroll: true });
  } else if (state.at === "unreachable") {
    byId("again").focus({ preventScroll: true });
  } else if (state.at === "refused") {
    byId("trouble-back").focus({ preventScroll: true });
  }
}

/** Repeats the same request id until the board has answered, so that a lost answer costs no number. */
async function ask(request) {
  const asked = () => state.at === "asking" && state.touch.request === request.request;
  let answer = await touch("take-number", request);
  for (let tries = 1; tries < TRIES_MAX && asked() && (!answer.sent || answer.status === 503); tries++) {
    await wait(400 * 2 ** tries);
    answer = await touch("take-number", request);
  }
  happen({ is: "answer", request: request.request, answer });
}

function draw() {
  const screen = SCREENS[state.at];
  const shown = Object.values(SCREENS).find((id) => !byId(id).hidden);
  if (shown !== screen) {
    swap(byId(shown), byId(screen));
  }
  say(byId("centre"), view.centre);
  const trouble = PRINTER_TROUBLE[view.printer.state];
  byId("printer-note").hidden = !trouble;
  say(byId("printer-note"),
    trouble ? `${trouble}. Ông/bà vẫn lấy được số: số hiện trên màn hình và dùng được như phiếu.` : "");
  drawAgencies();
  drawLines();
  drawPriorities();
  drawTake();
  drawResult();
  drawTrouble();
}

const picked = () => (state.at === "asking" ? state.touch : state);

/** The agency whose lines are shown; null while agencies are, or in a centre that has none. */
function pickedAgency() {
  return view.agencies.length === 0 ? null : state.agency ?? lineOf(view, picked().line ?? "").agency ?? null;
}

function drawAgencies() {
  const agency = pickedAgency();
  const choosesAgency = view.agencies.length > 0 && agency === null;
  const [from, to] = choosesAgency ? ["lines", "agencies"] : ["agencies", "lines"];
  if (byId(to).hidden) {
    swap(byId(from), byId(to));
  }
  byId("agency-back").hidden = agency === null;
  say(byId("ask"), choosesAgency ? "Chọn cơ quan"
    : view.agencies.find((each) => each.id === agency)?.name ?? "Chọn việc cần làm");
  byId("agencies").dataset.count = view.agencies.length;
  keep(byId("agencies"), view.agencies, {
    make: (each) => h("button", {
      type: "button", class: "line", "data-agency": each.id, onclick: () => happen({ is: "agency", agency: each.id }),
    },
    pictogram(each.pictogram),
    h("span", { class: "name" }),
    h("span", { class: "waiting" })),
    update: (button, each) => {
      const lines = view.lines.filter((line) => line.agency === each.id);
      const refused = lines.every((line) => !isOpen(line));
      button.dataset.digit = lines[0].digit;
      button.disabled = refused;
      say(button.querySelector(".name"), each.name);
      say(button.querySelector(".waiting"), refused ? lines[0].refusal : "");
    },
  });
}

function drawLines() {
  const box = byId("lines");
  const agency = pickedAgency();
  const lines = agency === null ? view.lines : view.lines.filter((line) => line.agency === agency);
  box.dataset.count = lines.length;
  keep(box, lines, {
    make: (line) => h("button", {
      type: "button", class: "line", "data-line": line.id, onclick: () => happen({ is: "line", line: line.id }),
    },
    h("span", { class: "digit", "aria-hidden": "true" }),
    pictogram(line.pictogram),
    h("span", { class: "name" }),
    h("span", { class: "waiting" })),
    update: (button, line) => {
      button.dataset.digit = line.digit;
      button.disabled = !isOpen(line);
      button.setAttribute("aria-pressed", String(picked().line === line.id));
      const name = button.querySelector(".name");
      name.classList.toggle("long", line.name.length > 28);
      say(button.querySelector(".digit"), String(line.prefix));
      say(name, line.name);
      say(button.querySelector(".waiting"), waitingText(line));
    },
  });
}

function waitingText(line) {
  if (line.refusal != null) {
    return line.refusal;
  }
  return line.waiting === 0 ? "Không phải chờ" : `${line.waiting} người đang chờ`;
}

function drawPriorities() {
  keep(byId("priorities"), view.priorities, {
    make: (each) => h("button", {
      type: "button", "data-priority": each.id, onclick: () => happen({ is: "priority", priority: each.id }),
    }, pictogram(each.id, "priority"), each.name),
    update: (button, each) => button.setAttribute("aria-pressed", String(picked().priority === each.id)),
  });
}

function drawTake() {
  const button = byId("take");
  const { line } = picked();
  button.disabled = state.at !== "choosing" || line === null;
  say(byId("take-word"), state.at === "asking" ? "ĐANG LẤY SỐ…" : "LẤY SỐ");
  say(byId("take-line"), line ? lineOf(view, line).name : "Mời chọn việc ở trên");
}

function drawResult() {
  const given = state.at === "given" ? state : null;
  const line = given ? lineOf(view, given.line) : null;
  byId("result").dataset.digit = line?.digit ?? "";
  byId("number").dataset.length = given?.number.length ?? 0;
  say(byId("number"), given?.number ?? "");
  once(byId("number-line"), line ? `${line.pictogram} ${line.name}` : "", () => [pictogram(line.pictogram), line.name]);
  say(byId("ahead"), !given ? "" : given.ahead === 0
    ? "Sắp đến lượt ông/bà" : `Còn ${given.ahead} người chờ trước ông/bà`);
  const why = given ? whyNoSlip(given.slip) : null;
  byId("todo").className = why ? "todo screen" : "todo";
  once(byId("todo"), given ? `${given.number} ${why}` : "", () => (why
    ? [h("p", {}, pictogram("camera"),
      `${why}, xin ông/bà nhớ số ${given.number} hoặc chụp lại màn hình này. Số này dùng được như phiếu.`)]
    : [h("p", {}, pictogram("ticket"), "Lấy phiếu ở khe máy in"),
      h("p", {}, pictogram("seat"), "Mời ngồi chờ"),
      h("p", {}, pictogram("sound"), "Nghe gọi số")]));
}

/** Why no slip comes, from the present view; null when one comes. */
function whyNoSlip(slip) {
  if (slip === "printing") {
    return null;
  }
  return slip === "unsure" ? "Nếu không thấy phiếu ra" : PRINTER_TROUBLE[view.printer.state] ?? "Phiếu chưa in được";
}

/** Fills `box` when `key` has changed; empties it when there is none. */
function once(box, key, parts) {
  if (box.dataset.drawn !== key) {
    box.dataset.drawn = key;
    box.replaceChildren(...(key === "" ? [] : parts()));
  }
}

function drawTrouble() {
  const lost = state.at === "unreachable";
  byId("again").hidden = !lost;
  say(byId("trouble-title"), lost ? "Máy chưa trả lời" : state.at === "refused" ? "Chưa lấy được số" : "");
  say(byId("trouble-why"), lost
    ? "Nếu phiếu đã ra, ông/bà dùng số trên phiếu đó. Nếu chưa thấy phiếu, mời ông/bà chạm “Thử lại”: máy chỉ cấp một số."
    : state.message ?? "");
}

function drawTime(now) {
  const left = Math.max(0, state.until - now);
  for (const screen of ["result", "trouble"]) {
    const shown = SCREENS[state.at] === screen;
    byId(`${screen}-bar`).style.transform = `scaleX(${shown ? left / (state.until - entered) : 0})`;
    byId(`${screen}-left`).textContent = shown ? `(${Math.ceil(left / 1000)})` : "";
  }
}

runClock(byId("clock"));
byId("take").addEventListener("click", () => happen({ is: "take", request: requestId() }));
byId("again").addEventListener("click", () => happen({ is: "again" }));
byId("agency-back").addEventListener("click", () => happen({ is: "agency", agency: null }));
for (const id of ["back", "trouble-back"]) {
  byId(id).addEventListener("click", () => happen({ is: "home" }));
}
followBoard("kiosk", (latest) => { view = latest; happen({ is: "view", view }); });
setInterval(() => view && happen({ is: "tick" }), 250);
