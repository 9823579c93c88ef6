package vn.motcua.firmware.board.device;

import java.util.List;
import vn.motcua.provisioning.DeviceTable;

/** The kinds of device that a board has. */
public final class DeviceKinds {
  /** Every kind, in the order in which its devices are started; a new kind is one more line. */
  public static final List<DeviceKind<?>> SHIPPED =
      List.of(
          PrinterKind.REGISTRATION,
          RatingPanelKind.REGISTRATION,
          KeyPadKind.REGISTRATION,
          FingerprintKind.REGISTRATION,
          ScannerKind.REGISTRATION,
          CameraKind.REGISTRATION,
          TerminalKind.REGISTRATION);

  private DeviceKinds() {}

  /** The tables that board.toml may have with these kinds. */
  public static List<DeviceTable<?>> tables(List<DeviceKind<?>> kinds) {
    return kinds.stream().<DeviceTable<?>>map(DeviceKind::table).toList();
  }
}
