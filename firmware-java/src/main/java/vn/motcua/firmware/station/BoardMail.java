package vn.motcua.firmware.station;

import org.jspecify.annotations.Nullable;

/**
 * What the boards of a centre say to each other. Each station has a family of its own. Immutable;
 * values come from other boards, and only their form is checked.
 */
public interface BoardMail {
  /** The question that it answers, by the id that was asked with; null when it answers none. */
  default @Nullable String answersTo() {
    return null;
  }
}
