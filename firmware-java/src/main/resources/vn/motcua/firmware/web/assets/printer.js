// Tells staff what a ticket printer needs; on officers' pages only.

import { stateOf } from "./device-words.js";
import { byId, h, keep, say } from "./dom.js";

/** Shows each printer's need in the page's #printers; nothing while all printers are ready. */
export function showPrinters(view) {
  const box = byId("printers");
  const all = view.printer?.each ?? []; // a board without a queue has none
  const told = all.map((each) => ({ name: each.name, ...stateOf({ kind: "printer", state: each.state }) }));
  keep(box, told.filter((each) => each.level !== "ok"), {
    key: (each) => each.name,
    make: () => h("p", { class: "note" }),
    update: (row, each) => {
      row.classList.toggle("urgent", each.level === "now");
      say(row, `Máy in${all.length > 1 ? ` “${each.name}”` : ""} ${each.word}. ${each.todo}`);
    },
  });
}

/** Whether a slip would come out now. */
export const canPrint = (view) => ["ready", "near-end"].includes(view.printer?.state);
