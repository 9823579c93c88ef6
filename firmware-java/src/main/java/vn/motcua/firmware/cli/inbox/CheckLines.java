package vn.motcua.firmware.cli.inbox;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import vn.motcua.bridge.conform.ConformanceCheck;

/**
 * Prints checks as they end. Checks that follow each other and failed for the same reason share one
 * message, which comes when the next check ends otherwise. One thread.
 */
final class CheckLines {
  private final PrintWriter out;
  private final List<ConformanceCheck> alike = new ArrayList<>();

  CheckLines(PrintWriter out) {
    this.out = out;
  }

  /** Takes the next check. */
  void take(ConformanceCheck check) {
    String seen = check.seen();
    if (!alike.isEmpty() && !String.valueOf(seen).equals(alike.getFirst().seen())) {
      end();
    }
    if (seen == null) {
      out.printf("pass  %-19s %s%n", check.name(), check.expected());
      out.flush();
    } else {
      alike.add(check);
    }
  }

  /** Prints what is held back. */
  void end() {
    if (alike.size() == 1) {
      ConformanceCheck check = alike.getFirst();
      out.printf("FAIL  %-19s %s; but %s%n", check.name(), check.expected(), check.seen());
    } else if (alike.size() > 1) {
      String names = alike.stream().map(ConformanceCheck::name).collect(Collectors.joining(", "));
      out.printf("FAIL  %d checks (%s): %s%n", alike.size(), names, alike.getFirst().seen());
    }
    out.flush();
    alike.clear();
  }
}
