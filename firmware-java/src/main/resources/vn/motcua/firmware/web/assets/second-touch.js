// One touch of a person is one touch: hands tremble, screens answer late, and the second touch must
// not land on what has appeared underneath meanwhile. Every page has this, through dom.js.
//
// 1. A touch near the previous one, within GUARD_MS, is the same touch and is ignored; a sequence of
//    such touches is one touch, however long.
// 2. Where a button has just disappeared or changed its meaning (`gone`), touches are ignored for
//    GUARD_MS.
// 3. A key that is held down presses a button once.
//
// Elements that may be touched quickly (the bench's emulated devices) have data-every-touch.

export const GUARD_MS = 700;
const NEAR_PX = 48; // a finger's width: two touches of one finger are not further apart

const TOUCHABLE = "button, a, label, summary, input, select";

let last = { x: 0, y: 0, at: -Infinity };
let places = []; // {left, top, right, bottom, until}

/** These buttons disappear or change their meaning: their places ignore touches for a moment. */
export function gone(buttons) {
  const now = performance.now();
  places = places.filter((place) => place.until > now);
  for (const button of buttons) {
    const { left, top, right, bottom, width } = button.getBoundingClientRect();
    if (width > 0) {
      places.push({ left, top, right, bottom, until: now + GUARD_MS });
    }
  }
}

/** Shows one part of the page in place of another; touches meant for the old one are ignored. */
export function swap(from, to) {
  gone(from.querySelectorAll("button:enabled"));
  from.hidden = true;
  to.hidden = false;
}

function isSecond(event) {
  const { clientX: x, clientY: y, timeStamp: at } = event;
  const again = at - last.at < GUARD_MS && Math.hypot(x - last.x, y - last.y) < NEAR_PX;
  last = { x, y, at };
  return again || places.some((place) => at < place.until
    && x >= place.left && x <= place.right && y >= place.top && y <= place.bottom);
}

function swallow(event) {
  event.preventDefault();
  event.stopImmediatePropagation();
}

document.addEventListener("click", (event) => {
  const target = event.target instanceof Element ? event.target.closest(TOUCHABLE) : null;
  // A click from a key or a script has no position: detail is 0.
  if (event.detail > 0 && target && !target.closest("[data-every-touch]") && isSecond(event)) {
    swallow(event);
  }
}, true);

document.addEventListener("keydown", (event) => {
  const button = event.target instanceof Element && event.target.closest("button, a");
  if (button && event.repeat && (event.key === "Enter" || event.key === " ")) {
    swallow(event);
  }
}, true);
