package vn.motcua.bridge.conform;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import vn.motcua.bridge.BoardEvent.DeviceChanged;
import vn.motcua.bridge.Chain;
import vn.motcua.bridge.ClockQuality;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.EventTypes;
import vn.motcua.bridge.Moment;
import vn.motcua.bridge.wire.Ack;
import vn.motcua.bridge.wire.Topics;

/** One epoch of an emulated board, with correct events. One thread. */
final class PlayedChain {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final Topics board;
  private final String epoch;
  private final List<Event> events = new ArrayList<>();

  PlayedChain(Topics board, String epoch) {
    this.board = board;
    this.epoch = epoch;
  }

  /** A chain of a new epoch. */
  static PlayedChain beginning(Topics board, RandomGenerator random) {
    return new PlayedChain(board, HexFormat.of().toHexDigits(random.nextLong()));
  }

  String epoch() {
    return epoch;
  }

  /**
   * The event of this sequence; it is created, with all events before it, when it does not exist.
   */
  Event event(int sequence) {
    while (events.size() < sequence) {
      String previous = events.isEmpty() ? Chain.GENESIS : events.getLast().hash();
      events.add(event(events.size() + 1, previous, "conformance"));
    }
    return events.get(sequence - 1);
  }

  /** Another event with this sequence, after the same event. */
  Event twin(int sequence, String reason) {
    return event(sequence, event(sequence).previousHash(), reason);
  }

  /** The next event, of any type and with any data. */
  Event append(String type, String data) {
    int sequence = events.size() + 1;
    Event event =
        link(sequence, events.isEmpty() ? Chain.GENESIS : events.getLast().hash(), type, data);
    events.add(event);
    return event;
  }

  private Event event(int sequence, String previous, String reason) {
    DeviceChanged data = new DeviceChanged("printer", "printer", "ready", reason, null);
    return link(sequence, previous, EventTypes.typeOf(data), EventTypes.toJson(data));
  }

  private Event link(int sequence, String previous, String type, String data) {
    Moment at =
        new Moment(START.plusSeconds(sequence), "conform", sequence, ClockQuality.UNTRUSTED);
    return Chain.link(board.centre(), board.board(), epoch, sequence, type, at, data, previous);
  }

  /** The acknowledgement of a case server that holds everything up to this sequence. */
  Ack ack(int sequence) {
    return sequence == 0 ? Ack.none(epoch) : Ack.of(epoch, sequence, event(sequence).hash());
  }

  /**
   * Accepts any acknowledgement up to {@code last}: when several servers share the work, one may
   * still send an older acknowledgement after another server's newer one.
   */
  Predicate<Ack> upTo(int last) {
    return ack -> ack.sequence() <= last && same(ack, ack((int) ack.sequence()));
  }

  /** Whether two acknowledgements name the same event; rewind and window are up to the server. */
  static boolean same(Ack one, Ack other) {
    return one.epoch().equals(other.epoch())
        && one.sequence() == other.sequence()
        && one.hash().equals(other.hash());
  }
}
