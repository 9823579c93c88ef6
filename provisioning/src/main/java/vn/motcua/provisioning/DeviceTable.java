package vn.motcua.provisioning;

import java.util.List;

/**
 * The table of board.toml for one kind of device. Immutable.
 *
 * @param <C> record of an entry
 * @param key name of the table, such as {@code printer} for {@code [[printer]]}
 * @param type class of an entry
 * @param form reads and checks one entry
 */
public record DeviceTable<C extends DeviceConfig>(String key, Class<C> type, Form<C> form) {

  /** Reads and checks one entry. */
  @FunctionalInterface
  public interface Form<C> {
    /**
     * Reads every key that {@code entry} may have. A fault is recorded in the entry and throws no
     * exception, so that all faults of a file are found at once.
     *
     * @param names values that are unique over all tables or refer to the catalogue
     */
    C read(DeviceNames names, TomlNode entry);
  }

  /** {@code [[printer]]}. */
  public static final DeviceTable<DeviceConfig.Printer> PRINTER =
      new DeviceTable<>("printer", DeviceConfig.Printer.class, DeviceForms::printer);

  /** {@code [[rating-panel]]}. */
  public static final DeviceTable<DeviceConfig.RatingPanel> RATING_PANEL =
      new DeviceTable<>("rating-panel", DeviceConfig.RatingPanel.class, DeviceForms::ratingPanel);

  /** {@code [[key-pad]]}. */
  public static final DeviceTable<DeviceConfig.KeyPad> KEY_PAD =
      new DeviceTable<>("key-pad", DeviceConfig.KeyPad.class, DeviceForms::keyPad);

  /** {@code [[fingerprint]]}. */
  public static final DeviceTable<DeviceConfig.Fingerprint> FINGERPRINT =
      new DeviceTable<>("fingerprint", DeviceConfig.Fingerprint.class, DeviceForms::fingerprint);

  /** {@code [[scanner]]}. */
  public static final DeviceTable<DeviceConfig.Scanner> SCANNER =
      new DeviceTable<>("scanner", DeviceConfig.Scanner.class, DeviceForms::scanner);

  /** {@code [[camera]]}. */
  public static final DeviceTable<DeviceConfig.Camera> CAMERA =
      new DeviceTable<>("camera", DeviceConfig.Camera.class, DeviceForms::camera);

  /** {@code [[terminal]]}. */
  public static final DeviceTable<DeviceConfig.Terminal> TERMINAL =
      new DeviceTable<>("terminal", DeviceConfig.Terminal.class, DeviceForms::terminal);

  /** The tables for all kinds, in the order in which their devices are started. */
  public static final List<DeviceTable<?>> SHIPPED =
      List.of(PRINTER, RATING_PANEL, KEY_PAD, FINGERPRINT, SCANNER, CAMERA, TERMINAL);
}
