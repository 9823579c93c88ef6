// Tells staff what a ticket printer needs; on officers' pages only.

import { byId, h, keep, say } from "./dom.js";

const NEEDS = {
  "near-end": "sắp hết giấy – chuẩn bị cuộn mới và thay lúc vắng người. Phiếu vẫn in được.",
  "paper-out": "đã hết giấy – thay cuộn giấy mới. Công dân vẫn lấy được số, số hiện trên màn hình.",
  "cover-open": "đang mở nắp – đóng nắp máy in lại. Công dân vẫn lấy được số, số hiện trên màn hình.",
  error: "đang gặp lỗi – tắt rồi bật lại máy in, gỡ giấy kẹt nếu có. Công dân vẫn lấy được số, số hiện trên màn hình.",
  offline: "không trả lời – kiểm tra nguồn điện và dây máy in. Công dân vẫn lấy được số, số hiện trên màn hình.",
};

/** Shows each printer's need in the page's #printers; nothing while all printers are ready. */
export function showPrinters(view) {
  const box = byId("printers");
  const all = view.printer?.each ?? []; // a board without a queue has none
  const needs = all.filter((each) => NEEDS[each.state]);
  keep(box, needs, {
    key: (each) => each.name,
    make: () => h("p", { class: "note" }),
    update: (row, each) => {
      row.classList.toggle("urgent", each.state !== "near-end");
      say(row, `Máy in${all.length > 1 ? ` “${each.name}”` : ""} ${NEEDS[each.state]}`);
    },
  });
}
