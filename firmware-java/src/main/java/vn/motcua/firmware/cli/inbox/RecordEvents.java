package vn.motcua.firmware.cli.inbox;

import picocli.CommandLine.Model.CommandSpec;
import vn.motcua.bridge.inbox.store.RecordReader;
import vn.motcua.bridge.inbox.store.RecordReader.HeldChain;
import vn.motcua.firmware.cli.progress.Progress;

/** How much an inbox holds, for the bar of its verification. Stateless. */
final class RecordEvents {
  private RecordEvents() {}

  /** A bar whose end is known when everything is verified, but not when only some days are. */
  static Progress progress(boolean isWhole, RecordReader record, CommandSpec spec) {
    long events = isWhole ? stored(record) : 0;
    return Progress.of("verify", events, "events", spec.commandLine().getErr());
  }

  /**
   * The sum of the last sequences of all chains; more than there are when old ones were removed.
   */
  private static long stored(RecordReader record) {
    long events = 0;
    HeldChain chain = record.chainAfter(0);
    while (chain != null) {
      events += chain.tip().sequence();
      chain = record.chainAfter(chain.id());
    }
    return events;
  }
}
