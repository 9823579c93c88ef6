package vn.motcua.bridge.journal;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;
import vn.motcua.bridge.Chain;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.EventCatalogue;
import vn.motcua.bridge.EventTypes;
import vn.motcua.bridge.journal.Journal.Entry;
import vn.motcua.bridge.journal.Journal.Head;

/** Links event data to the end of a chain. Stateless; any thread. */
public final class ChainLinks {
  private ChainLinks() {}

  /** The entries that follow {@code head}, checked against the limits of {@link Journal}. */
  public static List<Entry> follow(
      Identity identity, EventCatalogue catalogue, Head head, List<Stamped> data) {
    if (data.size() > Journal.BATCH_EVENTS_MAX) {
      throw new IllegalArgumentException(
          "%d events in one batch, at most %d".formatted(data.size(), Journal.BATCH_EVENTS_MAX));
    }
    List<Entry> entries = new ArrayList<>(data.size());
    Head end = head;
    for (Stamped each : data) {
      Event event = next(identity, catalogue, end, each);
      entries.add(new Entry(end.position() + 1, event));
      end = end.after(event);
    }
    return entries;
  }

  /**
   * The entries of events that were linked before.
   *
   * @throws JournalDamagedException when one does not follow {@code head}
   */
  public static List<Entry> continuing(Path file, Head head, List<Event> events) {
    List<Entry> entries = new ArrayList<>(events.size());
    Head end = head;
    for (Event event : events) {
      if (!event.epoch().equals(end.epoch())
          || event.sequence() != end.sequence() + 1
          || !event.previousHash().equals(end.hash())) {
        throw new JournalDamagedException(
            file, "the events after the end of its log do not " + "continue it", null);
      }
      entries.add(new Entry(end.position() + 1, event));
      end = end.after(event);
    }
    return entries;
  }

  /** The events of entries, in their order. */
  public static List<Event> events(List<Entry> entries) {
    return entries.stream().map(Entry::event).toList();
  }

  /** The head of an epoch without events. */
  public static Head empty(String epoch, long position) {
    return new Head(epoch, 0, Chain.GENESIS, position);
  }

  /** A new epoch's name, 16 hex digits. */
  public static String newEpoch(RandomGenerator random) {
    return HexFormat.of().toHexDigits(random.nextLong());
  }

  /** The event that follows {@code head}. */
  public static Event next(
      Identity identity, EventCatalogue catalogue, Head head, Stamped stamped) {
    String type = catalogue.typeOf(stamped.data());
    String json = EventTypes.toJson(stamped.data());
    if (json.length() > Journal.DATA_BYTES_MAX / 3
        && json.getBytes(StandardCharsets.UTF_8).length > Journal.DATA_BYTES_MAX) {
      throw new DataTooLargeException(
          "%s has more than %d bytes of data".formatted(type, Journal.DATA_BYTES_MAX));
    }
    return Chain.link(
        identity.centre(),
        identity.board(),
        head.epoch(),
        head.sequence() + 1,
        type,
        stamped.at(),
        json,
        head.hash());
  }
}
