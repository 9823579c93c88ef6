package vn.motcua.firmware.board.device;

import vn.motcua.devices.button.DebounceTimes;
import vn.motcua.devices.button.PanelSession;
import vn.motcua.provisioning.DeviceConfig.RatingPanel;
import vn.motcua.provisioning.DeviceTable;

/** Rating buttons on lines of a GPIO chip: {@code [[rating-panel]]}. */
final class RatingPanelKind {
  static final DeviceKind<RatingPanel> REGISTRATION =
      new DeviceKind<>(DeviceTable.RATING_PANEL, RatingPanelKind::make);

  private RatingPanelKind() {}

  private static void make(Drivers drivers, RatingPanel panel) {
    var session =
        new PanelSession(panel.name(), DebounceTimes.DEFAULT, drivers.sink(), System::nanoTime);
    drivers.lights(panel.name(), session);
    drivers.supervise(panel, drivers.needs().wiring().opener(panel), session);
  }
}
