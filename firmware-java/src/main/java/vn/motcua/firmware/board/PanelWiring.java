package vn.motcua.firmware.board;

import vn.motcua.devices.button.PanelLines;
import vn.motcua.devices.button.gpio.GpioPanelLines;
import vn.motcua.devices.link.LinkException;
import vn.motcua.provisioning.DeviceConfig;

/** Opens the lines of a rating panel; the one place that knows real chips from emulated ones. */
@FunctionalInterface
public interface PanelWiring {
  /** Real lines, by the chip's label. */
  PanelWiring GPIO = panel -> GpioPanelLines.open(panel.chip(), panel.inputs(), panel.lamps());

  /** The lines of one panel. */
  PanelLines lines(DeviceConfig.RatingPanel panel) throws LinkException;
}
