package vn.motcua.firmware.people;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The accounts as the ledger has them, for other threads: what is in here is on disk. The station
 * thread writes; any thread reads.
 */
public final class AccountBook {
  private volatile Map<String, Account> accounts = Map.of();

  /** The accounts of now, by person. */
  public Map<String, Account> accounts() {
    return accounts;
  }

  /** A person's account; null for a person without one. */
  public @Nullable Account of(String person) {
    return accounts.get(person);
  }

  /** From now on these are the accounts. */
  public void publish(Map<String, Account> now) {
    accounts = Map.copyOf(now);
  }
}
