package vn.motcua.firmware.board;

import vn.motcua.devices.button.PanelLines;
import vn.motcua.devices.button.gpio.GpioPanelLines;
import vn.motcua.devices.link.LinkException;
import vn.motcua.devices.link.Opener;
import vn.motcua.provisioning.DeviceConfig;

/** Opens the lines of a rating panel; the one place that knows real chips from emulated ones. */
@FunctionalInterface
public interface PanelWiring {
  /** Real lines, by the chip's label. */
  PanelWiring GPIO = panel -> GpioPanelLines.open(panel.chip(), panel.inputs(), panel.lamps());

  /**
   * Opens the lines of one panel, as often as they are lost.
   *
   * @throws LinkException when the chip is not there, or a line of it cannot be had
   */
  PanelLines lines(DeviceConfig.RatingPanel panel) throws LinkException;

  /** What the panel's driver opens its lines with. */
  default Opener<PanelLines> opener(DeviceConfig.RatingPanel panel) {
    return new Opener<>() {
      @Override
      public PanelLines open() throws LinkException {
        return lines(panel);
      }

      @Override
      public String where() {
        return "lines of the GPIO chip " + panel.chip();
      }
    };
  }
}
