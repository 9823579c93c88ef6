package vn.motcua.devices.emulator.panel;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalInputProvider;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalOutputProvider;

/** Pi4J contexts in which every line is one of Pi4J's mocks. */
public final class MockLines {

  /** The name of a chip that is not there: its lines are driven by an emulator. */
  public static final String CHIP = "mock";

  private MockLines() {}

  /** A new context; whoever makes lines of it shuts it down. */
  public static Context context() {
    return Pi4J.newContextBuilder()
        .noAutoDetect()
        .add(MockDigitalInputProvider.newInstance(), MockDigitalOutputProvider.newInstance())
        .disableShutdownHook()
        .build();
  }
}
