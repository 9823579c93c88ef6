package vn.motcua.firmware.board.device;

import java.util.HashMap;
import java.util.Map;
import vn.motcua.devices.scanner.evdev.KeyPad;
import vn.motcua.provisioning.DeviceConfig;
import vn.motcua.provisioning.DeviceTable;

/** Rating buttons that the kernel sees as a keyboard: {@code [[key-pad]]}. */
final class KeyPadKind {
  static final DeviceKind<DeviceConfig.KeyPad> REGISTRATION =
      new DeviceKind<>(DeviceTable.KEY_PAD, KeyPadKind::make);

  private KeyPadKind() {}

  private static void make(Drivers drivers, DeviceConfig.KeyPad pad) {
    Map<Integer, Integer> buttons = new HashMap<>();
    for (int i = 0; i < pad.keys().size(); i++) {
      buttons.put(pad.keys().get(i), i + 1);
    }
    var session = new KeyPad(pad.name(), buttons, drivers.sink(), System::nanoTime);
    drivers.supervise(pad, LinkOpeners.of(pad.link()), session);
  }
}
