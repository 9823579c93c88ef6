package vn.motcua.firmware.handoff;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.Moment;
import vn.motcua.devices.scanner.Scanned;
import vn.motcua.firmware.attendance.Duties;
import vn.motcua.firmware.handoff.DossierCode.Verdict;
import vn.motcua.firmware.handoff.HandoffEvent.ReceiptScanned;
import vn.motcua.firmware.handoff.HandoffEvent.Side;
import vn.motcua.firmware.station.Day;
import vn.motcua.firmware.station.Decision;
import vn.motcua.firmware.station.Effect;
import vn.motcua.firmware.station.Effect.Tone;
import vn.motcua.provisioning.Catalogue;

/**
 * Records hand-overs from scans at desks, each once.
 *
 * <p>A code read twice by the same scanner within {@link HandoffState#SAME_SCAN} is one scan, and
 * the second reading gives no tone. The same dossier scanned again on the same side of the same
 * desk by the same officer within {@link HandoffState#SAME_HANDOVER} is the same hand-over: it is
 * on disk already, and tone and screen say so. Another desk, side or officer, or a later trip, is a
 * new hand-over; so is the way back, because only a dossier's latest scan on this board counts.
 * Pure.
 */
public final class HandoffDesk {
  private final Map<String, Catalogue.Desk> deskOfScanner;

  /** {@code deskOfScanner}: desk by scanner's device name. */
  public HandoffDesk(Map<String, Catalogue.Desk> deskOfScanner) {
    this.deskOfScanner = new HashMap<>(deskOfScanner);
  }

  /** A scanner read something. */
  public Decision scanned(HandoffState state, Duties duties, Scanned scan, Moment now) {
    Catalogue.Desk desk = deskOfScanner.get(scan.device());
    if (desk == null) {
      return Decision.NOTHING;
    }
    return switch (DossierCode.read(scan.text(), Day.of(now.wall()))) {
      case Verdict.Dossier(String code) -> {
        if (state.isSameScan(scan.device(), code, now)) {
          yield Decision.NOTHING;
        }
        ReceiptScanned receipt = receipt(code, desk, duties, scan.device());
        yield state.isSameHandover(receipt, now)
            ? Decision.effect(new Effect.ScanTone(scan.device(), Tone.AGAIN))
            : new Decision(
                List.of(receipt), List.of(new Effect.ScanTone(scan.device(), Tone.ACCEPTED)), null);
      }
      case Verdict.CitizenCard _, Verdict.Other _ ->
          Decision.effect(new Effect.ScanTone(scan.device(), Tone.REFUSED));
    };
  }

  /** Whether the hand-over of this scan is on disk already. */
  public boolean isAgain(HandoffState state, Duties duties, Scanned scan, Moment now) {
    Catalogue.Desk desk = deskOfScanner.get(scan.device());
    return desk != null
        && DossierCode.read(scan.text(), Day.of(now.wall())) instanceof Verdict.Dossier(String code)
        && !state.isSameScan(scan.device(), code, now)
        && state.isSameHandover(receipt(code, desk, duties, scan.device()), now);
  }

  private static ReceiptScanned receipt(
      String code, Catalogue.Desk desk, Duties duties, String scanner) {
    Side side = desk.side().equals("giao") ? Side.GIAO : Side.NHAN;
    return new ReceiptScanned(
        code, side, desk.from(), desk.to(), duties.onDuty(desk.counter()), null, scanner);
  }

  /** The desk a scanner belongs to, null when it belongs to none. */
  public Catalogue.@Nullable Desk desk(String scanner) {
    return deskOfScanner.get(scanner);
  }
}
