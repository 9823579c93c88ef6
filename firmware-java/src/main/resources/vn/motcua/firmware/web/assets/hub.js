// Who coordinates the queue of the centre, in words for staff and for the hall.

import { byId, say } from "./dom.js";

/** For a technician: which board it is, and what to do when it is none. */
export const hubWords = (hub) => ({
  here: `Máy này đang điều phối hàng đợi của trung tâm (lần thứ ${hub.term}).`,
  alive: `Máy ${hub.board} đang điều phối hàng đợi của trung tâm (lần thứ ${hub.term}).`,
  claiming: "Máy này đang nhận điều phối hàng đợi…",
  missing: hub.board === ""
    ? "Chưa thấy máy điều phối nào. Các quầy vẫn cấp số và gọi số."
    : `Không thấy máy điều phối (lần cuối là ${hub.board}). Các quầy vẫn cấp số và gọi số.`,
}[hub.state]);

/** Fills the note with the words for a missing hub; hides it while there is one, or a single board. */
export function showMissing(hub, words) {
  const note = byId("hub");
  note.hidden = hub?.state !== "missing";
  say(note, note.hidden ? "" : words);
}
