package vn.motcua.firmware.rating;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.motcua.firmware.access.Access;
import vn.motcua.firmware.access.ScreenKind;
import vn.motcua.firmware.station.Touch;
import vn.motcua.firmware.station.TouchFields;
import vn.motcua.firmware.station.TouchForm;
import vn.motcua.firmware.station.UnreadableTouchException;

/** What is asked on a page of ratings. */
public sealed interface RatingTouch extends Touch {

  /**
   * A rating on the screen pad.
   *
   * @param value 1 (không hài lòng) to 4 (rất hài lòng)
   * @param visit the visit that the pad showed when it was touched: the rating is for that visit or
   *     refused; null from a pad that shows none
   */
  record Rate(String counter, int value, @Nullable Shown visit) implements RatingTouch {
    /** How the pads send it: nobody rates for a citizen. */
    public static final TouchForm FORM = new TouchForm(Access.of(ScreenKind.PAD), Rate::of);

    /** From a pad that shows no visit. */
    public Rate(String counter, int value) {
      this(counter, value, null);
    }

    /** As a page sends it: {@code day} and {@code number} of the visit, both or neither. */
    private static Rate of(TouchFields fields) throws UnreadableTouchException {
      String counter = fields.text("counter");
      int value = fields.number("value", 1, 4);
      String number = fields.optionalText("number");
      return new Rate(
          counter, value, number == null ? null : new Shown(fields.date("day"), number));
    }
  }

  /** A visit as shown on a pad. */
  record Shown(LocalDate day, String number) {}
}
