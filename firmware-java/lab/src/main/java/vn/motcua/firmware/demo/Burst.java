package vn.motcua.firmware.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import vn.motcua.firmware.demo.Smoke.Miss;
import vn.motcua.firmware.queue.QueuePages;
import vn.motcua.firmware.queue.QueueView.PrinterView;
import vn.motcua.firmware.view.PageView;

/**
 * Opening time: people at one kiosk, each touching as soon as the previous slip is out. Prints the
 * times from touch to first byte at the printer and from touch to acknowledgement.
 */
public final class Burst {
  /** Most tickets in one burst: a line gives at most 999 numbers a day. */
  public static final int TICKETS_MAX = 500;

  private static final Duration LIMIT = Duration.ofSeconds(15);
  private static final String[] LINES = {"dat-dai", "ho-tich", "kinh-doanh", "giay-phep"};

  private final Demo demo;
  private final PrintStream out;

  /** Runs on a started demonstration. */
  public Burst(Demo demo, PrintStream out) {
    this.demo = demo;
    this.out = out;
  }

  /** Takes {@code tickets} numbers. */
  public void run(int tickets) throws Miss, IOException, InterruptedException {
    waitForPrinter();
    long[] touched = new long[tickets];
    double[] firstByte = new double[tickets];
    double[] acknowledged = new double[tickets];
    String[] numbers = new String[tickets];
    long began = System.nanoTime();
    try (Visitor visitor = new Visitor(demo.port())) {
      for (int i = 0; i < tickets; i++) {
        touched[i] = System.nanoTime();
        numbers[i] = visitor.takeNumber(LINES[i % LINES.length]);
        firstByte[i] = (firstByte(numbers[i], touched[i]) - touched[i]) / 1e6;
        awaitMark("printed", numbers[i], touched[i], false);
      }
    }
    double seconds = (System.nanoTime() - began) / 1e9;
    for (int i = 0; i < tickets; i++) {
      Stopwatch.Mark mark = awaitMark("reserved", numbers[i], touched[i], true);
      acknowledged[i] = (mark.acknowledged() - touched[i]) / 1e6;
    }
    out.printf(
        Locale.ROOT,
        "%d tickets in %.2f s, each slip proven before the next touch%n",
        tickets,
        seconds);
    print("touch -> first byte at the printer", firstByte);
    print("touch -> acknowledged by the case server", acknowledged);
  }

  private void waitForPrinter() throws Miss, InterruptedException {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (!isPrinterReady()) {
      if (System.nanoTime() - end > 0) {
        throw new Miss("the printer is not ready");
      }
      Thread.sleep(5);
    }
  }

  private boolean isPrinterReady() {
    PageView kiosk = demo.board().board().pages().get(QueuePages.KIOSK.path());
    PrinterView printer = kiosk == null ? null : kiosk.section("printer", PrinterView.class);
    return printer != null && printer.state().equals("ready");
  }

  private long firstByte(String number, long since) throws Miss, InterruptedException {
    Stopwatch.Mark sent = awaitMark("sent", number, since, false);
    String data = sent.event().data();
    int at = data.indexOf("\"job\":\"") + 7;
    String job = data.substring(at, data.indexOf('"', at));
    Long nanos = demo.stopwatch().awaitFirstByte(job, LIMIT);
    if (nanos == null) {
      throw new Miss("no byte of slip " + number + " reached the printer");
    }
    return nanos;
  }

  private Stopwatch.Mark awaitMark(String what, String number, long since, boolean acknowledged)
      throws Miss, InterruptedException {
    String type = "vn.motcua.ticket." + what + ".v1";
    Stopwatch.Mark mark =
        demo.stopwatch()
            .await(
                m ->
                    m.durable() >= since
                        && m.event().type().equals(type)
                        && m.event().data().contains('"' + number + '"')
                        && (!acknowledged || m.acknowledged() != 0),
                LIMIT);
    if (mark == null) {
      throw new Miss(
          "ticket " + number + " was not " + what + (acknowledged ? " at the case server" : ""));
    }
    return mark;
  }

  private void print(String what, double[] millis) {
    double[] sorted = millis.clone();
    Arrays.sort(sorted);
    out.printf(
        Locale.ROOT,
        "%-42s p50 %7.2f ms   p99 %7.2f ms   max %7.2f ms%n",
        what,
        percentile(sorted, 0.50),
        percentile(sorted, 0.99),
        sorted[sorted.length - 1]);
  }

  private static double percentile(double[] sorted, double share) {
    int rank = (int) Math.ceil(share * sorted.length) - 1;
    return sorted[Math.max(0, rank)];
  }
}
