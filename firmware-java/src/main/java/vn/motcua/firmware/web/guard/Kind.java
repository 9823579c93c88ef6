package vn.motcua.firmware.web.guard;

import java.util.Map;

/** What a request is about; each kind has a limit of its own. */
public enum Kind {
  /** Pages, their files and the view. */
  READ,
  /** A citizen takes a number. */
  NUMBER,
  /** The touch of a number that was let in before, sent again. */
  AGAIN,
  /** An officer calls, serves, moves. */
  OFFICER,
  /** A citizen rates on the screen. */
  RATING,
  /** Somebody settles a slip or prints one again. */
  SLIP,
  /** Hands on the emulated devices. */
  BENCH;

  private static final String TOUCH = "/api/touch/";

  /** Every touch that is not an officer's at a counter. */
  private static final Map<String, Kind> TOUCHES =
      Map.of("take-number", NUMBER, "rate", RATING, "settle", SLIP, "reprint", SLIP);

  static Kind of(Request request) {
    if (!request.method().equals("POST")) {
      return READ;
    }
    if (request.path().startsWith(TOUCH)) {
      return TOUCHES.getOrDefault(request.path().substring(TOUCH.length()), OFFICER);
    }
    return request.path().startsWith("/api/bench/") ? BENCH : READ;
  }
}
