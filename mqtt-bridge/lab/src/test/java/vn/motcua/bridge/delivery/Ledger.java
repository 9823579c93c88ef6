package vn.motcua.bridge.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.Chain;
import vn.motcua.bridge.ClockQuality;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.EventData;
import vn.motcua.bridge.EventTypes;
import vn.motcua.bridge.Moment;
import vn.motcua.bridge.journal.Journal;
import vn.motcua.bridge.wire.Ack;

/** A journal of ready-made events, for tests of what comes after it. Any thread. */
public final class Ledger implements Journal {
  public static final String EPOCH = "00000000000000aa";

  private final List<Entry> entries = new ArrayList<>();
  private final String centre;
  private final String board;
  private String epoch = EPOCH;
  private String saying = "hết giấy";
  private long acknowledged;

  public Ledger(String centre, String board) {
    this.centre = centre;
    this.board = board;
  }

  /** Adds {@code count} events and returns this. */
  public synchronized Ledger grow(int count) {
    for (int i = 0; i < count; i++) {
      Head head = head();
      long sequence = head.sequence() + 1;
      Moment at =
          new Moment(
              Instant.ofEpochSecond(1_800_000_000L + head.position()),
              "11111111-2222-3333-4444-555555555555",
              sequence * 1_000,
              ClockQuality.SYNCHRONISED);
      link(
          "vn.motcua.ticket.voided.v1",
          "{\"number\":\"" + sequence + "\",\"reason\":\"" + saying + "\"}",
          at);
    }
    return this;
  }

  private Event link(String type, String data, Moment at) {
    Head head = head();
    Event event =
        Chain.link(centre, board, epoch, head.sequence() + 1, type, at, data, head.hash());
    entries.add(new Entry(head.position() + 1, event));
    return event;
  }

  /** Puts this text into what is grown from now on. */
  public synchronized Ledger saying(String text) {
    saying = text;
    return this;
  }

  /** Begins a new epoch. */
  public synchronized Ledger renew(String next) {
    epoch = next;
    return this;
  }

  /** Forgets what came after {@code position}, as a restored card does. */
  public synchronized Ledger rollBackTo(long position) {
    entries.removeIf(e -> e.position() > position);
    acknowledged = Math.min(acknowledged, position);
    return this;
  }

  public synchronized Event event(long position) {
    return entries.get((int) position - 1).event();
  }

  public Ack ackAt(long position) {
    Event event = event(position);
    return Ack.of(event.epoch(), event.sequence(), event.hash());
  }

  @Override
  public synchronized List<Event> append(List<? extends EventData> data, Moment at) {
    List<Event> events = new ArrayList<>();
    for (EventData each : data) {
      events.add(link(EventTypes.typeOf(each), EventTypes.toJson(each), at));
    }
    return events;
  }

  @Override
  public synchronized Head head() {
    if (entries.isEmpty()) {
      return new Head(epoch, 0, Chain.GENESIS, 0);
    }
    Entry last = entries.getLast();
    return last.event().epoch().equals(epoch)
        ? new Head(epoch, last.event().sequence(), last.event().hash(), last.position())
        : new Head(epoch, 0, Chain.GENESIS, last.position());
  }

  @Override
  public synchronized List<Entry> peek(long position, int limit) {
    int from = (int) Math.min(position, entries.size());
    return List.copyOf(entries.subList(from, Math.min(entries.size(), from + limit)));
  }

  @Override
  public synchronized @Nullable Entry find(String wanted, long sequence) {
    return entries.stream()
        .filter(e -> e.event().sequence() == sequence && e.event().epoch().equals(wanted))
        .findFirst()
        .orElse(null);
  }

  @Override
  public synchronized void acknowledge(long position) {
    acknowledged = Math.max(acknowledged, position);
  }

  @Override
  public synchronized long acknowledged() {
    return acknowledged;
  }

  @Override
  public synchronized void replay(Consumer<Event> consumer) {
    entries.forEach(e -> consumer.accept(e.event()));
  }

  @Override
  public void close() {
    // Nothing is open.
  }
}
