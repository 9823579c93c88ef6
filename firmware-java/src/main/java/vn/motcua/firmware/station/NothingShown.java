package vn.motcua.firmware.station;

/** The view of a station that no page shows anything of. */
public record NothingShown() {
  /** The one there is. */
  public static final NothingShown NOTHING = new NothingShown();
}
