package vn.motcua.firmware.queue.touch;

import static java.util.Map.entry;

import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import vn.motcua.firmware.access.Access;
import vn.motcua.firmware.access.PersonRole;
import vn.motcua.firmware.access.ScreenKind;
import vn.motcua.firmware.station.TouchForm;

/** How the pages send what is asked of the queue. Stateless; any thread. */
public final class QueueForms {
  private static final Access COUNTER = Access.of(PersonRole.OFFICER);
  private static final Access SLIPS =
      Access.of(PersonRole.OFFICER, PersonRole.RECEPTION, PersonRole.SUPERVISOR);

  /** Each touch of the queue by its verb. */
  public static final Map<String, TouchForm> ALL =
      Map.ofEntries(
          entry(
              "take-number",
              new TouchForm(
                  Access.of(PersonRole.RECEPTION).and(ScreenKind.KIOSK),
                  fields ->
                      new KioskTouch.TakeNumber(
                          fields.text("request", Id.SHAPE, Id.WORDS),
                          fields.text("line"),
                          fields.optionalText("priority")))),
          entry(
              "settle",
              new TouchForm(
                  SLIPS,
                  fields ->
                      new KioskTouch.SettleSlip(
                          fields.date("day"), fields.text("number"), fields.flag("cameOut")))),
          entry(
              "reprint",
              new TouchForm(
                  SLIPS,
                  fields -> new KioskTouch.Reprint(fields.text("number"), fields.text("reason")))),
          entry("call-next", atCounter(CounterTouch.CallNext::new)),
          entry(
              "call-number",
              new TouchForm(
                  COUNTER,
                  fields ->
                      new CounterTouch.CallNumber(fields.text("counter"), fields.text("number")))),
          entry("undo-call", atCounter(CounterTouch.UndoCall::new)),
          entry("recall", atCounter(CounterTouch.Recall::new)),
          entry("start", atCounter(CounterTouch.StartVisit::new)),
          entry("finish", atCounter(CounterTouch.FinishVisit::new)),
          entry("absent", atCounter(CounterTouch.MarkAbsent::new)),
          entry("take-back-absent", atCounter(CounterTouch.TakeBackAbsent::new)),
          entry(
              "transfer",
              new TouchForm(
                  COUNTER,
                  fields ->
                      new CounterTouch.Transfer(fields.text("counter"), fields.text("toLine")))));

  private static TouchForm atCounter(Function<String, CounterTouch> touch) {
    return new TouchForm(COUNTER, fields -> touch.apply(fields.text("counter")));
  }

  /** The id that a page gives to a touch. */
  private static final class Id {
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9-]{8,64}");
    private static final String WORDS = "phải gồm 8 đến 64 chữ cái, chữ số hoặc dấu gạch nối";
  }

  private QueueForms() {}
}
