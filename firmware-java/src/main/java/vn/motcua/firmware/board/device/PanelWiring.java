package vn.motcua.firmware.board.device;

import vn.motcua.devices.button.PanelLines;
import vn.motcua.devices.button.gpio.GpioLines;
import vn.motcua.devices.link.LinkException;
import vn.motcua.devices.link.Opener;
import vn.motcua.provisioning.DeviceConfig;

/**
 * Opens the lines of a rating panel; the only place that distinguishes real chips from emulated
 * ones.
 */
@FunctionalInterface
public interface PanelWiring {
  /** Real lines, by the chip's label. */
  PanelWiring GPIO =
      panel -> GpioLines.open(panel.lines().chip(), panel.lines().inputs(), panel.lines().lamps());

  /**
   * Opens the lines of one panel, again after each loss.
   *
   * @throws LinkException when the chip is missing, or one of its lines is not available
   */
  PanelLines lines(DeviceConfig.RatingPanel panel) throws LinkException;

  /** The opener for the panel's driver. */
  default Opener<PanelLines> opener(DeviceConfig.RatingPanel panel) {
    return new Opener<>() {
      @Override
      public PanelLines open() throws LinkException {
        return lines(panel);
      }

      @Override
      public String where() {
        return "lines of the GPIO chip " + panel.lines().chip();
      }
    };
  }
}
