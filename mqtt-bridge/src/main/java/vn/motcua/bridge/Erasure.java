package vn.motcua.bridge;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.motcua.bridge.AttendanceEvent.AttendanceEnrolled;
import vn.motcua.bridge.AttendanceEvent.AttendanceErased;
import vn.motcua.bridge.AttendanceEvent.AttendancePunched;
import vn.motcua.bridge.AttendanceEvent.DutyEnded;
import vn.motcua.bridge.AttendanceEvent.DutyStarted;
import vn.motcua.bridge.BoardEvent.DataErased;
import vn.motcua.bridge.HandoffEvent.ManifestClosed;
import vn.motcua.bridge.HandoffEvent.ManifestDiffered;
import vn.motcua.bridge.HandoffEvent.ManifestOpened;
import vn.motcua.bridge.HandoffEvent.ReceiptScanned;
import vn.motcua.bridge.LineEvent.LineClosed;
import vn.motcua.bridge.RatingEvent.RatingGiven;
import vn.motcua.bridge.TicketEvent.TicketReprinted;

/**
 * Which event a {@code data.erased} takes the data of: whoever stores the one blanks the other in
 * the same transaction.
 *
 * @param epoch of the event
 * @param sequence of the event
 * @param hash of the event; another one under the same name is not meant
 */
public record Erasure(String epoch, long sequence, String hash) {
  private static final String ERASED = EventTypes.typeOf(DataErased.class);

  /**
   * Those that name a person, or have a text that a person wrote. What numbers and the proof of the
   * ledger are made of is not among them, and names nobody.
   */
  private static final Set<String> ERASABLE =
      Stream.<Class<? extends EventData>>of(
              TicketReprinted.class,
              LineClosed.class,
              RatingGiven.class,
              AttendancePunched.class,
              AttendanceEnrolled.class,
              AttendanceErased.class,
              DutyStarted.class,
              DutyEnded.class,
              ReceiptScanned.class,
              ManifestOpened.class,
              ManifestClosed.class,
              ManifestDiffered.class)
          .map(EventTypes::typeOf)
          .collect(Collectors.toUnmodifiableSet());

  /** Whether events of this type may lose their data. */
  public static boolean isErasable(String type) {
    return ERASABLE.contains(type);
  }

  /** What an event erases; empty unless it is a {@code data.erased} that can be read. */
  public static Optional<Erasure> of(Event event) {
    if (!event.type().equals(ERASED) || !event.hasData()) {
      return Optional.empty();
    }
    try {
      return EventTypes.parse(event.type(), event.data()) instanceof DataErased erased
          ? of(erased.event(), erased.hash())
          : Optional.empty();
    } catch (EventFormatException e) {
      return Optional.empty(); // of a later version of the program, or of none: it names nothing
    }
  }

  /** What these events erase, in their order. */
  public static List<Erasure> of(List<Event> events) {
    return events.stream().flatMap(event -> of(event).stream()).toList();
  }

  private static Optional<Erasure> of(String id, String hash) {
    int dash = id.indexOf('-');
    try {
      return dash < 0
          ? Optional.empty()
          : Optional.of(
              new Erasure(id.substring(0, dash), Long.parseLong(id.substring(dash + 1)), hash));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Whether this is the event that is meant. */
  public boolean names(Event event) {
    return event.sequence() == sequence && event.epoch().equals(epoch) && event.hash().equals(hash);
  }

  /**
   * The event without its data; empty when it is another one, has none, is of a type that keeps
   * them, or of version 1 of the chain, whose hash could not be proven without them.
   */
  public Optional<Event> applyTo(Event event) {
    return names(event) && event.hasData() && isErasable(event.type())
        ? Optional.ofNullable(Chain.erased(event))
        : Optional.empty();
  }
}
