package vn.motcua.firmware.upkeep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.BoardEvent.DayPrinted;
import vn.motcua.bridge.BoardEvent.DaySealed;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.EventData;
import vn.motcua.bridge.Moment;
import vn.motcua.bridge.anchor.Anchor;
import vn.motcua.devices.Reading;
import vn.motcua.devices.printer.slip.ClosingSlip;
import vn.motcua.firmware.access.Caller;
import vn.motcua.firmware.station.Answer;
import vn.motcua.firmware.station.Day;
import vn.motcua.firmware.station.Decision;
import vn.motcua.firmware.station.Effect;
import vn.motcua.firmware.station.Hardware;
import vn.motcua.firmware.station.Input;
import vn.motcua.firmware.station.Station;

/**
 * Prints the last sealed day on paper when a person asks for it: the head of the chain, for a place
 * that neither board nor server can reach. Station thread only.
 */
public final class ClosingStation implements Station {
  private final Letterhead head;
  private final List<String> printers;
  private final SequencedMap<String, String> counted;
  private final Hardware hardware = new Hardware();
  private @Nullable DaySealed sealed;
  private String epoch = "";
  private int slips;

  /** The heading of the slip: the centre's id and Vietnamese name, and the board's id. */
  public record Letterhead(String centre, String centreName, String board) {}

  /**
   * A station that has seen no event.
   *
   * @param printers the ticket printers' names
   * @param counted the types of event that are counted on the slip, each with its Vietnamese words,
   *     in the order of printing; those of the same words are added up
   */
  public ClosingStation(
      Letterhead head, List<String> printers, SequencedMap<String, String> counted) {
    this.head = head;
    this.counted = new LinkedHashMap<>(counted);
    this.printers = List.copyOf(printers);
  }

  @Override
  public void note(Input input, Moment now) {
    if (input instanceof Input.Heard(Reading reading)) {
      hardware.note(reading);
    }
  }

  @Override
  public Decision decide(Input input, Moment now) {
    return input instanceof Input.Touched(PrintClosing _, Caller by)
        ? print(by.person(), now)
        : Decision.NOTHING;
  }

  @Override
  public void apply(Event event, @Nullable EventData data) {
    switch (data) {
      case DaySealed seal -> sealed(event, seal);
      case DayPrinted printed -> printed(printed);
      case null, default -> {
        // It closes no day.
      }
    }
  }

  @Override
  public void forget() {
    sealed = null;
    epoch = "";
    slips = 0;
  }

  private void sealed(Event event, DaySealed seal) {
    sealed = seal;
    epoch = event.epoch();
    slips = 0;
  }

  private void printed(DayPrinted printed) {
    DaySealed last = sealed;
    slips += last != null && last.day().equals(printed.day()) ? 1 : 0;
  }

  private List<ClosingSlip.Count> counts(DaySealed seal) {
    List<ClosingSlip.Count> counts = new ArrayList<>();
    long all = seal.counts().values().stream().mapToLong(Long::longValue).sum();
    counts.add(new ClosingSlip.Count("Tổng số sự kiện trong ngày", all));
    SequencedMap<String, Long> byWords = new LinkedHashMap<>();
    counted.forEach((type, words) -> {
      Long number = seal.counts().get(type);
      if (number != null) {
        byWords.merge(words, number, Long::sum);
      }
    });
    byWords.forEach((words, number) -> counts.add(new ClosingSlip.Count(words, number)));
    return counts;
  }

  private Decision print(@Nullable String by, Moment now) {
    DaySealed seal = sealed;
    if (seal == null) {
      return Decision.refused(
          "no-sealed-day",
          "Chưa có ngày nào được chốt. Ngày được chốt sau 0 giờ, khi máy đang chạy.");
    }
    if (printers.isEmpty() || !hardware.printer(printers).canPrint()) {
      return Decision.refused(
          "printer-not-ready", "Máy in chưa sẵn sàng: kiểm tra giấy, nắp và dây của máy in.");
    }
    String job = "closing-%s-%s-%d".formatted(seal.day(), epoch, slips + 1);
    Anchor anchor =
        new Anchor(
            head.centre(), head.board(), seal.day(), epoch, seal.lastSequence(), seal.chainHead());
    ClosingSlip slip =
        new ClosingSlip(
            head.centreName(),
            head.board(),
            seal.day(),
            epoch,
            seal.lastSequence(),
            seal.chainHead(),
            counts(seal),
            Day.local(now.wall()).toLocalDateTime(),
            anchor.line());
    return new Decision(
        List.of(new DayPrinted(seal.day(), epoch, seal.lastSequence(), job, by)),
        List.of(new Effect.Print(printers.getFirst(), job, slip)),
        new Answer.Done(null));
  }
}
