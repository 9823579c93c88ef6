package vn.motcua.firmware.board;

import java.util.List;
import vn.motcua.provisioning.DeviceConfig;
import vn.motcua.provisioning.DeviceTable;

/**
 * One kind of device: its table in board.toml, and what makes its driver. Immutable.
 *
 * @param <C> what an entry of the table says
 */
public record DeviceKind<C extends DeviceConfig>(DeviceTable<C> table, Maker<C> maker) {

  /**
   * Makes the driver of one device and hands it to the {@link Drivers}, which start and close it.
   */
  @FunctionalInterface
  public interface Maker<C> {
    /** Opens nothing itself: a device may be away for as long as it likes. */
    void make(Drivers drivers, C config);
  }

  /** Every kind of this house; a new kind is one line more. */
  public static final List<DeviceKind<?>> SHIPPED =
      List.of(
          new DeviceKind<>(DeviceTable.PRINTER, Drivers::printer),
          new DeviceKind<>(DeviceTable.RATING_PANEL, Drivers::ratingPanel),
          new DeviceKind<>(DeviceTable.KEY_PAD, Drivers::keyPad),
          new DeviceKind<>(DeviceTable.FINGERPRINT, Drivers::fingerprint),
          new DeviceKind<>(DeviceTable.SCANNER, Drivers::scanner),
          new DeviceKind<>(DeviceTable.CAMERA, Drivers::camera),
          new DeviceKind<>(DeviceTable.TERMINAL, Drivers::terminal));

  /** The tables board.toml may have with these kinds. */
  public static List<DeviceTable<?>> tables(List<DeviceKind<?>> kinds) {
    return kinds.stream().<DeviceTable<?>>map(DeviceKind::table).toList();
  }

  /** Makes the driver when the device is of this kind; says whether it is. */
  boolean makes(Drivers drivers, DeviceConfig device) {
    boolean mine = table.type().isInstance(device);
    if (mine) {
      maker.make(drivers, table.type().cast(device));
    }
    return mine;
  }
}
