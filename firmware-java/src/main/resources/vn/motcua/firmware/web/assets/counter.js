// Counter console: the officer's keys, each a touch; the screen shows what the board did, not the click.

import { followBoard, lineOf, touch } from "./board.js";
import { byId, clock, h, keep, pictogram, runClock, say, toast } from "./dom.js";
import { showMissing } from "./hub.js";
import { showPrinters } from "./printer.js";
import { gone } from "./second-touch.js";
import { showSlips } from "./slips.js";

const COUNTER = decodeURIComponent(location.pathname.split("/")[2]);
const RATINGS = ["", "Không hài lòng", "Bình thường", "Hài lòng", "Rất hài lòng"];
const VERBS = ["call-next", "recall", "start", "finish", "absent", "transfer", "take-back-absent",
  "undo-call", "call-number"];
const DONE = {
  "call-next": (number) => `Đã gọi số ${number}`,
  recall: (number) => `Đã gọi lại số ${number}`,
  start: (number) => `Bắt đầu phục vụ số ${number}`,
  finish: (number) => `Đã hoàn tất số ${number}`,
  absent: (number) => `Số ${number}: vắng mặt`,
  transfer: (number) => `Đã chuyển số ${number}`,
  "take-back-absent": (number) => `Số ${number} đã đến`,
  "undo-call": (number) => `Đã hoàn tác: số ${number} chờ lại ở chỗ cũ`,
  "call-number": (number) => `Đã gọi số ${number}`,
};

let view = null;
let busy = false;

function draw() {
  const { counter } = view;
  if (!counter) {
    toast("Quầy này không còn trong danh mục của trung tâm.", true);
    return;
  }
  say(byId("title"), `${counter.name} · ${view.centre}`);
  document.title = `${counter.current?.number ?? "Trống"} · ${counter.name}`;
  say(byId("officer"), view.officer ?? "Chưa có cán bộ trực");
  drawNow(counter);
  drawQueue(counter);
  showPrinters(view);
  showMissing(view.hub, "Mất liên lạc với máy điều phối: quầy gọi tiếp những số được chia cho mình.");
  drawNext(counter);
  say(byId("absent-number"), counter.absent === null ? "Người vắng đã đến" : `Số ${counter.absent} đã đến`);
  say(byId("undo-number"), counter.undo === null ? "Hoàn tác gọi" : `Hoàn tác gọi số ${counter.undo}`);
  enable(counter.current?.state ?? "free", {
    "take-back-absent": counter.absent !== null, "undo-call": counter.undo !== null,
  });
  byId("slips-card").hidden = view.unsettled.length === 0;
  showSlips(byId("slips"), view);
}

function drawNow(counter) {
  const ticket = counter.current;
  document.querySelector(".now").classList.toggle("free", !ticket);
  byId("number").hidden = !ticket;
  say(byId("number"), ticket?.number ?? "");
  const since = ticket ? ` từ ${clock(new Date(ticket.since))}` : "";
  say(byId("state"), { called: `Đã gọi${since}, chờ công dân đến`, serving: `Đang phục vụ${since}` }[
    ticket?.state] ?? "Quầy đang trống");
  say(byId("line"), ticket ? lineOf(view, ticket.line).name : "");
  const priority = byId("priority");
  priority.hidden = !ticket?.priority;
  say(priority, ticket?.priority ? `★ Ưu tiên: ${ticket.priority}` : "");
  const box = byId("rating");
  const rating = view.rating ?? null;
  if (box.dataset.value !== String(rating)) {
    box.dataset.value = String(rating);
    box.replaceChildren(...(rating === null ? []
      : [pictogram(`face-${rating}`), `Đánh giá: ${RATINGS[rating]}`]));
  }
}

function drawQueue(counter) {
  say(byId("waiting"), String(counter.waiting));
  const own = (line) => counter.lines.includes(line.id);
  keep(byId("lines"), [...view.lines].sort((a, b) => own(b) - own(a)), {
    make: (line) => h("li", {}, pictogram(line.pictogram), h("span"), h("b")),
    update: (row, line) => {
      row.dataset.digit = line.digit;
      row.className = own(line) ? "own" : "other";
      say(row.querySelector("span"), own(line) ? line.name : `${line.name} (quầy khác)`);
      say(row.querySelector("b"), line.waitingPriority === 0
        ? String(line.waiting) : `${line.waiting} (★ ${line.waitingPriority} ưu tiên)`);
    },
  });
}

/** The people waiting for this counter, with a star and the kind of priority for those who have one. */
function drawNext(counter) {
  byId("nobody").hidden = counter.next.length > 0;
  keep(byId("next"), counter.next, {
    key: (ticket) => ticket.number,
    make: () => h("li", {}, h("b"), h("span", { class: "kind" }), h("span", { class: "since" })),
    update: (row, ticket) => {
      row.classList.toggle("first", ticket.priority !== null);
      say(row.querySelector("b"), ticket.number);
      say(row.querySelector(".kind"), ticket.priority === null ? "" : `★ ${ticket.priority}`);
      say(row.querySelector(".since"), `từ ${clock(new Date(ticket.since))}`);
    },
  });
}

/** `back`: which of the keys that take something back may be used now. */
function enable(state, back = {}) {
  const allowed = {
    free: ["call-next", "call-number"],
    called: ["recall", "start", "absent", "transfer"],
    serving: ["call-next", "call-number", "finish", "transfer"],
  }[state] ?? VERBS;
  for (const verb of VERBS) {
    byId(verb).disabled = busy || !(back[verb] ?? allowed.includes(verb));
  }
}

async function act(verb, more = {}) {
  if (busy) {
    return;
  }
  const focused = document.activeElement;
  busy = true;
  enable("busy");
  const answer = await touch(verb, { counter: COUNTER, ...more });
  busy = false;
  toast(answer.ok ? DONE[verb](answer.number ?? "") : answer.message, !answer.ok);
  draw();
  if (focused instanceof HTMLButtonElement && !focused.disabled) {
    focused.focus();
  }
}

function askTransfer() {
  const current = view.counter?.current;
  const dialog = byId("transfer-dialog");
  byId("transfer-lines").replaceChildren(...view.lines
    .filter((line) => line.id !== current?.line)
    .map((line) => h("button", {
      type: "button", "data-digit": line.digit,
      onclick: () => { gone(dialog.querySelectorAll("button")); dialog.close(); act("transfer", { toLine: line.id }); },
    }, pictogram(line.pictogram), line.name)));
  gone(document.querySelectorAll(".actions button"));
  dialog.showModal();
}

function askNumber() {
  byId("wanted").value = "";
  byId("number-dialog").showModal();
  byId("wanted").focus();
}

function press(verb) {
  if (verb === "transfer") {
    askTransfer();
  } else if (verb === "call-number") {
    askNumber();
  } else {
    act(verb);
  }
}

function keys(event) {
  const at = "123456789".indexOf(event.key);
  const plain = !event.ctrlKey && !event.altKey && !event.metaKey && !event.repeat;
  const verb = at < 0 || event.key === "" ? null : VERBS[at];
  if (verb && plain && byId("keys").checked && !document.querySelector("dialog[open]")
      && !byId(verb).disabled) {
    event.preventDefault();
    press(verb);
  }
}

for (const verb of VERBS) {
  byId(verb).disabled = true;
  byId(verb).addEventListener("click", () => press(verb));
}
byId("number-cancel").addEventListener("click", () => byId("number-dialog").close());
byId("number-form").addEventListener("submit", () => act("call-number", { number: byId("wanted").value }));
byId("keys").checked = localStorage.getItem("counter-keys") !== "off";
byId("keys").addEventListener("change", (event) => {
  localStorage.setItem("counter-keys", event.target.checked ? "on" : "off");
  document.body.classList.toggle("no-keys", !event.target.checked);
});
document.body.classList.toggle("no-keys", !byId("keys").checked);
document.addEventListener("keydown", keys);
runClock(byId("clock"));
followBoard(`counter/${COUNTER}`, (latest) => { view = latest; draw(); });
