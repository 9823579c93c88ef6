package vn.motcua.firmware.demo;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import vn.motcua.devices.emulator.fingerprint.FingerprintModuleEmulator;
import vn.motcua.firmware.demo.BenchPort.BenchDevice;
import vn.motcua.provisioning.Catalogue;
import vn.motcua.provisioning.DeviceConfig;
import vn.motcua.provisioning.link.DevicePlace.DeviceFile;
import vn.motcua.provisioning.link.Link.Serial;
import vn.motcua.provisioning.link.Link.Serial.FlowControl;

/** The emulated fingerprint module of the bench, on a pseudo terminal. */
final class BenchReader implements EmulatedDevice {
  static final String NAME = "van-tay";
  private static final int BAUD = 57_600;
  private static final long FINGER_HELD_MILLIS = 1_500;

  private final FingerprintModuleEmulator module;
  private boolean plugged = true;

  private BenchReader(Path directory) {
    module = new FingerprintModuleEmulator(directory.resolve(NAME));
  }

  static List<BenchReader> devices(Path directory, Catalogue catalogue) {
    BenchReader reader = new BenchReader(directory);
    catalogue.staff().forEach(person -> person.slots().forEach(reader.module::enrol));
    return List.of(reader);
  }

  @Override
  public DeviceConfig config() {
    Serial line = new Serial(new DeviceFile(module.path()), BAUD, FlowControl.NONE);
    return new DeviceConfig.Fingerprint(NAME, line);
  }

  /** Puts a finger on it for a moment; a negative slot means an unknown finger. */
  void finger(int slot) {
    if (slot < 0) {
      module.touchUnknown();
    } else {
      module.touch(slot);
    }
    CompletableFuture.delayedExecutor(FINGER_HELD_MILLIS, TimeUnit.MILLISECONDS)
        .execute(module::lift);
  }

  @Override
  public synchronized void cable(boolean in) {
    if (in) {
      module.replug();
    } else {
      module.cut();
    }
    plugged = in;
  }

  @Override
  public synchronized BenchDevice shown() {
    return new BenchDevice(NAME, "fingerprint", plugged, List.of(), null, false);
  }

  @Override
  public void close() {
    module.close();
  }
}
