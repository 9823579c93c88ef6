package vn.motcua.provisioning.signed;

import java.util.Locale;

/** A part of a centre's catalogue: who needs what. */
public enum CataloguePart {
  /** Lines, counters, priorities and desks: for every board. */
  PUBLIC,
  /** Names of people: for boards on which somebody clocks in or is named. */
  STAFF;

  /** As in topics and files. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
