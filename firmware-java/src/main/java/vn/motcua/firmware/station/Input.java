package vn.motcua.firmware.station;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.BoardEvent.BoardBorn;
import vn.motcua.bridge.BoardEvent.DaySealed;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.EventData;
import vn.motcua.bridge.SlotEvent.SlotSpent;
import vn.motcua.bridge.command.ServerCommand;
import vn.motcua.bridge.journal.Journal.Entry;
import vn.motcua.devices.Reading;
import vn.motcua.firmware.access.Caller;

/** Everything that can happen to a board. Immutable. */
public sealed interface Input {

  /**
   * A person touched something on a page.
   *
   * @param by who it was, as far as the board knows
   */
  record Touched(Touch touch, Caller by) implements Input {
    /** On a board without accounts. */
    public Touched(Touch touch) {
      this(touch, new Caller.Unguarded());
    }
  }

  /** The case server sends a command. */
  record Commanded(ServerCommand command) implements Input {}

  /**
   * The case server's command to erase the data of an event.
   *
   * @param target the event as the ledger has it now, null when there is none with this name
   * @param acknowledged position up to which the case server holds the ledger
   */
  record ErasureAsked(ServerCommand command, @Nullable Entry target, long acknowledged)
      implements Input {}

  /** A reading of a device. */
  record Heard(Reading reading) implements Input {}

  /** Time has passed; sent about once a second. */
  record Ticked() implements Input {}

  /**
   * A new program run or a new epoch begins; always the first input.
   *
   * @param remembered what is known beside the ledger about numbers that it may not contain: used
   *     slots, and a doubt
   */
  record Started(BoardBorn born, List<EventData> remembered) implements Input {
    /** With nothing known beside the ledger. */
    public Started(BoardBorn born) {
      this(born, List.of());
    }
  }

  /**
   * The case server has answered the board's birth.
   *
   * @param epoch of the ledger, as in the birth
   * @param alone whether it said that it knows no other epoch of this board
   * @param spent slots that it knows to be taken by this board
   */
  record Answered(String epoch, boolean alone, List<SlotSpent> spent) implements Input {}

  /** What the board is built of and works without; each fact is recorded unless it is already. */
  record Provisioned(List<EventData> facts) implements Input {
    /** Takes a copy. */
    public Provisioned {
      facts = List.copyOf(facts);
    }
  }

  /** A day is over, and its counts are signed. */
  record DayOver(DaySealed seal) implements Input {}

  /** The oldest events, oldest first, have reached the end of their retention. */
  record Outlived(List<Event> events) implements Input {}

  /**
   * Another board of the centre says something.
   *
   * @param from the board
   */
  record Received(BoardMail mail, String from) implements Input {}

  /**
   * A touch goes on that was put off with {@link Decision.Asked}.
   *
   * @param answer null when none has come in time
   */
  record Resumed(Touch touch, Caller by, @Nullable BoardMail answer) implements Input {}
}
