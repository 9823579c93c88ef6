package vn.motcua.devices.button;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalInputProvider;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalOutputProvider;

/**
 * Pi4J contexts whose providers are named one by one. Pi4J's own search takes whatever is on the
 * class path, and on a machine without GPIO it silently falls back to mocks: a board would then
 * seem to work but receive no button.
 */
public final class Pi4jContexts {

  /** The chip name in board.toml for lines without a chip, driven by an emulator. */
  public static final String MOCK_CHIP = "mock";

  private Pi4jContexts() {}

  /** A context of mock lines only; the caller shuts it down. */
  public static Context mock() {
    return Pi4J.newContextBuilder()
        .noAutoDetect()
        .add(MockDigitalInputProvider.newInstance(), MockDigitalOutputProvider.newInstance())
        .disableShutdownHook()
        .build();
  }
}
