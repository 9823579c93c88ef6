package vn.motcua.devices.life;

import java.util.Locale;

/** Where a device stands in its supervised life. */
public enum LifeStage {
  /** Missing: no such path, port or address. */
  ABSENT,
  /** Being opened, claimed and identified. */
  OPENING,
  /**
   * Works: it was opened, and has proved itself as far as its protocol can. A printer and a
   * fingerprint module have answered, a terminal has accepted the key or called with its serial
   * number, a camera has sent a picture. A scanner, a keyboard, a panel and a printer that never
   * answers only send or only receive: for these it means that the port is there.
   */
  READY,
  /** Present but failing or refusing; the reason says why. */
  FAULTED,
  /** Waiting, with jitter, before the next try. */
  BACKING_OFF;

  /** The word in events, on pages and in JSON: lower case, with hyphens. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
