// Home: links to each screen of this board.

import { followBoard } from "./board.js";
import { byId, h, keep, runClock, say } from "./dom.js";
import { showPrinters } from "./printer.js";

const TRAFFIC_MS = 10_000;

runClock(byId("clock"));
const mayOpen = fetch("/api/pages").then((answer) => answer.json()).then((answer) => answer.pages, () => []);

/** For technicians: who is connected, and how many were not served since the start. */
async function showTraffic() {
  try {
    const answer = await fetch("/api/connections");
    if (!answer.ok) {
      return; // not a technician
    }
    const { open, listening, refused, cutOff, listenersCutOff } = await answer.json();
    say(byId("traffic"), `${open} kết nối, ${listening} màn hình đang theo dõi. Từ khi máy chạy: ${
      refused} kết nối bị từ chối vì hết chỗ, ${cutOff + listenersCutOff} bị ngắt vì quá chậm`);
  } catch (lost) {
    console.debug("the connections could not be counted", lost); // the banner reports a lost board
  }
}

showTraffic();
setInterval(() => document.hidden || showTraffic(), TRAFFIC_MS);
followBoard("home", async (view) => {
  say(byId("centre"), view.centre);
  say(byId("board"), `Máy ${view.board}`);
  showPrinters(view);
  const slips = [[view.unprinted?.all ?? 0, "phiếu chưa in ra"], [view.unsettled?.length ?? 0, "phiếu cần xác nhận"]]
    .filter(([many]) => many > 0).map(([many, what]) => `${many} ${what}`);
  say(byId("unsettled"), slips.join(", ") || "Xác nhận phiếu, in lại phiếu");
  say(byId("needy"), view.needy === 0 ? "Tất cả đều sẵn sàng" : `${view.needy} thiết bị cần người kiểm tra`);
  keep(byId("counters"), view.counters ?? [], {
    make: (counter) => h("div", { class: "card desk" },
      h("b", {}, counter.name),
      h("a", { href: `/counter/${encodeURIComponent(counter.id)}` }, "Bàn gọi số"),
      h("a", { href: `/rating/${encodeURIComponent(counter.id)}` }, "Đánh giá")),
    update: (row, counter) => say(row.querySelector("b"), counter.name),
  });
  const pages = await mayOpen;
  byId("mine").hidden = !pages.includes("account"); // a board without accounts
  for (const link of document.querySelectorAll("main a")) {
    link.hidden = !pages.includes(decodeURIComponent(link.pathname.slice(1)));
  }
});
