package vn.motcua.bridge.lab;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.journal.Ledger;
import vn.motcua.bridge.journal.Opening;
import vn.motcua.bridge.journal.Stamped;

/**
 * A ledger that forwards every call to another one: the base of wrappers that watch or hinder a
 * board. As thread-safe as the other one.
 */
public class ForwardingLedger implements Ledger {
  private final Ledger ledger;

  /** Forwards every call to {@code ledger}. */
  public ForwardingLedger(Ledger ledger) {
    this.ledger = ledger;
  }

  @Override
  public List<Event> append(List<Stamped> batch) {
    return ledger.append(batch);
  }

  @Override
  public Event foresee(Head end, Stamped next) {
    return ledger.foresee(end, next);
  }

  @Override
  public void acknowledge(long position) {
    ledger.acknowledge(position);
  }

  @Override
  public Head head() {
    return ledger.head();
  }

  @Override
  public List<Entry> peek(long position, int limit) {
    return ledger.peek(position, limit);
  }

  @Override
  public @Nullable Entry find(String epoch, long sequence) {
    return ledger.find(epoch, sequence);
  }

  @Override
  public long acknowledged() {
    return ledger.acknowledged();
  }

  @Override
  public void prune(long position) {
    ledger.prune(position);
  }

  @Override
  public void replay(Consumer<Event> consumer) {
    ledger.replay(consumer);
  }

  @Override
  public Opening opening() {
    return ledger.opening();
  }

  @Override
  public void beginEpoch(String reason) {
    ledger.beginEpoch(reason);
  }

  @Override
  public void close() {
    ledger.close();
  }
}
