package vn.motcua.firmware.board.device;

import vn.motcua.devices.camera.CameraScanner;
import vn.motcua.devices.camera.WarmUp;
import vn.motcua.provisioning.DeviceConfig.Camera;
import vn.motcua.provisioning.DeviceTable;

/** Cameras that read codes: {@code [[camera]]}. */
final class CameraKind {
  static final DeviceKind<Camera> REGISTRATION =
      new DeviceKind<>(DeviceTable.CAMERA, CameraKind::make);

  private CameraKind() {}

  private static void make(Drivers drivers, Camera camera) {
    var session =
        new CameraScanner(camera.name(), drivers.sink(), System::nanoTime, WarmUp.usual());
    drivers.supervise(camera, LinkOpeners.of(camera.link()), session);
  }
}
