// The board for a page: its latest view, and requests to it.

import { byId, h } from "./dom.js";

const SILENCE_MS_MAX = 25_000; // the board sends a heartbeat every 10 s
const RETRY_MS_MIN = 500;
const RETRY_MS_MAX = 1_500; // with the spread: at most 1.9 s, so that a page is back within 3 s
const CONNECT_MS_MAX = 2_000; // a machine that is off does not refuse: it does not answer at all
const ANSWER_MS_MAX = 12_000;

/**
 * Calls `show(view)` at once and after every change of this page, such as "kiosk" or "counter/1",
 * for as long as it is open. While the board cannot be reached a banner says so, and the page keeps
 * trying.
 */
export function followBoard(page, show) {
  let source = null;
  let silence = 0;
  let again = 0;
  let pause = RETRY_MS_MIN;

  /** The board is lost unless it says something within this time. */
  function expect(ms) {
    clearTimeout(silence);
    silence = setTimeout(lost, ms);
  }

  function heard() {
    expect(SILENCE_MS_MAX);
    pause = RETRY_MS_MIN;
    banner(false);
  }

  function lost() {
    source?.close();
    clearTimeout(silence);
    clearTimeout(again);
    banner(true);
    signedOut(page);
    again = setTimeout(listen, pause * (0.75 + Math.random() / 2));
    pause = Math.min(pause * 2, RETRY_MS_MAX);
  }

  function listen() {
    if (document.hidden) {
      return;
    }
    source = new EventSource(`/api/stream?page=${encodeURIComponent(page)}`);
    expect(CONNECT_MS_MAX);
    source.addEventListener("open", () => expect(SILENCE_MS_MAX));
    source.addEventListener("view", (event) => {
      heard();
      const view = JSON.parse(event.data);
      warn(view.warnings);
      show(view);
    });
    source.addEventListener("heartbeat", heard);
    source.addEventListener("error", lost);
  }

  // A browser opens six connections to one server, over all its tabs, so a hidden tab closes its stream.
  document.addEventListener("visibilitychange", () => {
    source?.close();
    clearTimeout(silence);
    clearTimeout(again);
    listen();
  });
  listen();
}

/** On a board with accounts a stream ends with its session: whoever is here signs in again. */
async function signedOut(page) {
  try {
    const answer = await fetch(`/api/view?page=${encodeURIComponent(page)}`, { method: "HEAD" });
    if (answer.status === 401) {
      toLogin();
    }
  } catch (lost) {
    console.debug("the board is not reached", lost); // the banner says so
  }
}

/** Whoever is here signs in again, is told `why`, and comes back to this page. */
export function toLogin(why = "Phiên làm việc đã hết. Hãy đăng nhập lại để làm tiếp.") {
  sessionStorage.setItem("why-login", why); // not in the address: a link of others can say nothing
  location.replace(`/login?to=${encodeURIComponent(location.pathname)}`);
}

/** Shows the board's warnings above every page, one on each line, until they are resolved. */
function warn(sentences) {
  let box = byId("warnings");
  if (!box) {
    box = h("div", { id: "warnings", class: "warnings", role: "status" });
    document.body.prepend(box);
  }
  const told = Array.from(box.children, (each) => each.textContent);
  if (told.join("\n") !== sentences.join("\n")) {
    box.replaceChildren(...sentences.map((sentence) => h("p", {}, sentence)));
  }
  box.hidden = sentences.length === 0;
}

function banner(visible) {
  let box = byId("lost");
  if (!box) {
    box = h("div", { id: "lost", class: "lost", role: "status", hidden: true });
    document.body.append(box);
  }
  box.textContent = visible ? "Mất kết nối với máy. Màn hình sẽ tự nối lại, xin chờ một lát." : "";
  box.hidden = !visible;
  document.documentElement.classList.toggle("is-lost", visible);
}

/**
 * Sends one request. Gives `{ok, ...answer}`; `sent: false` when nobody knows whether it arrived.
 */
export async function post(path, body) {
  try {
    const response = await fetch(path, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(ANSWER_MS_MAX),
    });
    const answer = await response.json();
    if (response.status === 401) {
      toLogin();
    }
    return { ok: response.ok, sent: true, status: response.status, ...answer };
  } catch {
    return {
      ok: false, sent: false, status: 0, code: "no-answer",
      message: "Máy chưa trả lời. Xin chờ vài giây; nếu màn hình không đổi, mời chạm lại lần nữa.",
    };
  }
}

export const touch = (verb, body) => post(`/api/touch/${verb}`, body);

/** An id for one touch of a person; a repetition with the same id gives the same number. */
export function requestId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

export const wait = (ms) => new Promise((resume) => { setTimeout(resume, ms); });

/** The view's line with this id; a line removed from the catalogue meanwhile has its id as name. */
export function lineOf(view, id) {
  return view.lines.find((line) => line.id === id)
    ?? { id, digit: 7, name: id, pictogram: "general", waiting: 0, remaining: 0 };
}
