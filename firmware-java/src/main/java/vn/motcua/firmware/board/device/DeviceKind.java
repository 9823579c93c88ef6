package vn.motcua.firmware.board.device;

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

  /** Creates the driver if the device is of this kind; returns whether it is. */
  public boolean makes(Drivers drivers, DeviceConfig device) {
    boolean mine = table.type().isInstance(device);
    if (mine) {
      maker.make(drivers, table.type().cast(device));
    }
    return mine;
  }
}
