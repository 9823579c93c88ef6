package vn.motcua.devices.printer;

import java.util.EnumSet;
import java.util.Set;
import vn.motcua.devices.printer.escpos.StatusRequest;

/** What a driver remembers about its printer from one link to the next. Printer thread only. */
final class PrinterMemory {
  private static final int SILENT_SURVEYS_MAX = 2;
  private static final int MUTE_ASKED_EVERY = 60;

  private final Set<StatusRequest> answered = EnumSet.noneOf(StatusRequest.class);
  private final Set<StatusRequest> silent = EnumSet.noneOf(StatusRequest.class);
  private int silentSurveys;
  private boolean portSilent;
  private boolean interrupted;
  private boolean begun;

  void answered(StatusRequest request) {
    answered.add(request);
    silent.remove(request);
  }

  /**
   * Requests that were not answered although the printer answered others: many clones know only n =
   * 1 and 4.
   */
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

  /** A link was opened: another printer may be at its end, so it is asked once more. */
  void opened() {
    silentSurveys = Math.min(silentSurveys, SILENT_SURVEYS_MAX - 1);
    portSilent = false;
  }

  /** Nothing at all was answered to a whole survey. */
  void silentSurvey() {
    silentSurveys++;
  }

  /**
   * Whether a survey is worth its waits: a printer that has never said a word is known as such, and
   * then asked every {@value #MUTE_ASKED_EVERY}th time.
   */
  boolean worthSurveying() {
    return everAnswered()
        || silentSurveys < SILENT_SURVEYS_MAX
        || silentSurveys % MUTE_ASKED_EVERY == 0;
  }

  /** It does not answer GET_PORT_STATUS. */
  void portSilent() {
    portSilent = true;
  }

  boolean worthAskingPort() {
    return !portSilent;
  }

  /** Whether a job was broken off, so that a part of it may be in the printer or on the paper. */
  boolean interrupted() {
    return interrupted;
  }

  void interrupted(boolean now) {
    interrupted = now;
  }

  /** Whether this process has printed before, so that it knows what is in the printer. */
  boolean begun() {
    return begun;
  }

  void begin() {
    begun = true;
  }
}
