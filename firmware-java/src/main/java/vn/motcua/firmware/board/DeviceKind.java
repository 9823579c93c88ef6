package vn.motcua.firmware.board;

import java.util.List;
import vn.motcua.provisioning.DeviceConfig;
import vn.motcua.provisioning.DeviceTable;

/**
 * One kind of device: its table in board.toml, and the factory of its driver. Immutable.
 *
 * @param <C> record of a table entry
 */
public record DeviceKind<C extends DeviceConfig>(DeviceTable<C> table, Maker<C> maker) {

  /**
   * Creates the driver of one device and adds it to the {@link Drivers}, which start and close it.
   */
  @FunctionalInterface
  public interface Maker<C> {
    /** Must not open anything: a device may be absent for any time. */
    void make(Drivers drivers, C config);
  }

  /** Every kind of device; a new kind is one more line. */
  public static final List<DeviceKind<?>> SHIPPED =
      List.of(
          new DeviceKind<>(DeviceTable.PRINTER, Drivers::printer),
          new DeviceKind<>(DeviceTable.RATING_PANEL, Drivers::ratingPanel),
          new DeviceKind<>(DeviceTable.KEY_PAD, Drivers::keyPad),
          new DeviceKind<>(DeviceTable.FINGERPRINT, Drivers::fingerprint),
          new DeviceKind<>(DeviceTable.SCANNER, Drivers::scanner),
          new DeviceKind<>(DeviceTable.CAMERA, Drivers::camera),
          new DeviceKind<>(DeviceTable.TERMINAL, Drivers::terminal));

  /** The tables that board.toml may have with these kinds. */
  public static List<DeviceTable<?>> tables(List<DeviceKind<?>> kinds) {
    return kinds.stream().<DeviceTable<?>>map(DeviceKind::table).toList();
  }

  /** Creates the driver if the device is of this kind; returns whether it is. */
  boolean makes(Drivers drivers, DeviceConfig device) {
    boolean mine = table.type().isInstance(device);
    if (mine) {
      maker.make(drivers, table.type().cast(device));
    }
    return mine;
  }
}
