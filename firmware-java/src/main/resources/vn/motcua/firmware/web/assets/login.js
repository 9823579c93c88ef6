// Sign in, or choose the first password with a one-time code.

import { post } from "./board.js";
import { byId, say } from "./dom.js";
import { followReaders } from "./reader.js";
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

/** Why whoever is here has to sign in; whoever comes after does not read it. */
function tellWhy() {
  const why = sessionStorage.getItem("why-login");
  sessionStorage.removeItem("why-login");
  say(byId("why"), why ?? "");
  byId("why").hidden = !why;
}

/**
 * A board whose passwords are lost says so before anybody types one; at a counter with readers the
 * page waits for a finger or a card.
 */
async function ask() {
  try {
    const { message, reader } = await (await fetch("/api/login")).json();
    say(byId("closed"), message ?? "");
    byId("closed").hidden = !message;
    if (reader) {
      followReaders(leave);
    }
  } catch (lost) {
    console.debug("the board is not reached", lost); // whoever signs in is told
  }
}

tellWhy();
ask();
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
