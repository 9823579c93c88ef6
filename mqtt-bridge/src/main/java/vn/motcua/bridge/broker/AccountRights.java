package vn.motcua.bridge.broker;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import vn.motcua.bridge.wire.Topics;

/**
 * Which boards exchange the accounts of a centre: the owner sends them to each board that has them,
 * each of these says to the owner what it holds, and nobody else takes part. Immutable; any thread.
 *
 * @param owners the board that owns the accounts of its centre, at most one of each centre
 * @param holders the boards that get them
 */
public record AccountRights(Set<Topics> owners, Set<Topics> holders) {
  /** No board gets accounts. */
  public static final AccountRights NONE = new AccountRights(Set.of(), Set.of());

  /**
   * Takes copies.
   *
   * @throws IllegalArgumentException when a centre has two owners
   */
  public AccountRights {
    owners = Set.copyOf(owners);
    holders = Set.copyOf(holders);
    if (owners.stream().map(Topics::centre).distinct().count() < owners.size()) {
      throw new IllegalArgumentException("one board owns the accounts of a centre, not two");
    }
  }

  /** The topics that a board may publish to. */
  List<String> written(Topics board) {
    return owners.contains(board)
        ? heldBy(board).stream().map(Topics::accounts).toList()
        : holders.contains(board) ? List.of(board.accountsHeld()) : List.of();
  }

  /** The topics that a board may read. */
  List<String> read(Topics board) {
    return owners.contains(board)
        ? heldBy(board).stream().map(Topics::accountsHeld).toList()
        : holders.contains(board) ? List.of(board.accounts()) : List.of();
  }

  /** The other boards of a centre that get its accounts, in the order of their names. */
  private List<Topics> heldBy(Topics owner) {
    return holders.stream()
        .filter(each -> each.centre().equals(owner.centre()) && !each.equals(owner))
        .sorted(Comparator.comparing(Topics::client))
        .toList();
  }
}
