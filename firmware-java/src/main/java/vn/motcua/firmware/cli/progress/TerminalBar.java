package vn.motcua.firmware.cli.progress;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import me.tongfei.progressbar.ProgressBarConsumer;

/**
 * The bar on the terminal, drawn over itself. It writes to the descriptor, because the guard of
 * standard error shows control characters instead of obeying them; what it draws is ours alone.
 * Synchronised: the bar's thread draws, that of the work clears.
 */
final class TerminalBar implements ProgressBarConsumer {
  private static final int WIDTH_USUAL = 80;
  private static final long SOONEST_NANOS = 1_000_000_000L;

  private final PrintStream terminal =
      new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
  private final long begin = System.nanoTime();
  private final int width = width();
  private boolean isDrawn;

  private static int width() {
    String columns = System.getenv().getOrDefault("COLUMNS", "");
    return columns.matches("[1-9][0-9]{1,3}") ? Integer.parseInt(columns) : WIDTH_USUAL;
  }

  @Override
  public int getMaxRenderedLength() {
    return width - 1;
  }

  @Override
  public synchronized void accept(String bar) {
    if (System.nanoTime() - begin >= SOONEST_NANOS) {
      isDrawn = true;
      terminal.print("\r" + bar);
      terminal.flush();
    }
  }

  @Override
  public synchronized void clear() {
    if (isDrawn) {
      isDrawn = false;
      terminal.print("\r" + " ".repeat(width - 1) + "\r");
      terminal.flush();
    }
  }

  @Override
  public void close() {
    clear();
  }
}
