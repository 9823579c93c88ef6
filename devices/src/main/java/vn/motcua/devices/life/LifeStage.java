package vn.motcua.devices.life;

import java.util.Locale;

/** Where a device stands in its supervised life. */
public enum LifeStage {
  /** Not there: no such path, port or address. */
  ABSENT,
  /** Being opened, claimed and asked who it is. */
  OPENING,
  /**
   * Works: it was opened, and has proved itself as far as its protocol can. A printer and a
   * fingerprint module have answered, a terminal has taken the key or called with its serial
   * number, a camera has sent a picture. A scanner, a keyboard, a panel and a printer that never
   * answers only talk or only listen: of these it means that the port is there.
   */
  READY,
  /** Is there and failed, or refuses; the reason says whose fault it is. */
  FAULTED,
  /** Waiting, with jitter, before the next try. */
  BACKING_OFF;

  /** As events, pages and their JSON say it: lower case, with hyphens. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
