package vn.motcua.firmware.view;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The pages that show a board, and who stands before each. */
public enum Page {
  HOME(Audience.PUBLIC),
  KIOSK(Audience.PUBLIC),
  DISPLAY(Audience.PUBLIC),
  RATING(Audience.PUBLIC),
  COUNTER(Audience.OFFICER),
  SETTLE(Audience.SUPERVISOR),
  BENCH(Audience.TECHNICIAN);

  private final Audience audience;

  Page(Audience audience) {
    this.audience = audience;
  }

  /** Who stands before it. */
  public Audience audience() {
    return audience;
  }

  /** Its name in addresses, such as {@code kiosk}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The page that asks with this query, such as {@code page=counter}; {@link #HOME}, which is for
   * everybody, when it names none.
   */
  public static Page asking(@Nullable String query) {
    return Arrays.stream(values())
        .filter(page -> ("page=" + page.word()).equals(query))
        .findFirst()
        .orElse(HOME);
  }
}
