// Rating pad: a face is thanked for after the board has stored it, never before.

import { followBoard, touch } from "./board.js";
import { byId, runClock, say, toast } from "./dom.js";
import { gone } from "./second-touch.js";

const COUNTER = decodeURIComponent(location.pathname.split("/")[2]);
const THANKS_MS = 5_000;
const ASK = "Ông/bà có hài lòng với lần phục vụ này không?";

let counter = null;
let busy = false;
let thanks = 0; // timer of the thank-you, 0 when none is shown

function draw() {
  const open = counter !== null && counter.rateable && !busy && thanks === 0;
  for (const face of byId("faces").children) {
    face.disabled = !open;
  }
  document.body.classList.toggle("thanks", thanks !== 0);
  if (thanks !== 0) {
    return;
  }
  say(byId("ask"), open || busy ? ASK : rated() ? "Cảm ơn ông/bà đã đánh giá" : "Xin kính chào ông/bà");
  say(byId("hint"), hint(open));
}

const visit = () => (counter?.rateable ? counter.current?.number ?? "" : null);
const rated = () => counter?.rating !== null && counter?.current !== null;

function hint(open) {
  if (busy) {
    return "Đang ghi nhận…";
  }
  if (open) {
    return counter.current ? `Lượt số ${counter.current.number} – chạm một khuôn mặt` : "Chạm một khuôn mặt";
  }
  return rated() ? "Lượt phục vụ này đã có đánh giá."
    : "Chưa có lượt phục vụ nào để đánh giá. Mời ông/bà đánh giá khi được phục vụ.";
}

async function rate(face) {
  busy = true;
  face.classList.add("chosen");
  draw();
  const answer = await touch("rate", { counter: COUNTER, value: Number(face.dataset.value) });
  busy = false;
  if (answer.ok) {
    thank(face);
  } else {
    face.classList.remove("chosen");
    toast(answer.message, true);
  }
  draw();
}

function thank(face) {
  say(byId("ask"), "Cảm ơn ông/bà!");
  say(byId("hint"), "Đánh giá đã được ghi lại.");
  thanks = setTimeout(() => {
    thanks = 0;
    face.classList.remove("chosen");
    draw();
  }, THANKS_MS);
}

for (const face of byId("faces").children) {
  face.addEventListener("click", () => rate(face));
}
runClock(byId("clock"));
followBoard("rating", (view) => {
  const before = counter === null ? undefined : visit();
  counter = view.counters.find((each) => each.id === COUNTER) ?? null;
  if (before !== undefined && visit() !== before) {
    gone(byId("faces").children); // a finger on its way meant the visit before
  }
  say(byId("title"), counter ? `${counter.name} · ${view.centre}` : view.centre);
  draw();
});
