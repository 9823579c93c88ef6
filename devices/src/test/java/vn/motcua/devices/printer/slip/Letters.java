package vn.motcua.devices.printer.slip;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** All Vietnamese letters beyond ASCII with and without tone, and those of Hrê. */
public final class Letters {
  private Letters() {}

  /** The 146 letters of the alphabet's vowels and đ, and ŏ ĭ ŭ with their capitals, in NFC. */
  public static Set<String> all() {
    Set<String> letters = new LinkedHashSet<>();
    for (String vowel : List.of("a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y")) {
      for (String tone : new String[] {"", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}) {
        add(letters, vowel + tone);
      }
    }
    for (String other : List.of("đ", "ŏ", "ĭ", "ŭ")) {
      add(letters, other);
    }
    return letters;
  }

  private static void add(Set<String> letters, String letter) {
    String composed = Normalizer.normalize(letter, Normalizer.Form.NFC);
    letters.add(composed);
    letters.add(composed.toUpperCase(Locale.ROOT));
  }
}
