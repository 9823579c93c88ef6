package vn.motcua.devices.printer;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.function.LongSupplier;
import vn.motcua.devices.link.Fault;
import vn.motcua.devices.link.LinkException;
import vn.motcua.devices.link.PrinterPort;
import vn.motcua.devices.link.usb.PortStatus;
import vn.motcua.devices.printer.escpos.EscPos;
import vn.motcua.devices.printer.escpos.PrinterCondition;
import vn.motcua.devices.printer.escpos.PrinterStatus;
import vn.motcua.devices.printer.escpos.StatusEvent;
import vn.motcua.devices.printer.escpos.StatusRequest;
import vn.motcua.devices.printer.profile.PrinterProfile;

/**
 * The conversation with a printer over one open link: checks its status and prints jobs.
 *
 * <p>The proof that a job is printed is {@code GS r 1} after the last byte: it is executed in its
 * turn, so its answer shows that the printer has executed everything before it. Then {@code DLE
 * EOT} must still report online with paper. {@code DLE EOT} alone is executed on receipt and would
 * only prove that the printer was ready while the job was in its buffer. Printer thread only.
 */
final class Conversation {
  private static final Duration LOOK_WHILE_PROVING = Duration.ofMillis(100);
  private static final int GLANCES_A_SURVEY = 10;

  private final PrinterLine line;
  private final PrinterProfile profile;
  private final PrinterNeeds needs;
  private final PrinterMemory memory;
  private final Leftovers leftovers;
  private int glances;

  Conversation(PrinterLine line, PrinterProfile profile, PrinterNeeds needs, PrinterMemory memory) {
    this.line = line;
    this.profile = profile;
    this.needs = needs;
    this.memory = memory;
    this.leftovers = new Leftovers(line, profile, memory);
  }

  /** To be called once after opening. */
  void greet() throws LinkException {
    leftovers.afterOpening();
    line.drain();
    memory.opened();
    begin();
  }

  /** Resets modes of an earlier program, and with them automatic status back. */
  private void begin() throws LinkException {
    if (profile.tellsChanges()) {
      line.write(EscPos.enableAutomaticStatus());
    }
  }

  /**
   * The status that the printer has sent by itself; a printer that sends none is queried. From time
   * to time all are queried, since a dead line is silent too.
   */
  PrinterCondition glance() throws LinkException {
    StatusEvent.AutomaticStatus told = line.automatic();
    boolean enough = told != null && ++glances % GLANCES_A_SURVEY != 0;
    return enough && told != null ? told.condition() : survey();
  }

  /** Asks for the whole status, as {@link #survey} does, in order to print if all is well. */
  PrinterCondition surveyForJob() throws LinkException {
    PrinterCondition now = survey();
    boolean taking = now.canPrint() || !now.statusKnown();
    if (taking && leftovers.beforeFirstJob()) {
      memory.opened();
      return survey();
    }
    return now;
  }

  /** Asks for every status that the printer gives. */
  PrinterCondition survey() throws LinkException {
    PrinterStatus status = PrinterStatus.NONE;
    if (profile.status() != PrinterProfile.StatusAbility.NONE) {
      if (memory.worthSurveying()) {
        status = ask();
      }
      if (status.equals(PrinterStatus.NONE)) {
        memory.silentSurvey();
      }
    }
    return status.equals(PrinterStatus.NONE) ? unanswered() : status.condition();
  }

  /** For a printer that does not answer, the USB port may still know whether it has paper. */
  private PrinterCondition unanswered() throws LinkException {
    PrinterPort port = line.port();
    if (port != null && memory.worthAskingPort()) {
      try {
        PortStatus told = PortStatus.of(port.portStatus());
        boolean error = told.told() && told.error() && !told.paperEmpty();
        boolean empty = told.told() && told.paperEmpty();
        return new PrinterCondition(true, false, empty, false, error, false);
      } catch (LinkException e) {
        if (e.fault() instanceof Fault.Unplugged) {
          throw e;
        }
        memory.portSilent();
      }
    }
    return PrinterStatus.NONE.condition();
  }

  private PrinterStatus ask() throws LinkException {
    PrinterStatus status = PrinterStatus.NONE;
    for (StatusRequest request : StatusRequest.values()) {
      if (memory.worthAsking(request)) {
        OptionalInt value = line.ask(request, needs.times().reply());
        if (value.isPresent()) {
          memory.answered(request);
          status = status.with(request, value.getAsInt());
        } else if (!status.equals(PrinterStatus.NONE)) {
          memory.silent(request);
        } else if (memory.everAnswered()) {
          throw new LinkException(new Fault.Timeout("the printer no longer answers DLE EOT"));
        }
      }
    }
    return status;
  }

  /**
   * Prints one job; the status was looked at just before.
   *
   * @throws LinkException when the link broke before the first byte of the job
   */
  JobResult print(PrintJob job, PrinterCondition before) throws LinkException {
    leftovers.beforeJob();
    line.write(EscPos.initialize());
    begin();
    memory.interrupted(true);
    LongSupplier clock = needs.monotonicNanos();
    needs.tap().firstByte(job.id(), clock.getAsLong());
    JobResult result;
    try {
      result = send(job, before.statusKnown());
    } catch (LinkException e) {
      return JobResult.unknown(e.fault());
    }
    memory.interrupted(result.outcome() != JobOutcome.PRINTED);
    return result;
  }

  private JobResult send(PrintJob job, boolean statusKnown) throws LinkException {
    line.write(EscPos.cancelKanjiMode());
    for (JobPiece piece : JobPiece.of(job, profile)) {
      if (piece.row() > 0 && statusKnown && wentOffline()) {
        return broken("went offline after %s of %s rows".formatted(piece.row(), job.rows()));
      }
      line.writeInFlow(piece.bytes(), needs.times().proof());
    }
    line.write(EscPos.cut(profile.cut(), 0));
    if (!statusKnown || !profile.answersInOrder()) {
      return JobResult.unknown("all was sent; this printer gives no proof");
    }
    return prove();
  }

  private JobResult prove() throws LinkException {
    line.drain();
    line.write(EscPos.transmitPaperSensorStatus());
    LongSupplier clock = needs.monotonicNanos();
    long deadline = clock.getAsLong() + needs.times().proof().toNanos();
    while (line.reply(LOOK_WHILE_PROVING).isEmpty()) {
      if (clock.getAsLong() - deadline >= 0) {
        return broken("no proof within " + needs.times().proof().toMillis() + " ms");
      }
      if (wentOfflineKeepingReplies()) {
        return broken("went offline after the last byte was sent");
      }
    }
    PrinterCondition after = survey();
    return after.canPrint() ? JobResult.printed() : broken("executed, but now " + why(after));
  }

  private boolean wentOffline() throws LinkException {
    StatusEvent.AutomaticStatus told = line.automatic();
    if (told != null) {
      return told.offline();
    }
    return offline(line.ask(StatusRequest.PRINTER, needs.times().reply()));
  }

  /** Must not drain: the proof may come at any moment. */
  private boolean wentOfflineKeepingReplies() throws LinkException {
    StatusEvent.AutomaticStatus told = line.automatic();
    if (told != null) {
      return told.offline();
    }
    line.write(EscPos.transmitRealTimeStatus(StatusRequest.PRINTER));
    return offline(line.realTime(needs.times().reply()));
  }

  private static boolean offline(OptionalInt printerStatus) {
    return printerStatus.isPresent() && (printerStatus.getAsInt() & PrinterStatus.OFFLINE) != 0;
  }

  private JobResult broken(String reason) throws LinkException {
    leftovers.clear();
    return JobResult.unknown(reason);
  }

  /** Says in words why a printer cannot print. */
  static String why(PrinterCondition condition) {
    if (condition.coverOpen()) {
      return "the cover is open";
    }
    if (condition.recEmpty()) {
      return "there is no paper";
    }
    if (condition.error()) {
      return "the printer reports an error";
    }
    return condition.online() ? "ready" : "the printer is offline";
  }
}
