package vn.motcua.bridge.journal;

import java.time.Instant;
import vn.motcua.bridge.ClockQuality;
import vn.motcua.bridge.Moment;
import vn.motcua.bridge.SampleEvent.TicketNoshow;

/** Moments and events for tests, each from a number. */
public final class Moments {
  public static final Identity BOARD = new Identity("phuong-an-khanh", "board-1");
  private static final Instant OPENING = Instant.parse("2026-11-21T00:00:00Z");

  private Moments() {}

  public static Moment at(long second) {
    return new Moment(
        OPENING.plusSeconds(second),
        "6f1c7f0e-0d5a-4f6e-9a53-0c1f5a2b7d11",
        second * 1_000_000_000L,
        ClockQuality.SYNCHRONISED);
  }

  public static TicketNoshow event(long number) {
    return new TicketNoshow(java.time.LocalDate.of(2026, 11, 21), Long.toString(number), "quầy-2");
  }
}
