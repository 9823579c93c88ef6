package vn.motcua.firmware.queue.ticket;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The paper of a number, which never decides whether the number is valid. Immutable.
 *
 * @param ahead how many waited before it when it was given, as printed on its slip
 * @param slip state of the latest slip
 * @param job the latest print job, null before the first
 * @param slips how many slips were sent to a printer
 */
public record TicketPaper(TicketKey key, int ahead, Slip slip, @Nullable String job, int slips) {

  /** The states of a slip. */
  public enum Slip {
    RESERVED,
    SENT,
    PRINTED,
    UNKNOWN,
    VOID
  }

  /** Nothing was sent to a printer yet. */
  static TicketPaper reserved(TicketKey key, int ahead) {
    return new TicketPaper(key, ahead, Slip.RESERVED, null, 0);
  }

  /** The local day on which the number was given. */
  public LocalDate day() {
    return key.day();
  }

  /** The number on it. */
  public String number() {
    return key.number();
  }

  TicketPaper sent(String newJob) {
    return new TicketPaper(key, ahead, Slip.SENT, newJob, slips + 1);
  }

  TicketPaper at(Slip next) {
    return new TicketPaper(key, ahead, next, job, slips);
  }
}
