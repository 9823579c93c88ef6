// At the screen of a counter: waits for a finger or a card, for as long as somebody may come.

import { post, wait } from "./board.js";
import { byId, say } from "./dom.js";

const PAUSE_MS = 1_000;

let waiting = false;

/** Asks until somebody has come or the board says no; then a person touches the button first. */
async function ask(signedIn) {
  if (waiting || document.hidden) {
    return;
  }
  waiting = true;
  byId("reader-again").hidden = true;
  for (;;) {
    const answer = await post("/api/session/reader", {});
    if (answer.answer === "signed-in") {
      signedIn();
      return;
    }
    say(byId("reader-says"), answer.message);
    if (!answer.ok || document.hidden) {
      break;
    }
    await wait(PAUSE_MS);
  }
  waiting = false;
  byId("reader-again").hidden = false;
}

/** `signedIn()` is called once the browser has a session. */
export function followReaders(signedIn) {
  byId("reader").hidden = false;
  byId("reader-again").addEventListener("click", () => ask(signedIn));
  ask(signedIn);
}
