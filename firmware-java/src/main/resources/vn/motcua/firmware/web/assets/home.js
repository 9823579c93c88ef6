// Home: links to each screen of this board.

import { followBoard } from "./board.js";
import { byId, h, keep, runClock, say } from "./dom.js";
import { showPrinters } from "./printer.js";

runClock(byId("clock"));
fetch("/api/bench/devices").then((answer) => { byId("bench").hidden = !answer.ok; });
followBoard("home", (view) => {
  say(byId("centre"), view.centre);
  say(byId("board"), `Máy ${view.board}`);
  showPrinters(view);
  const unsettled = view.unsettled ?? [];
  say(byId("unsettled"), unsettled.length === 0
    ? "Xác nhận phiếu, in lại phiếu" : `${unsettled.length} phiếu cần xác nhận`);
  keep(byId("counters"), view.counters ?? [], {
    make: (counter) => h("div", { class: "card desk" },
      h("b", {}, counter.name),
      h("a", { href: `/counter/${encodeURIComponent(counter.id)}` }, "Bàn gọi số"),
      h("a", { href: `/rating/${encodeURIComponent(counter.id)}` }, "Đánh giá")),
    update: (row, counter) => say(row.querySelector("b"), counter.name),
  });
  for (const link of document.querySelectorAll("main a:not(#bench)")) {
    link.hidden = !view.pages.includes(decodeURIComponent(link.pathname.slice(1)));
  }
});
