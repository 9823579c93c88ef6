package vn.motcua.firmware.web.guard;

import java.util.Map;

/** The kind of a request; each kind has its own limit. */
public enum Kind {
  /** Pages, their files and the view. */
  READ,
  /** A citizen takes a number. */
  NUMBER,
  /** A repetition of an accepted touch of a number. */
  AGAIN,
  /** An officer calls, serves, moves. */
  OFFICER,
  /** A citizen rates on the screen. */
  RATING,
  /** A person settles or reprints a slip. */
  SLIP,
  /** An operation of the emulated devices. */
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
