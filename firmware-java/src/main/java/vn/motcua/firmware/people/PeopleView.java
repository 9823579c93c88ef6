package vn.motcua.firmware.people;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the supervisor's page shows. Immutable.
 *
 * @param accounts in the order of their ids
 * @param others staff without an account, as the catalogue orders them
 */
public record PeopleView(List<Row> accounts, List<Other> others) {
  /** Takes copies. */
  public PeopleView {
    accounts = List.copyOf(accounts);
    others = List.copyOf(others);
  }

  /**
   * An account.
   *
   * @param name as in catalogue.toml; null when it has nobody with this id any more
   * @param roles in their order, as events write them
   * @param waiting whether the person still has to choose a password
   * @param card whether the person has a card
   */
  public record Row(
      String person, @Nullable String name, List<String> roles, boolean waiting, boolean card) {}

  /** Somebody without an account. */
  public record Other(String person, String name) {}
}
