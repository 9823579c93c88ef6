// A browser becomes a screen: it hands over the token after the # and opens the page of that screen.

import { post, wait } from "./board.js";
import { byId, say } from "./dom.js";

const RETRY_MS = 2_000;
const PATH = /^[a-z]+(\/[A-Za-z0-9-]+)?$/;

const token = location.hash.slice(1);
const wished = new URLSearchParams(location.search).get("to") ?? "";
history.replaceState(null, "", location.pathname + location.search); // the token leaves the address

async function open() {
  if (token === "") {
    return { ok: false, sent: true, message: "Chưa có mã của màn hình này. Hãy báo cán bộ kỹ thuật." };
  }
  for (;;) {
    const answer = await post("/api/screen", { token });
    if (answer.sent) {
      return answer;
    }
    say(byId("said"), answer.message);
    await wait(RETRY_MS);
  }
}

const answer = await open();
if (answer.ok) {
  location.replace(answer.page);
} else if (PATH.test(wished)) {
  location.replace(`/${wished}`); // a board without accounts, or a screen that has its cookie already
} else {
  say(byId("said"), answer.message);
}
