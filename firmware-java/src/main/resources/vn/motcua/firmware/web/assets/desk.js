// Hand-over desks: what became of the latest scan at each, or what its scanner needs.

import { followBoard } from "./board.js";
import { kindOf, stateOf } from "./device-words.js";
import { byId, clock, h, keep, runClock, say } from "./dom.js";

const RECEIPT = "Hãy quét mã trên giấy biên nhận hồ sơ.";
const VERDICTS = {
  accepted: ["ok", "đã ghi nhận", ""],
  repeated: ["again", "đã quét rồi", "Hồ sơ này đã được ghi nhận, không cần quét lại."],
  "citizen-card": ["now", "đây là thẻ căn cước", `Máy không lưu gì từ thẻ này. ${RECEIPT}`],
  "not-a-dossier": ["now", "không phải mã hồ sơ", RECEIPT],
};
const SIDES = { giao: "Bên giao quét", nhan: "Bên nhận quét" };

/** `[level, state, todo]` of a desk: a scanner that does not work comes before what it has read. */
function told(desk, scanner) {
  const state = scanner ? stateOf(scanner) : null;
  if (state && state.level !== "ok") {
    return [state.level, `${kindOf(scanner)} ${state.word}`, state.todo];
  }
  return desk.last ? VERDICTS[desk.last.verdict] : ["rest", "mời quét giấy biên nhận", ""];
}

function update(card, { desk, scanner }) {
  const [level, state, todo] = told(desk, scanner);
  card.className = `card ${level}`;
  say(card.querySelector(".name"), desk.name);
  say(card.querySelector(".state"), state);
  say(card.querySelector(".scan"), desk.last
    ? `${desk.last.dossier ?? "Mã vừa quét"} – lúc ${clock(new Date(desk.last.at))}` : "");
  say(card.querySelector(".todo"), todo);
  say(card.querySelector(".way"), `${SIDES[desk.side] ?? "Quét"}: ${desk.from} → ${desk.to}`);
}

runClock(byId("clock"));
followBoard("desk", (view) => {
  say(byId("centre"), `Giao nhận hồ sơ · ${view.centre}`);
  byId("none").hidden = view.desks.length > 0;
  const items = view.desks.map((desk) =>
    ({ desk, scanner: view.devices.find((each) => each.name === desk.scanner) }));
  keep(byId("desks"), items, {
    key: (item) => item.desk.scanner,
    make: () => h("section", { class: "card" }, h("p", { class: "name" }), h("p", { class: "state" }),
      h("p", { class: "scan name" }), h("p", { class: "todo" }), h("p", { class: "way muted" })),
    update,
  });
});
