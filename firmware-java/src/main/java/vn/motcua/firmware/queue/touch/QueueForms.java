package vn.motcua.firmware.queue.touch;

import java.util.Map;
import java.util.regex.Pattern;
import vn.motcua.firmware.station.TouchForm;

/** How the pages send what is asked of the queue. Stateless; any thread. */
public final class QueueForms {
  /** Each touch of the queue by its verb. */
  public static final Map<String, TouchForm> ALL =
      Map.of(
          "take-number",
              fields ->
                  new KioskTouch.TakeNumber(
                      fields.text("request", Id.SHAPE, Id.WORDS),
                      fields.text("line"),
                      fields.optionalText("priority")),
          "settle",
              fields ->
                  new KioskTouch.SettleSlip(
                      fields.date("day"), fields.text("number"), fields.flag("cameOut")),
          "reprint", fields -> new KioskTouch.Reprint(fields.text("number"), fields.text("reason")),
          "call-next", fields -> new CounterTouch.CallNext(fields.text("counter")),
          "recall", fields -> new CounterTouch.Recall(fields.text("counter")),
          "start", fields -> new CounterTouch.StartVisit(fields.text("counter")),
          "finish", fields -> new CounterTouch.FinishVisit(fields.text("counter")),
          "absent", fields -> new CounterTouch.MarkAbsent(fields.text("counter")),
          "take-back-absent", fields -> new CounterTouch.TakeBackAbsent(fields.text("counter")),
          "transfer",
              fields -> new CounterTouch.Transfer(fields.text("counter"), fields.text("toLine")));

  /** The id that a page gives to a touch. */
  private static final class Id {
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9-]{8,64}");
    private static final String WORDS = "phải gồm 8 đến 64 chữ cái, chữ số hoặc dấu gạch nối";
  }

  private QueueForms() {}
}
