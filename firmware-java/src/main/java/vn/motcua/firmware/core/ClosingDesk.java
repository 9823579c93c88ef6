package vn.motcua.firmware.core;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.BoardEvent.DayPrinted;
import vn.motcua.bridge.BoardEvent.DaySealed;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.Moment;
import vn.motcua.bridge.anchor.Anchor;
import vn.motcua.firmware.station.Answer;
import vn.motcua.firmware.station.Decision;
import vn.motcua.firmware.station.Effect;
import vn.motcua.firmware.station.Hardware;

/**
 * Puts the last sealed day onto paper when a person asks for it: where the chain stood, for a place
 * that neither board nor server can reach. Station thread only.
 */
final class ClosingDesk {
  private final Site site;
  private @Nullable DaySealed sealed;
  private String epoch = "";
  private int slips;

  ClosingDesk(Site site) {
    this.site = site;
  }

  /** Folds a ledgered seal in. */
  void apply(Event event, DaySealed seal) {
    sealed = seal;
    epoch = event.epoch();
    slips = 0;
  }

  /** Folds in that it was printed. */
  void apply(DayPrinted printed) {
    DaySealed last = sealed;
    slips += last != null && last.day().equals(printed.day()) ? 1 : 0;
  }

  /** A person asks for the slip. */
  Decision print(Hardware hardware, Moment now) {
    DaySealed seal = sealed;
    if (seal == null) {
      return Decision.refused(
          "no-sealed-day",
          "Chưa có ngày nào được chốt. Ngày được chốt sau 0 giờ, khi máy đang chạy.");
    }
    List<String> printers = site.printers();
    if (printers.isEmpty() || !hardware.printer(printers).canPrint()) {
      return Decision.refused(
          "printer-not-ready", "Máy in chưa sẵn sàng: kiểm tra giấy, nắp và dây của máy in.");
    }
    String job = "closing-%s-%s-%d".formatted(seal.day(), epoch, slips + 1);
    Anchor anchor =
        new Anchor(
            site.centre(), site.board(), seal.day(), epoch, seal.lastSequence(), seal.chainHead());
    Effect.ClosingText text =
        new Effect.ClosingText(
            site.catalogue().name(),
            site.board(),
            seal.day(),
            epoch,
            seal.lastSequence(),
            seal.chainHead(),
            seal.counts(),
            now.wall(),
            anchor.line());
    return new Decision(
        List.of(new DayPrinted(seal.day(), epoch, seal.lastSequence(), job)),
        List.of(new Effect.PrintClosing(printers.getFirst(), job, text)),
        new Answer.Done(null));
  }
}
