package vn.motcua.firmware.cli.progress;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * The progress of one piece of work, on standard error. Work of less than a second shows nothing on
 * a terminal, and work of less than ten seconds nothing elsewhere. Any thread may report steps.
 */
public final class Progress implements AutoCloseable {
  private static final int REDRAW_MILLIS = 200;

  private final ProgressBar bar;
  private final ProgressBarConsumer shown;

  private Progress(String task, long total, String unit, ProgressBarConsumer shown, int millis) {
    this.shown = shown;
    this.bar =
        new ProgressBarBuilder()
            .setTaskName(task)
            .setInitialMax(total)
            .setUnit(" " + unit, 1)
            .setStyle(ProgressBarStyle.ASCII)
            .showSpeed(new DecimalFormat("#,##0.#", DecimalFormatSymbols.getInstance(Locale.ROOT)))
            .setUpdateIntervalMillis(millis)
            .continuousUpdate()
            .clearDisplayOnFinish()
            .setConsumer(shown)
            .build();
  }

  /**
   * Begins.
   *
   * @param task what is done, one or two words
   * @param total number of steps; 0 or less when it is not known
   * @param unit what is counted, in the plural
   * @param err standard error, for the lines
   */
  public static Progress of(String task, long total, String unit, PrintWriter err) {
    long max = total > 0 ? total : -1;
    return isTerminal("/proc/self/fd/2")
        ? new Progress(task, max, unit, new TerminalBar(), REDRAW_MILLIS)
        : lines(task, total, unit, err);
  }

  /** The same with lines, also on a terminal. */
  public static Progress lines(String task, long total, String unit, PrintWriter err) {
    long max = total > 0 ? total : -1;
    return new Progress(task, max, unit, new PatientLines(err), PatientLines.EVERY_MILLIS);
  }

  /**
   * The same for work that prints results all the time: there is no bar where standard output and
   * standard error are the same terminal.
   */
  public static Progress besideOutput(String task, long total, String unit, PrintWriter err) {
    boolean isInTheWay = isTerminal("/proc/self/fd/1") && isTerminal("/proc/self/fd/2");
    return isInTheWay
        ? new Progress(task, total > 0 ? total : -1, unit, new PatientLines(null), REDRAW_MILLIS)
        : of(task, total, unit, err);
  }

  private static boolean isTerminal(String descriptor) {
    try {
      String target = Files.readSymbolicLink(Path.of(descriptor)).toString();
      return target.startsWith("/dev/pts/")
          || target.startsWith("/dev/tty")
          || target.equals("/dev/console");
    } catch (IOException e) {
      return false; // not known: lines can be read anywhere
    }
  }

  /** One more step is done. */
  public void step() {
    bar.step();
  }

  /** This many steps are done by now. */
  public void to(long done) {
    bar.stepTo(done);
  }

  /** Prints something between two drawings of the bar. */
  public void aside(Runnable print) {
    shown.clear();
    print.run();
  }

  /** The work has ended; the bar vanishes. */
  @Override
  public void close() {
    bar.close();
  }
}
