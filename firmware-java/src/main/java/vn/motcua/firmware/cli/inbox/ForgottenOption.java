package vn.motcua.firmware.cli.inbox;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import vn.motcua.bridge.inbox.audit.Forgotten;

/** Events that an inbox no longer holds on purpose. */
final class ForgottenOption {
  @Option(
      names = "--forgotten-before",
      paramLabel = "DAY",
      description =
          "Events before this day were removed on purpose: a chain may begin later than at its"
              + " first event, if the event it begins with is at most a month younger than DAY."
              + " Default: every missing beginning is a gap.")
  private @Nullable LocalDate before;

  /** The value of the option. */
  Forgotten said() {
    return new Forgotten(before);
  }

  /** The same as text. */
  String name() {
    return "forgotten before " + (before == null ? "no day" : before);
  }
}
