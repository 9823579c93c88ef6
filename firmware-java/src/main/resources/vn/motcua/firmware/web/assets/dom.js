// Building blocks of a page: elements, pictograms, times. Text is always text, never markup.

import "./second-touch.js"; // on every page, whatever the page does

const SVG = "http://www.w3.org/2000/svg";
const PICTOGRAMS = new Set([
  "land", "vehicle", "licence", "civil-status", "family", "business", "health", "construction", "general",
  "elderly", "disabled", "pregnant", "merit", "priority", "ticket", "seat", "sound", "camera",
  "counter", "screen", "bench", "face-1", "face-2", "face-3", "face-4",
]);

/** Makes an element: h("button", {class: "main", onclick: f}, "Chữ", other). */
export function h(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) {
      element.addEventListener(key.slice(2), value);
    } else if (value === true) {
      element.setAttribute(key, "");
    } else if (value !== false && value !== null && value !== undefined) {
      element.setAttribute(key, value);
    }
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

/** A pictogram of pictograms.svg; a missing one becomes `otherwise`. */
export function pictogram(id, otherwise = "general") {
  const svg = document.createElementNS(SVG, "svg");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `/assets/pictograms.svg#${PICTOGRAMS.has(id) ? id : otherwise}`);
  svg.setAttribute("class", "pic");
  svg.setAttribute("aria-hidden", "true");
  svg.append(use);
  return svg;
}

export const byId = (id) => document.getElementById(id);

/** Sets text only when it differs, so that screen readers do not hear the same thing twice. */
export function say(element, text) {
  if (element.textContent !== text) {
    element.textContent = text;
  }
}

/**
 * Keeps one child of `box` for each item, in order: created once by `make(item)`, updated by
 * `update(child, item)`. A child is never replaced under a finger that is touching it.
 */
export function keep(box, items, { key = (item) => item.id, make, update }) {
  const old = new Map(Array.from(box.children, (child) => [child.dataset.key, child]));
  const now = items.map((item) => {
    const child = old.get(String(key(item))) ?? make(item);
    child.dataset.key = key(item);
    update(child, item);
    return child;
  });
  if (now.length !== box.children.length || now.some((child, at) => box.children[at] !== child)) {
    box.replaceChildren(...now);
  }
}

const CLOCK = new Intl.DateTimeFormat("vi-VN", {
  hour: "2-digit", minute: "2-digit", timeZone: "Asia/Ho_Chi_Minh",
});
const DATE = new Intl.DateTimeFormat("vi-VN", {
  weekday: "long", day: "2-digit", month: "2-digit", year: "numeric", timeZone: "Asia/Ho_Chi_Minh",
});

export const clock = (instant) => CLOCK.format(instant);

/** Keeps the page's clock going. */
export function runClock(element) {
  const tick = () => {
    const now = new Date();
    say(element, `${clock(now)} · ${DATE.format(now)}`);
  };
  tick();
  setInterval(tick, 1000);
}

let toastTimer = 0;

/** A short message at the bottom, read aloud by screen readers; `bad` when something failed. */
export function toast(text, bad = false) {
  let box = byId("toast");
  if (!box) {
    box = h("div", { id: "toast", role: "alert" });
    document.body.append(box);
  }
  box.className = bad ? "toast bad" : "toast";
  box.textContent = text;
  box.hidden = false;
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => { box.hidden = true; }, bad ? 8000 : 4000);
}
