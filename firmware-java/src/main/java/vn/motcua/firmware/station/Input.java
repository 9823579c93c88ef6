package vn.motcua.firmware.station;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.BoardEvent.Start;
import vn.motcua.devices.Reading;

/** Everything that can happen to a board. Immutable. */
public sealed interface Input {

  /** A person touched something on a page. */
  record Touched(Touch touch) implements Input {}

  /** A device said something. */
  record Heard(Reading reading) implements Input {}

  /** Time has passed; sent about once a second. */
  record Ticked() implements Input {}

  /**
   * The program has come up on its ledger; always the first input.
   *
   * @param previousEpoch the epoch before this one on the same card, with its last sequence and
   *     hash; null when this is not the start of a new epoch
   */
  record Started(
      Start start,
      String version,
      List<String> roles,
      @Nullable String previousEpoch,
      @Nullable Long previousSequence,
      @Nullable String previousHash)
      implements Input {}
}
