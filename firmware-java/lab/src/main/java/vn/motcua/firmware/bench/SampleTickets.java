package vn.motcua.firmware.bench;

import java.time.Instant;
import java.time.LocalDate;
import vn.motcua.bridge.ClockQuality;
import vn.motcua.bridge.Moment;
import vn.motcua.bridge.journal.Stamped;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketReserved;

/** Events like those of a working board. Stateless; any thread. */
public final class SampleTickets {
  private SampleTickets() {}

  /** The {@code i}th number that a kiosk gave. */
  public static Stamped reserved(int i) {
    Moment at =
        new Moment(
            Instant.ofEpochSecond(1_795_000_000L + i, 123_456_789),
            "6f1c7f0e-0d5a-4f6e-9a53-0c1f5a2b7d11",
            i * 1_000_000_000L,
            ClockQuality.SYNCHRONISED);
    LocalDate day = LocalDate.of(2026, 11, 21);
    return new Stamped(
        new TicketReserved(day, "2" + (i % 1_000), "2", null, 3, "kiosk", "touch-" + i), at);
  }
}
