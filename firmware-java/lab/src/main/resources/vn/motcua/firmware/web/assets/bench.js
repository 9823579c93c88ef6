// Bench: operates the emulated devices; the board does the rest.

import { followBoard, post } from "./board.js";
import { kindOf, stateOf } from "./device-words.js";
import { byId, clock, h, keep, pictogram, runClock, say, toast } from "./dom.js";

const LOOK_MS = 500;
const CLOSE_LOOK_MS = 100; // after a hand did something: a lamp is lit for 600 ms
const CLOSE_LOOK_FOR_MS = 4_000;
const FACES = [[4, "Rất hài lòng"], [3, "Hài lòng"], [2, "Bình thường"], [1, "Không hài lòng"]];
const SAMPLES = [
  ["Biên nhận, mã dài", "000.00.53.H48-220921-0099"],
  ["Biên nhận, mã ngắn", "H48.53-220921-0099"],
  ["Thẻ căn cước (sẽ bị từ chối)",
    "001000000000|000000000|NGUYỄN VĂN MẪU|01012000|Nam|Thôn Minh Hoạ|01012021"],
];
const VERDICTS = {
  accepted: "đã ghi nhận", "citizen-card": "là thẻ căn cước: không nhận, không lưu gì",
  "not-a-dossier": "không phải mã hồ sơ: không nhận", repeated: "đã quét rồi",
};

let view = null;
let papers = [];
let lookCloselyUntil = 0;
let next = 0; // timer of the next look

async function hand(verb, device, more) {
  lookCloselyUntil = performance.now() + CLOSE_LOOK_FOR_MS;
  keepLooking();
  const answer = await post(`/api/bench/${verb}`, { device, ...more });
  if (!answer.ok) {
    toast(answer.message, true);
  }
}

const button = (text, onclick, attributes = {}) =>
  h("button", { type: "button", class: "small", onclick, ...attributes }, text);

const toggle = (name, onclick) => button("", onclick, { "data-toggle": name });

const BODIES = {
  printer: (name) => [
    h("div", { class: "machine" }, h("i"), h("span", { class: "cover" })),
    h("div", { class: "tray" }),
    h("div", { class: "row" },
      toggle("cover", (event) => hand("cover", name, { open: event.currentTarget.ariaPressed !== "true" })),
      ...[["full", "Đủ giấy"], ["near-end", "Sắp hết giấy"], ["none", "Hết giấy"]].map(([level, text]) =>
        button(text, () => hand("paper", name, { level }), { "data-level": level }))),
  ],
  "rating-panel": (name) => [
    h("div", { class: "panel" }, ...FACES.map(([value, text]) => h("button", {
      type: "button", "data-value": value, onclick: () => hand("press", name, { value }),
    }, h("span", { class: "lamp" }), pictogram(`face-${value}`), text))),
  ],
  scanner: (name) => [
    h("form", {
      class: "scan",
      onsubmit: (event) => {
        event.preventDefault();
        hand("scan", name, { text: event.currentTarget.elements.code.value });
      },
    }, h("input", { name: "code", required: true, maxlength: 200, autocomplete: "off",
      "aria-label": "Nội dung mã", value: SAMPLES[0][1] }), h("button", { class: "main" }, "Quét")),
    h("div", { class: "row" }, ...SAMPLES.map(([text, code]) => button(text, (event) => {
      event.currentTarget.closest(".body").querySelector("input").value = code;
      hand("scan", name, { text: code });
    }))),
    h("p", { class: "outcome", role: "status" }),
  ],
  fingerprint: (name) => [
    h("div", { class: "row" },
      ...[1, 2, 3, 4, 5, 6, 7].map((slot) => button(`Ngón ${slot}`, () => hand("finger", name, { slot }))),
      button("Ngón tay người lạ", () => hand("finger", name, { slot: -1 }))),
    h("p", { class: "outcome", role: "status" }),
  ],
};

function make(device) {
  return h("section", { class: "card device" },
    h("header", {}, h("h2", {}, `${kindOf(device)} `,
      h("span", { class: "muted" }, device.name)), h("span", { class: "life" })),
    h("div", { class: "body" }, ...(BODIES[device.kind]?.(device.name) ?? [])),
    device.kind === "rating-panel" ? null : h("div", { class: "row" }, // wired to the board's pins
      toggle("cable", (event) => hand("cable", device.name, {
        plugged: event.currentTarget.closest(".device").classList.contains("unplugged"),
      }))));
}

function update(card, device) {
  card.className = `card device ${device.kind}${device.plugged ? "" : " unplugged"}`
    + `${device.coverOpen ? " open" : ""}${device.coverOpen || device.paper === "none" ? " trouble" : ""}`;
  const cable = card.querySelector("[data-toggle=cable]");
  if (cable) {
    say(cable, device.plugged ? "Rút cáp" : "Cắm cáp lại");
  }
  const cover = card.querySelector("[data-toggle=cover]");
  if (cover) {
    say(cover, device.coverOpen ? "Đóng nắp" : "Mở nắp");
    cover.ariaPressed = String(device.coverOpen);
  }
  for (const level of card.querySelectorAll("[data-level]")) {
    level.setAttribute("aria-pressed", String(level.dataset.level === device.paper));
  }
  for (const face of card.querySelectorAll(".panel button")) {
    const lit = device.lamps.includes(Number(face.dataset.value));
    face.classList.toggle("lit", lit);
    face.querySelector(".lamp").title = lit ? "đèn sáng" : "đèn tắt";
  }
  drawState(card, device);
}

/** The state of a device according to the board. */
function drawState(card, device) {
  const now = view?.devices.find((each) => each.name === device.name);
  if (!now) {
    return;
  }
  const box = card.querySelector(".life");
  box.classList.toggle("bad", now.state !== "ready");
  box.title = now.reason;
  say(box, stateOf(now).word);
}

function drawPapers(first) {
  document.querySelectorAll(".tray").forEach((tray) => {
    if (papers.length === 0) {
      tray.replaceChildren(h("p", {}, "Chưa có phiếu nào. Lấy số ở trang kiosk, phiếu sẽ ra ở đây."));
      return;
    }
    const items = papers.map((id) => ({ id }));
    keep(tray, items, {
      make: ({ id }) => h("button", {
        type: "button", class: first ? "" : "new", onclick: () => enlarge(id),
      }, h("img", { src: paperUrl(id), alt: "Phiếu vừa in; chạm để phóng to" })),
      update: () => {},
    });
  });
}

const paperUrl = (id) => `/api/bench/papers/${encodeURIComponent(id)}.png`;

function enlarge(id) {
  byId("paper-large").src = paperUrl(id);
  byId("paper-dialog").showModal();
}

let looks = 0;

/** Fetches the bench; a failure is silent here, because the banner reports a lost board. */
async function look() {
  if (document.hidden) {
    return;
  }
  try {
    const [devices, now] = await Promise.all(["devices", "papers"].map((what) =>
      fetch(`/api/bench/${what}`).then((answer) => answer.json())));
    keep(byId("devices"), devices, { key: (device) => device.name, make, update });
    if (looks++ === 0 || now.join() !== papers.join()) {
      papers = now;
      drawPapers(looks === 1);
    }
    drawOutcomes();
  } catch (lost) {
    console.debug("the bench could not be seen", lost);
  }
}

/** Fetches again and again, each time after the previous one has ended. */
async function keepLooking() {
  clearTimeout(next);
  await look();
  clearTimeout(next);
  next = setTimeout(keepLooking, performance.now() < lookCloselyUntil ? CLOSE_LOOK_MS : LOOK_MS);
}

function drawOutcomes() {
  if (!view) {
    return;
  }
  const scans = (view.desks ?? []).filter((desk) => desk.last).map((desk) => desk.last)
    .sort((a, b) => b.at.localeCompare(a.at));
  const scan = scans[0];
  outcome("scanner", scan
    ? `${clock(new Date(scan.at))} – ${scan.dossier ?? "Mã vừa quét"} ${VERDICTS[scan.verdict] ?? scan.verdict}`
    : "");
  const punch = view.lastPunch;
  outcome("fingerprint", punch
    ? `${clock(new Date(punch.at))} – ${punch.staff
      ? `${punch.staff}: ${punch.direction === "in" ? "vào" : "ra"}` : "Không nhận ra ngón tay này"}`
    : "");
}

function outcome(kind, text) {
  document.querySelectorAll(`.device.${kind} .outcome`).forEach((box) => say(box, text));
}

runClock(byId("clock"));
keepLooking();
followBoard("bench", (latest) => {
  view = latest;
  const { connected, unacknowledged } = view.delivery;
  byId("delivery").classList.toggle("on", connected && unacknowledged === 0);
  say(byId("delivery"), `${connected ? "Đã nối máy chủ hồ sơ" : "Chưa nối máy chủ hồ sơ"} · ${
    unacknowledged === 0 ? "mọi sự kiện đã được xác nhận" : `${unacknowledged} sự kiện chờ xác nhận`}`);
  drawOutcomes();
});
