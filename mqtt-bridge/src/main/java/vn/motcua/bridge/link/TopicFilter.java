package vn.motcua.bridge.link;

import java.util.Arrays;
import java.util.List;

/**
 * A topic of a {@link TopicHandler}: its levels, of which {@code +} stands for any one.
 *
 * @param levels without wildcards but whole levels {@code +}
 */
record TopicFilter(List<String> levels) {
  private static final String ANY = "+";

  /**
   * Reads a filter.
   *
   * @throws IllegalArgumentException for {@code #}, and for {@code +} beside other characters
   */
  static TopicFilter of(String text) {
    List<String> levels = split(text);
    for (String level : levels) {
      if (level.contains("#") || (level.contains(ANY) && !level.equals(ANY))) {
        throw new IllegalArgumentException(text + " has a wildcard that is not a whole level +");
      }
    }
    return new TopicFilter(levels);
  }

  /** Whether a topic without wildcards is one of its topics. */
  boolean matches(String topic) {
    return overlaps(new TopicFilter(split(topic)));
  }

  /** Whether a topic exists that is one of both. */
  boolean overlaps(TopicFilter other) {
    if (levels.size() != other.levels.size()) {
      return false;
    }
    for (int i = 0; i < levels.size(); i++) {
      String one = levels.get(i);
      String two = other.levels.get(i);
      if (!one.equals(two) && !one.equals(ANY) && !two.equals(ANY)) {
        return false;
      }
    }
    return true;
  }

  private static List<String> split(String text) {
    return Arrays.asList(text.split("/", -1));
  }
}
