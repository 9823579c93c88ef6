package vn.motcua.devices;

/**
 * The state of a device, in events and on pages.
 *
 * @param word lower case with hyphens: {@code ready}, {@code absent}, {@code faulted}, or a word of
 *     the device's kind such as {@code paper-out} and {@code stuck-3}
 * @param reason short English text for technicians, may be empty
 */
public record DeviceState(String word, String reason) {
  /** The word of a device that works. */
  public static final String READY = "ready";
}
