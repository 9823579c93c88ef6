package vn.motcua.bridge.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.BoardEvent.Start;
import vn.motcua.bridge.Erasure;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.EventCatalogue;
import vn.motcua.bridge.journal.ChainLinks;
import vn.motcua.bridge.journal.Identity;
import vn.motcua.bridge.journal.JournalFullException;
import vn.motcua.bridge.journal.Ledger;
import vn.motcua.bridge.journal.Opening;
import vn.motcua.bridge.journal.Stamped;

/**
 * A ledger on a simulated disk: the same contract without file, clock or thread.
 *
 * <p>The same seed and the same calls give the same ledger, byte for byte. {@link #afterPowerCut}
 * is the ledger as the next start finds it. Any thread, one at a time inside.
 */
public final class MemoryJournal implements Ledger {
  private final Identity identity;
  private final EventCatalogue catalogue;
  private final RandomGenerator forEpoch;
  private final List<Entry> entries;
  private Head head;
  private Opening opening;
  private long acknowledged;
  private long acknowledgedDurably;
  private long eventsMax = Long.MAX_VALUE;
  private boolean open = true;

  /** An empty ledger; {@code forEpoch} names its epochs. */
  public MemoryJournal(Identity identity, EventCatalogue catalogue, RandomGenerator forEpoch) {
    this.identity = identity;
    this.catalogue = catalogue;
    this.forEpoch = forEpoch;
    this.entries = new ArrayList<>();
    this.head = ChainLinks.empty(ChainLinks.newEpoch(forEpoch), 0);
    this.opening = new Opening(Start.FIRST, null, "the ledger is new");
  }

  private MemoryJournal(MemoryJournal before, List<Entry> entries, Head head) {
    this.identity = before.identity;
    this.catalogue = before.catalogue;
    this.forEpoch = before.forEpoch;
    this.entries = entries;
    this.head = head;
    this.acknowledged = Math.min(before.acknowledgedDurably, head.position());
    this.acknowledgedDurably = acknowledged;
    this.eventsMax = before.eventsMax;
    this.opening =
        head.sequence() == 0
            ? before.opening
            : new Opening(Start.RESTART, null, "the ledger goes on where it stopped");
  }

  /**
   * Cuts the power: this object must not be used any more, and the new one holds everything
   * appended.
   *
   * <p>Acknowledgements since the last append are lost, because no journal syncs them separately;
   * the case server receives those events again.
   */
  public synchronized MemoryJournal afterPowerCut() {
    open = false;
    return new MemoryJournal(this, entries, head);
  }

  /**
   * An older copy is restored, or the end is cut off: the next start finds only the first events.
   * This object must not be used any more.
   *
   * @param events how many remain, at least one
   */
  public synchronized MemoryJournal backTo(int events) {
    open = false;
    List<Entry> left = new ArrayList<>(entries.subList(0, events));
    Event last = left.getLast().event();
    Head end = new Head(last.epoch(), last.sequence(), last.hash(), left.getLast().position());
    return new MemoryJournal(this, left, end);
  }

  /** A regular stop and a start: nothing is lost. */
  public synchronized MemoryJournal afterRestart() {
    acknowledgedDurably = acknowledged;
    return afterPowerCut();
  }

  /**
   * The simulated disk has room for this many events in total; a number below the present one means
   * full.
   */
  public synchronized void roomFor(long events) {
    eventsMax = events;
  }

  @Override
  public synchronized List<Event> append(List<Stamped> batch) {
    requireOpen();
    List<Entry> added = ChainLinks.follow(identity, catalogue, head, batch);
    if (entries.size() + added.size() > eventsMax) {
      throw new JournalFullException(
          "no room for %d more events".formatted(added.size()),
          new IllegalStateException("the simulated disk holds " + eventsMax));
    }
    for (Entry entry : added) {
      entries.add(entry);
      head = head.after(entry.event());
    }
    Erasure.of(ChainLinks.events(added)).forEach(this::erase);
    acknowledgedDurably = acknowledged;
    return ChainLinks.events(added);
  }

  private void erase(Erasure erasure) {
    entries.replaceAll(entry ->
        erasure
            .applyTo(entry.event(), catalogue)
            .map(erased -> new Entry(entry.position(), erased))
            .orElse(entry));
  }

  @Override
  public Event foresee(Head end, Stamped next) {
    return ChainLinks.next(identity, catalogue, end, next);
  }

  @Override
  public synchronized void beginEpoch(String reason) {
    requireOpen();
    opening = new Opening(Start.NEW_EPOCH, head, reason);
    head = ChainLinks.empty(ChainLinks.newEpoch(forEpoch), head.position());
  }

  @Override
  public synchronized Opening opening() {
    return opening;
  }

  @Override
  public synchronized Head head() {
    return head;
  }

  @Override
  public synchronized List<Entry> peek(long position, int limit) {
    requireOpen();
    long behind = entries.isEmpty() ? head.position() : entries.getFirst().position() - 1;
    int from = Math.clamp(position - behind, 0, entries.size());
    return List.copyOf(entries.subList(from, (int) Math.min((long) from + limit, entries.size())));
  }

  @Override
  public synchronized @Nullable Entry find(String epoch, long sequence) {
    requireOpen();
    for (int i = entries.size() - 1; i >= 0; i--) {
      Event event = entries.get(i).event();
      if (event.sequence() == sequence && event.epoch().equals(epoch)) {
        return entries.get(i);
      }
    }
    return null;
  }

  @Override
  public synchronized void acknowledge(long position) {
    requireOpen();
    if (position > head.position()) {
      throw new IllegalArgumentException(
          "position %d is beyond the head, %d".formatted(position, head.position()));
    }
    acknowledged = Math.max(acknowledged, position);
  }

  @Override
  public synchronized void prune(long position) {
    requireOpen();
    if (position >= acknowledged) {
      throw new IllegalArgumentException(
          "position %d is not below the acknowledged %d".formatted(position, acknowledged));
    }
    entries.removeIf(entry -> entry.position() <= position);
    acknowledgedDurably = acknowledged;
  }

  @Override
  public synchronized long acknowledged() {
    return acknowledged;
  }

  @Override
  public void replay(Consumer<Event> consumer) {
    peek(0, Integer.MAX_VALUE).forEach(entry -> consumer.accept(entry.event()));
  }

  @Override
  public synchronized void close() {
    open = false;
  }

  private void requireOpen() {
    if (!open) {
      throw new IllegalStateException("the journal is closed");
    }
  }
}
