package vn.motcua.firmware.board.device;

import vn.motcua.devices.fingerprint.FingerprintReader;
import vn.motcua.provisioning.DeviceConfig.Fingerprint;
import vn.motcua.provisioning.DeviceTable;

/** Fingerprint modules: {@code [[fingerprint]]}. */
final class FingerprintKind {
  static final DeviceKind<Fingerprint> REGISTRATION =
      new DeviceKind<>(DeviceTable.FINGERPRINT, FingerprintKind::make);

  private FingerprintKind() {}

  private static void make(Drivers drivers, Fingerprint module) {
    var session = new FingerprintReader(module.name(), drivers.sink(), System::nanoTime);
    drivers.supervise(module, LinkOpeners.of(module.link()), session);
  }
}
