package vn.motcua.firmware.cli.progress;

import java.io.PrintWriter;
import me.tongfei.progressbar.ProgressBarConsumer;
import org.jspecify.annotations.Nullable;

/** A line every ten seconds, where nobody watches: a log, a pipe. One thread: the bar's. */
final class PatientLines implements ProgressBarConsumer {
  static final int EVERY_MILLIS = 10_000;

  private static final int WIDTH = 78;

  /** The timer of the bar may be a little early. */
  private static final long SOONEST_NANOS = 9_500_000_000L;

  private final @Nullable PrintWriter err;
  private long last = System.nanoTime();

  /** Lines to {@code err}; to nobody when it is null. */
  PatientLines(@Nullable PrintWriter err) {
    this.err = err;
  }

  @Override
  public int getMaxRenderedLength() {
    return WIDTH;
  }

  @Override
  public void accept(String line) {
    long now = System.nanoTime();
    if (err != null && now - last >= SOONEST_NANOS) {
      last = now;
      err.println("motcua: " + line.strip());
      err.flush();
    }
  }

  @Override
  public void clear() {
    // Lines stay.
  }

  @Override
  public void close() {
    // The writer is not ours.
  }
}
