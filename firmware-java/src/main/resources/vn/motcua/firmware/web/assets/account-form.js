// What the pages about accounts share: forms that say what is wrong, and words for roles.

import { post } from "./board.js";
import { say } from "./dom.js";

export const ROLES = new Map([
  ["officer", "Cán bộ quầy"],
  ["reception", "Hướng dẫn"],
  ["courier-desk", "Luân chuyển hồ sơ"],
  ["supervisor", "Người phụ trách"],
  ["inspector", "Kiểm tra"],
  ["technician", "Kỹ thuật"],
]);

export const roleWords = (roles) => roles.map((role) => ROLES.get(role) ?? role).join(", ");

/** Only a path of this board: nobody is sent elsewhere by a link. */
export function ownPath(to) {
  try {
    const target = new URL(to ?? "/", location.origin);
    const own = target.origin === location.origin && to.startsWith("/");
    const endless = /^\/(login|api)(\/|$)/.test(target.pathname);
    return own && !endless ? target.pathname + target.search : "/";
  } catch {
    return "/";
  }
}

/** What is wrong, above the button and for screen readers; nothing hides it. */
export function trouble(form, message) {
  const box = form.querySelector(".trouble");
  say(box, message ?? "");
  box.hidden = !message;
}

/** What is typed next replaces what was wrong: the new password where that is too weak. */
function typeAgain(form, { code }) {
  const field = code === "weak-password"
    ? form.querySelector("[autocomplete=new-password]")
    : form.querySelector("[autocomplete$=password]");
  field?.focus();
  field?.select();
}

/**
 * Sends a form once at a time; `fields(form)` makes the body, `done(answer)` follows success.
 * `missing(form)` says what a person has left out; then nothing is sent.
 */
export function onSubmit(form, path, fields, done, missing = () => null) {
  for (const box of form.querySelectorAll(".show")) {
    box.addEventListener("change", () => {
      for (const input of form.querySelectorAll("[autocomplete$=password]")) {
        input.type = box.checked ? "text" : "password";
      }
    });
  }
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = form.querySelector("button.main");
    if (button.disabled) {
      return;
    }
    const lack = missing(form);
    trouble(form, lack);
    if (lack) {
      return;
    }
    button.disabled = true;
    const body = fields(form);
    const answer = await post(typeof path === "function" ? path() : path, body);
    button.disabled = false;
    if (!answer.ok) {
      trouble(form, answer.message);
      typeAgain(form, answer);
      return;
    }
    await done(answer, body);
  });
}

/** The values of a form's own fields. */
export const values = (form) => Object.fromEntries(new FormData(form));
