// The state of the kiosk, as one value. `step` computes the next value, and nothing else keeps state:
// a screen that returned home has nothing of the previous citizen. Every state but home ends by
// itself, and an answer counts only in the state that asked for it.
//
//   choosing    agency, line and priority touched so far; home when all are null. Only a centre with
//               more than nine lines has agencies
//   asking      the touch was sent, perhaps repeatedly
//   given       a number, and its slip: "printing", "unsure" (nobody knows) or "screen" (none)
//   refused     the board refused, with the reason
//   unreachable unknown whether the board got the touch; a repetition gives the same number

export const CHOOSING_MS = 30_000;
export const ASKING_MS = 40_000;
export const SLIP_MS = 15_000;
export const NO_SLIP_MS = 30_000; // without a slip people need time to note or photograph it
export const REFUSED_MS = 15_000;
export const UNREACHABLE_MS = 30_000;

export const HOME = Object.freeze({ at: "choosing", agency: null, line: null, priority: null, until: Infinity });

/** The state after `event` at `now`; the same object when nothing changes. */
export function step(state, event, now) {
  switch (event.is) {
    case "tick":
      return now < state.until ? state : overdue(state, now);
    case "view":
      return seen(state, event.view);
    case "agency": // null: back to the agencies
      return state.at === "choosing" ? choosing(event.agency, null, state.priority, now) : state;
    case "line":
      return state.at === "choosing" ? choosing(state.agency, event.line, state.priority, now) : state;
    case "priority":
      return state.at === "choosing"
        ? choosing(state.agency, state.line, state.priority === event.priority ? null : event.priority, now) : state;
    case "take":
      return state.at === "choosing" && state.line !== null
        ? asking({ request: event.request, line: state.line, priority: state.priority }, now) : state;
    case "again":
      return state.at === "unreachable" ? asking(state.touch, now) : state;
    case "answer":
      return state.touch?.request === event.request ? answered(state, event.answer, now) : state;
    case "home":
      return state.at === "asking" ? state : HOME;
    default:
      throw new Error(`no such event: ${event.is}`);
  }
}

function choosing(agency, line, priority, now) {
  return agency === null && line === null && priority === null ? HOME
    : { at: "choosing", agency, line, priority, until: now + CHOOSING_MS };
}

const asking = (touch, now) => ({ at: "asking", touch, until: now + ASKING_MS });

const unreachable = (touch, now) => ({ at: "unreachable", touch, until: now + UNREACHABLE_MS });

const overdue = (state, now) => (state.at === "asking" ? unreachable(state.touch, now) : HOME);

function answered(state, answer, now) {
  if (answer.ok) {
    return given({ at: "given", number: answer.number, line: answer.line, ahead: answer.ahead, since: now },
      answer.slip === "screen" ? "screen" : "printing");
  }
  return answer.sent && answer.status !== 503
    ? { at: "refused", message: answer.message, until: now + REFUSED_MS }
    : unreachable(state.touch, now);
}

const given = (state, slip) =>
  ({ ...state, slip, until: state.since + (slip === "printing" ? SLIP_MS : NO_SLIP_MS) });

/** Applies the board's news about the touched line, or about the slip being printed. */
function seen(state, view) {
  if (state.at === "choosing") {
    const line = view.lines.some((each) => each.id === state.line && isOpen(each)) ? state.line : null;
    const priority = view.priorities.some((each) => each.id === state.priority) ? state.priority : null;
    const agency = view.agencies.some((each) => each.id === state.agency) ? state.agency : null;
    return agency === state.agency && line === state.line && priority === state.priority ? state
      : agency === null && line === null && priority === null ? HOME : { ...state, agency, line, priority };
  }
  if (state.at !== "given") {
    return state;
  }
  const slip = slipOf(state, view);
  return slip === state.slip ? state : given(state, slip);
}

function slipOf(state, view) {
  const among = (slips) => slips.some((each) => each.number === state.number && each.day === view.day);
  if (among(view.unsettled)) {
    return "unsure";
  }
  return among(view.unprinted) || state.slip === "screen" ? "screen" : "printing";
}

/** Whether the line gives numbers now. */
export const isOpen = (line) => line.refusal == null;
