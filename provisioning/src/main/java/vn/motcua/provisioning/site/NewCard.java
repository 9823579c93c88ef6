package vn.motcua.provisioning.site;

import java.util.List;

/**
 * What a new card of a board needs.
 *
 * @param revoked how many certificates of the old card are revoked now
 * @param slots digits that no card of the centre has had
 * @param code one-time code of the new card
 */
public record NewCard(int revoked, List<Integer> slots, String code) {
  /** Takes a copy. */
  public NewCard {
    slots = List.copyOf(slots);
  }
}
