package vn.motcua.firmware.people;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The accounts as the ledger has them, for other threads: what is in here is on disk. The station
 * thread writes; any thread reads.
 */
public final class AccountBook {
  private final @Nullable String owner;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private volatile AccountsAsOf now = new AccountsAsOf("", Map.of());

  /** The accounts of this board itself. */
  public AccountBook() {
    this(null);
  }

  /** {@code owner}: the board whose accounts these are; null for this one. */
  public AccountBook(@Nullable String owner) {
    this.owner = owner;
  }

  /** The board whose accounts these are; null for this one. */
  public @Nullable String owner() {
    return owner;
  }

  /** The accounts of now, by person. */
  public Map<String, Account> accounts() {
    return now.accounts();
  }

  /** The same, with the event that made them what they are. */
  public AccountsAsOf asOf() {
    return now;
  }

  /** A person's account; null for a person without one. */
  public @Nullable Account of(String person) {
    return now.accounts().get(person);
  }

  /** {@code listener} runs on the station thread after each change, and must not block. */
  public void onChange(Runnable listener) {
    listeners.add(listener);
  }

  /** From now on these are the accounts. */
  public void publish(AccountsAsOf accounts) {
    now = accounts;
    listeners.forEach(Runnable::run);
  }
}
