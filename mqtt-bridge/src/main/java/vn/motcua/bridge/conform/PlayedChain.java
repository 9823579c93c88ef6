package vn.motcua.bridge.conform;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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

  private Event event(int sequence, String previous, String reason) {
    DeviceChanged data = new DeviceChanged("printer", "printer", "ready", reason, null);
    Moment at =
        new Moment(START.plusSeconds(sequence), "conform", sequence, ClockQuality.UNTRUSTED);
    return Chain.link(
        board.centre(),
        board.board(),
        epoch,
        sequence,
        EventTypes.typeOf(data),
        at,
        EventTypes.toJson(data),
        previous);
  }

  /** The acknowledgement of a case server that holds everything up to this sequence. */
  Ack ack(int sequence) {
    return sequence == 0 ? Ack.none(epoch) : Ack.of(epoch, sequence, event(sequence).hash());
  }
}
