package vn.motcua.firmware.cli.inbox;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import vn.motcua.bridge.inbox.audit.Forgotten;

/** What an inbox no longer holds on purpose. */
final class ForgottenOption {
  @Option(
      names = "--forgotten-before",
      paramLabel = "DAY",
      description = {
        "What was before this day was forgotten on purpose: a chain may begin later than at its",
        "first event when what it begins with is at most a month younger. Default: a gap is a gap."
      })
  private @Nullable LocalDate before;

  /** What was said. */
  Forgotten said() {
    return new Forgotten(before);
  }

  /** The same in words. */
  String name() {
    return "forgotten before " + (before == null ? "no day" : before);
  }
}
