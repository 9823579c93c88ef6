package vn.motcua.firmware.intruder;

import java.util.Locale;

/** A fault that is planted to see that the intruder finds it. */
public enum Plant {
  /** One page needs no session. */
  OPEN_ROUTE,
  /** One row asks for a session and not for a role. */
  MISSING_ROLE,
  /** The pages do not look at where a request comes from. */
  NO_CSRF,
  /** One board may publish on the events topic of another. */
  FOREIGN_TOPIC,
  /** A board was revoked at the site, and nobody copied the lists to the broker. */
  STALE_LISTS;

  /** As it is written on the command line, such as {@code open-route}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether it is a fault of the board's program; else it is one of the broker's files. */
  boolean isOfBoard() {
    return this == OPEN_ROUTE || this == MISSING_ROLE || this == NO_CSRF;
  }
}
