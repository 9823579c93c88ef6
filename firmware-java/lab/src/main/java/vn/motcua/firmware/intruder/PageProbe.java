package vn.motcua.firmware.intruder;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import vn.motcua.firmware.access.Caller;
import vn.motcua.firmware.intruder.DoorReport.Tried;
import vn.motcua.firmware.intruder.DoorReport.Verdict;
import vn.motcua.firmware.intruder.Guests.Guest;
import vn.motcua.firmware.web.Route;

/** Asks each row of the table of routes as each kind of caller. One thread. */
final class PageProbe {
  private static final String RATE = "/api/touch/rate";
  private static final Map<String, String> BELOW = Map.of("/assets/*", "/assets/base.css");
  private static final int SEE_OTHER = 303;
  private static final int UNAUTHORISED = 401;
  private static final int FORBIDDEN = 403;
  private static final int TOO_MANY = 429;
  private static final int FAILURE = 500;

  private final Guests guests;
  private final DoorReport report;

  PageProbe(Guests guests, DoorReport report) {
    this.guests = guests;
    this.report = report;
  }

  /** Sessions are ended last. */
  void run(List<Route> table) throws IOException, InterruptedException {
    List<Route> rows =
        table.stream()
            .sorted(Comparator.comparing(row -> row.methods().contains("DELETE")))
            .toList();
    for (Route row : rows) {
      String door = row.methods().getFirst() + " " + row.path();
      for (Guest guest : guests.all()) {
        int status =
            guest.browser().status(row.methods().getFirst(), address(row.path()), body(row));
        report.note(tried(row, door, guest.kind(), status));
      }
      report.sum(door, guests.all().size());
    }
  }

  private static String address(String path) {
    return BELOW.getOrDefault(path, path.replace("*", "x"));
  }

  /** A pad of another counter is refused when its rating is read, so that one is complete. */
  private static String body(Route row) {
    return row.path().equals(RATE)
        ? "{\"counter\":\"%s\",\"value\":4}".formatted(CallerKind.COUNTER)
        : "{}";
  }

  private static Tried tried(Route row, String door, CallerKind kind, int status) {
    String found = Integer.toString(status);
    if (admits(row, kind.caller())) {
      boolean isIn = !isRefusal(status) && status != TOO_MANY && status < FAILURE;
      return new Tried(door, kind.name(), "let in", found, isIn ? Verdict.HOLDS : Verdict.WRONG);
    }
    int declared = FORBIDDEN;
    if (kind.caller().maySignIn()) {
      declared = row.path().startsWith("/api/") ? UNAUTHORISED : SEE_OTHER;
    }
    Verdict otherwise = isRefusal(status) ? Verdict.WRONG : Verdict.OPEN;
    return new Tried(
        door,
        kind.name(),
        Integer.toString(declared),
        found,
        status == declared ? Verdict.HOLDS : otherwise);
  }

  private static boolean admits(Route row, Caller caller) {
    boolean isOfAnotherCounter =
        row.path().equals(RATE)
            && caller instanceof Caller.Screen screen
            && !CallerKind.COUNTER.equals(screen.counter());
    return !isOfAnotherCounter && row.access().admits(caller);
  }

  private static boolean isRefusal(int status) {
    return status == SEE_OTHER || status == UNAUTHORISED || status == FORBIDDEN;
  }
}
