package vn.motcua.provisioning.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Suggests the word that a mistyped word was meant to be. */
public final class Spelling {
  private static final int DISTANCE_MAX = 2;

  private Spelling() {}

  /** The known word with the fewest changed letters, if at most two and not all of them. */
  public static Optional<String> nearest(String word, Collection<String> known) {
    return known.stream()
        .filter(k -> distance(word, k) <= Math.min(DISTANCE_MAX, k.length() - 1))
        .min(Comparator.comparingInt(k -> distance(word, k)));
  }

  /** Levenshtein distance: letters to insert, delete or replace. */
  private static int distance(String a, String b) {
    int[] above = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replace = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replace, 1 + Math.min(above[j], row[j - 1]));
      }
      above = row;
    }
    return above[b.length()];
  }
}
