package vn.motcua.devices.printer;

import java.util.EnumSet;
import java.util.Set;
import vn.motcua.devices.printer.escpos.StatusRequest;

/** What a driver remembers of its printer from one link to the next. Printer thread only. */
final class PrinterMemory {
  private final Set<StatusRequest> answered = EnumSet.noneOf(StatusRequest.class);
  private final Set<StatusRequest> silent = EnumSet.noneOf(StatusRequest.class);
  private boolean interrupted;

  void answered(StatusRequest request) {
    answered.add(request);
    silent.remove(request);
  }

  /** Not answered while the printer did answer others: many clones know only n = 1 and 4. */
  void silent(StatusRequest request) {
    if (!answered.contains(request)) {
      silent.add(request);
    }
  }

  boolean worthAsking(StatusRequest request) {
    return !silent.contains(request);
  }

  boolean everAnswered() {
    return !answered.isEmpty();
  }

  /** Whether a job was broken off, so that a part of it may be in the printer or on the paper. */
  boolean interrupted() {
    return interrupted;
  }

  void interrupted(boolean now) {
    interrupted = now;
  }
}
