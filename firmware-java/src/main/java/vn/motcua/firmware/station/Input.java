package vn.motcua.firmware.station;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.BoardEvent.BoardBorn;
import vn.motcua.bridge.BoardEvent.DaySealed;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.EventData;
import vn.motcua.bridge.SlotEvent.SlotSpent;
import vn.motcua.bridge.journal.Journal.Entry;
import vn.motcua.bridge.wire.ServerCommand;
import vn.motcua.devices.Reading;

/** Everything that can happen to a board. Immutable. */
public sealed interface Input {

  /** A person touched something on a page. */
  record Touched(Touch touch) implements Input {}

  /** The case server orders something. */
  record Commanded(ServerCommand command) implements Input {}

  /**
   * The case server orders the data of an event erased.
   *
   * @param target the event as the ledger has it now, null when it holds none of this name
   * @param acknowledged up to which position the case server holds the ledger
   */
  record ErasureAsked(ServerCommand command, @Nullable Entry target, long acknowledged)
      implements Input {}

  /** A device said something. */
  record Heard(Reading reading) implements Input {}

  /** Time has passed; sent about once a second. */
  record Ticked() implements Input {}

  /**
   * A new program run or a new epoch begins; always the first input.
   *
   * @param remembered what is known beside the ledger of numbers that it may not hold: slots spent,
   *     and a doubt
   */
  record Started(BoardBorn born, List<EventData> remembered) implements Input {
    /** Nothing is known but the ledger. */
    public Started(BoardBorn born) {
      this(born, List.of());
    }
  }

  /**
   * The case server has answered the board's birth.
   *
   * @param epoch of the ledger, as asked for
   * @param alone whether it said that it knows no other epoch of this board
   * @param spent slots that it knows to be taken by this board
   */
  record Answered(String epoch, boolean alone, List<SlotSpent> spent) implements Input {}

  /** A day is over, and its counts are signed. */
  record DayOver(DaySealed seal) implements Input {}

  /** The oldest events, oldest first, have been at the case server for as long as they are kept. */
  record Outlived(List<Event> events) implements Input {}
}
