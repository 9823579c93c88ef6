// Sign in, or choose the first password with a one-time code.

import { post } from "./board.js";
import { byId } from "./dom.js";
import { onSubmit, ownPath, trouble, values } from "./account-form.js";

const signIn = byId("sign-in");
const choose = byId("choose");

/** A person who comes back to this page by "back" finds no password in it. */
function leave() {
  signIn.reset();
  choose.reset();
  location.replace(ownPath(new URLSearchParams(location.search).get("to")));
}

function show(form, other) {
  form.person.value = other.person.value;
  form.hidden = false;
  other.hidden = true;
  trouble(form, null);
  (form.person.value ? form.code ?? form.password : form.person).focus();
}

byId("with-code").addEventListener("click", () => show(choose, signIn));
byId("with-password").addEventListener("click", () => show(signIn, choose));
onSubmit(signIn, "/api/session", values, leave);
onSubmit(choose, "/api/account/code", values, async (_, { person, password }) => {
  const answer = await post("/api/session", { person, password });
  if (answer.ok) {
    leave();
  } else {
    show(signIn, choose);
    trouble(signIn, answer.message);
  }
});
// A page kept by the browser shows nothing of whoever was here before.
addEventListener("pageshow", (event) => {
  if (event.persisted) {
    signIn.reset();
    choose.reset();
  }
});
