// A supervisor manages accounts. Whose turn it is to choose a password gets a code, shown once.

import { followBoard } from "./board.js";
import { byId, h, keep, say } from "./dom.js";
import { onSubmit, roleWords, ROLES, trouble } from "./account-form.js";

const REASONS = new Map([
  ["new-staff", "Người mới đến"],
  ["new-duty", "Đổi nhiệm vụ"],
  ["left", "Nghỉ việc hoặc chuyển đi"],
  ["password-forgotten", "Quên mật khẩu"],
  ["suspected-misuse", "Nghi có người khác dùng tài khoản"],
  ["mistake", "Sửa nhầm lẫn"],
  ["new-card", "Chưa có thẻ"],
  ["lost", "Mất thẻ"],
  ["damaged", "Thẻ hỏng"],
  ["no-longer-needed", "Không cần thẻ nữa"],
]);
const ACTS = {
  roles: ["Đổi vai trò của", "Đổi vai trò", ["new-duty", "mistake"]],
  reset: ["Cấp lại mật khẩu cho", "Cấp lại và lấy mã", ["password-forgotten", "suspected-misuse"]],
  card: ["Cấp thẻ cho", "Cấp thẻ", ["new-card", "lost", "damaged"]],
  "no-card": ["Huỷ thẻ của", "Huỷ thẻ", ["lost", "damaged", "no-longer-needed", "suspected-misuse"]],
  remove: ["Xoá tài khoản của", "Xoá tài khoản", ["left", "suspected-misuse", "mistake"]],
};

const act = byId("act");
const add = byId("add");
let chosen = { person: "", verb: "roles" };
let added = ""; // how the person is called who gets an account: no longer offered once it is there

const called = ({ person, name }) => (name ? `${name} (${person})` : person);

function offerReasons(select, reasons) {
  select.replaceChildren(...reasons.map((id) => h("option", { value: id }, REASONS.get(id))));
}

function offerRoles(box, has = []) {
  const boxes = Array.from(ROLES, ([id, words]) => h("label", { class: "box" },
    h("input", { type: "checkbox", name: "role", value: id, checked: has.includes(id) }), words));
  box.replaceChildren(box.querySelector("legend"), ...boxes);
}

const rolesOf = (form) =>
  Array.from(form.querySelectorAll("[name=role]:checked"), (box) => box.value).join(",");

const lacksRole = (form) => (rolesOf(form) ? null : "Hãy chọn ít nhất một vai trò.");

function begin(account, verb) {
  const [title, button, reasons] = ACTS[verb];
  chosen = { person: account.person, name: account.name, verb };
  say(byId("act-title"), `${title} ${called(account)}`);
  say(byId("act-do"), button);
  offerReasons(byId("act-why"), reasons);
  offerRoles(byId("act-roles"), account.roles);
  byId("act-roles").hidden = verb !== "roles";
  byId("act-print").hidden = verb !== "card";
  trouble(act, null);
  act.hidden = false;
  byId("act-why").focus();
}

function showCode(person, { answer, code, days }) {
  byId("code-card").hidden = !code;
  if (code) {
    const card = answer === "card";
    say(byId("code-for"), `${card ? "Mã trên thẻ" : "Mã dùng một lần"} của ${person}`);
    say(byId("code"), code);
    say(byId("code-days"), card
      ? "Chỉ hiện một lần. Ghi mã này vào thẻ (mã QR, mã vạch hoặc NFC); ai cầm thẻ cũng đăng nhập được tại quầy. Thẻ cũ, nếu có, đã hết hiệu lực."
      : `Chỉ hiện một lần. Người nhận mở trang đăng nhập, chọn “Tôi có mã dùng một lần” trong ${days} ngày.`);
    byId("code-seen").focus();
  }
}

function hideCode() {
  byId("code-card").hidden = true;
  say(byId("code"), "");
}

function row(account) {
  const now = { account };
  const button = (verb, words, more = null) =>
    h("button", { type: "button", class: more, onclick: () => begin(now.account, verb) }, words);
  const box = h("div", { class: "person" }, h("b"), h("span", { class: "muted" }),
    h("div", { class: "acts" },
      button("roles", "Đổi vai trò"), button("reset", "Cấp lại mật khẩu"), button("card", "Cấp thẻ", "card-give"),
      button("no-card", "Huỷ thẻ", "card-void"), button("remove", "Xoá")));
  box.now = now;
  return box;
}

offerRoles(byId("add-roles"));
offerReasons(byId("add-why"), ["new-staff", "new-duty", "mistake"]);
byId("act-not").addEventListener("click", () => { act.hidden = true; });
byId("code-seen").addEventListener("click", hideCode);
onSubmit(act, () => `/api/people/${chosen.verb}`, (form) => {
  const body = { person: chosen.person, why: form.why.value };
  if (chosen.verb === "card") {
    return { ...body, print: form.print.checked ? "yes" : "no" };
  }
  return chosen.verb === "roles" ? { ...body, roles: rolesOf(form) } : body;
}, (answer) => {
  act.hidden = true;
  showCode(called(chosen), answer);
}, (form) => (chosen.verb === "roles" ? lacksRole(form) : null));
onSubmit(add, "/api/people/add",
  (form) => {
    added = form.person.selectedOptions[0]?.textContent ?? form.person.value;
    return { person: form.person.value, roles: rolesOf(form), why: form.why.value };
  },
  (answer) => {
    offerRoles(byId("add-roles"));
    showCode(added, answer);
  }, lacksRole);
addEventListener("pagehide", hideCode);
followBoard("people", ({ centre, people }) => {
  say(byId("centre"), `Quản lý tài khoản · ${centre}`);
  keep(byId("accounts"), people.accounts, {
    key: (account) => account.person,
    make: row,
    update: (box, account) => {
      box.now.account = account;
      say(box.querySelector("b"), called(account));
      const state = account.waiting ? " · chưa đặt mật khẩu" : account.name ? "" : " · không còn trong danh mục";
      say(box.querySelector("span"), roleWords(account.roles) + state + (account.card ? " · có thẻ" : ""));
      box.querySelector(".card-give").hidden = !account.roles.includes("officer");
      box.querySelector(".card-void").hidden = !account.card;
    },
  });
  keep(byId("add-person"), people.others, {
    key: (other) => other.person,
    make: (other) => h("option", { value: other.person }),
    update: (option, other) => say(option, called(other)),
  });
});
