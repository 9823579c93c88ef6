package vn.motcua.firmware.demo;

import vn.motcua.firmware.demo.BenchPort.BenchDevice;
import vn.motcua.provisioning.DeviceConfig;

/** One device of the bench, emulated at the far end of its link. Any thread. */
interface EmulatedDevice extends AutoCloseable {
  /** What board.toml would say of it. */
  DeviceConfig config();

  /** How it is now. */
  BenchDevice shown();

  /**
   * Unplugs or plugs in its cable.
   *
   * @throws IllegalArgumentException when it has none
   */
  void cable(boolean in);

  @Override
  void close();
}
