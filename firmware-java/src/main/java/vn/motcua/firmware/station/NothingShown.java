package vn.motcua.firmware.station;

/** The view of a station that shows nothing. */
public record NothingShown() {
  /** The only instance. */
  public static final NothingShown NOTHING = new NothingShown();
}
