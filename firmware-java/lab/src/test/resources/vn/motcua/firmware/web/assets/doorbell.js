// The door: how often it has rung today.

import { followBoard } from "./board.js";
import { byId, say } from "./dom.js";

followBoard("doorbell", (view) => {
  say(byId("centre"), view.centre);
  say(byId("rings"), String(view.door.rings));
});
