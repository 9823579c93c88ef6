package vn.motcua.devices.button.gpio;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.context.ContextBuilder;
import java.util.List;
import vn.motcua.devices.button.PanelLines;
import vn.motcua.devices.button.Pi4jPanelLines;
import vn.motcua.devices.link.LinkException;

/**
 * Opens the lines of a panel on a GPIO chip: through Pi4J, with providers that are named
 * explicitly. Pi4J's own search takes whatever lies on the class path, and on a machine without
 * GPIO it silently falls back to mocks: a board would then seem to work and hear no button.
 */
public final class GpioLines {
  private GpioLines() {}

  /**
   * Takes the lines for this panel alone.
   *
   * @param chip label of the chip, or the name of one of its lines
   * @param buttons line offsets of the buttons for 1, 2, 3 …
   * @param lamps line offsets of their lamps, in the same order; may be fewer, or none
   */
  public static PanelLines open(String chip, List<Integer> buttons, List<Integer> lamps)
      throws LinkException {
    return new Pi4jPanelLines(context(chip, buttons, lamps), buttons, lamps, System::nanoTime);
  }

  /** A context that has these lines and no others; they are given back when it is shut down. */
  private static Context context(String chip, List<Integer> buttons, List<Integer> lamps)
      throws LinkException {
    try (GpioChip opened = GpioChip.open(chip)) {
      ContextBuilder builder = Pi4J.newContextBuilder().noAutoDetect().disableShutdownHook();
      GpioInputProvider inputs = GpioInputProvider.take(opened, buttons);
      builder.add(inputs);
      if (!lamps.isEmpty()) {
        try {
          builder.add(GpioOutputProvider.take(opened, lamps));
        } catch (LinkException e) {
          inputs.giveBack();
          throw e;
        }
      }
      return builder.build();
    }
  }
}
