package vn.motcua.firmware.station;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.BoardEvent.BoardBorn;
import vn.motcua.bridge.BoardEvent.DaySealed;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.journal.Journal.Entry;
import vn.motcua.bridge.mqtt.Command;
import vn.motcua.devices.Reading;

/** Everything that can happen to a board. Immutable. */
public sealed interface Input {

  /** A person touched something on a page. */
  record Touched(Touch touch) implements Input {}

  /** The case server orders something. */
  record Commanded(Command command) implements Input {}

  /**
   * The case server orders the data of an event erased.
   *
   * @param target the event as the ledger has it now, null when it holds none of this name
   * @param acknowledged up to which position the case server holds the ledger
   */
  record ErasureAsked(Command command, @Nullable Entry target, long acknowledged)
      implements Input {}

  /** A device said something. */
  record Heard(Reading reading) implements Input {}

  /** Time has passed; sent about once a second. */
  record Ticked() implements Input {}

  /** A new program run or a new epoch begins; always the first input. */
  record Started(BoardBorn born) implements Input {}

  /** A day is over, and its counts are signed. */
  record DayOver(DaySealed seal) implements Input {}

  /** The oldest events, oldest first, have been at the case server for as long as they are kept. */
  record Outlived(List<Event> events) implements Input {}
}
