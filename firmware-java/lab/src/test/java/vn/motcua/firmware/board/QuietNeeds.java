package vn.motcua.firmware.board;

import java.time.InstantSource;
import java.util.List;
import java.util.function.UnaryOperator;
import vn.motcua.bridge.delivery.DeliveryLimits;
import vn.motcua.bridge.journal.Ledger;
import vn.motcua.devices.printer.PrintTap;
import vn.motcua.firmware.board.device.PanelWiring;
import vn.motcua.firmware.core.Stations;

/** Needs of a board's program that nothing supervises and no other machine can reach. */
public final class QuietNeeds {
  private QuietNeeds() {}

  /**
   * As in a centre.
   *
   * @param observe wraps the ledger
   * @param stations of which the board runs those of its roles
   */
  public static BoardProgram.Needs of(UnaryOperator<Ledger> observe, Stations stations) {
    return new BoardProgram.Needs(
        PanelWiring.GPIO,
        PrintTap.NONE,
        List.of(),
        DeliveryLimits.standard(),
        observe,
        InstantSource.system(),
        () -> {},
        _ -> {},
        false,
        stations);
  }
}
