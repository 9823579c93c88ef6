// Rating pad: it says thanks after the board has stored the rating, never before. The pad names one
// visit, a touch carries that visit, and an answer shows only while the pad still names it.
//
//   resting  nobody to rate, or rated already
//   open     the faces wait for the touch of `visit`
//   sending  the touch was sent
//   thanked  stored; ends by itself
//   refused  not counted, and why; ends by itself

import { followBoard, touch } from "./board.js";
import { byId, runClock, say } from "./dom.js";
import { gone } from "./second-touch.js";

const COUNTER = decodeURIComponent(location.pathname.split("/")[2]);
const THANKS_MS = 5_000;
const REFUSED_MS = 8_000;
const ASK = "Ông/bà có hài lòng với lần phục vụ này không?";

let counter = null;
let heard = false; // whether a view has come since the page was opened
let state = { at: "resting", visit: null, value: null };
let ending = 0;

const same = (a, b) => a?.day === b?.day && a?.number === b?.number;

/** The only place where the state changes. */
function become(next, ms = 0) {
  clearTimeout(ending);
  state = next;
  ending = ms ? setTimeout(() => become(fromView()), ms) : 0;
  draw();
}

const fromView = () => (counter?.rateable
  ? { at: "open", visit: counter.visit, value: null } : { at: "resting", visit: counter?.visit ?? null, value: null });

/** Another citizen's visit ends whatever the pad showed to the previous one. */
function seen() {
  const visit = counter?.visit ?? null;
  const other = !same(visit, state.visit) && visit !== null;
  if (other && heard) {
    gone(byId("faces").children); // a finger on its way meant the visit before
  }
  heard = true;
  if (other || state.at === "open" || state.at === "resting") {
    become(fromView());
  } else {
    draw();
  }
}

async function rate(value) {
  if (state.at !== "open") {
    return;
  }
  const sending = { at: "sending", visit: state.visit, value };
  become(sending);
  const answer = await touch("rate", { counter: COUNTER, value, ...sending.visit });
  if (state !== sending) {
    return; // the pad belongs to somebody else by now
  }
  if (answer.ok) {
    become({ ...sending, at: "thanked" }, THANKS_MS);
  } else {
    become({ ...sending, at: "refused", value: null, message: answer.message }, REFUSED_MS);
  }
}

const WORDS = {
  open: () => [ASK, `Số ${state.visit.number} – mời ông/bà chạm một khuôn mặt`],
  sending: () => [ASK, "Đang ghi nhận…"],
  thanked: () => ["Cảm ơn ông/bà!", "Ý kiến của ông/bà đã được ghi lại."],
  refused: () => ["Chưa ghi được đánh giá", state.message],
  resting: () => (counter?.rating != null && counter.visit
    ? ["Cảm ơn ông/bà đã đánh giá", "Ý kiến của ông/bà đã được ghi lại."]
    : ["Xin kính chào ông/bà",
      "Mời ông/bà đánh giá khi được phục vụ ở quầy này."]),
};

function draw() {
  for (const face of byId("faces").children) {
    face.disabled = state.at !== "open";
    face.classList.toggle("chosen", Number(face.dataset.value) === state.value);
  }
  document.body.classList.toggle("thanks", state.at === "thanked");
  document.body.classList.toggle("refused", state.at === "refused");
  const [ask, hint] = WORDS[state.at]();
  say(byId("ask"), ask);
  say(byId("hint"), hint);
}

for (const face of byId("faces").children) {
  face.addEventListener("click", () => rate(Number(face.dataset.value)));
}
runClock(byId("clock"));
draw();
followBoard(`rating/${COUNTER}`, (view) => {
  counter = view.pad ?? null;
  say(byId("title"), counter ? `${counter.name} · ${view.centre}` : view.centre);
  seen();
});
