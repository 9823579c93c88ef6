package vn.motcua.devices.printer.slip;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.LocalDateTime;
import java.util.Arrays;
import vn.motcua.devices.printer.escpos.EscPos;

/** Run by hand: processor time from a ticket's words to its ESC/POS bytes, QR code included. */
public final class TicketRasterBenchmark {
  private static final int WARM_UP = 1_000;
  private static final int MEASURED = 2_000;

  private TicketRasterBenchmark() {}

  /** Prints one line for each paper width. */
  public static void main(String[] args) {
    for (int width : new int[] {576, 384}) {
      measure(width, System.out);
    }
  }

  private static void measure(int width, PrintStream out) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    SlipRenderer renderer = new SlipRenderer(width);
    long[] nanos = new long[MEASURED];
    int bytes = 0;
    for (int i = -WARM_UP; i < MEASURED; i++) {
      long start = threads.getCurrentThreadCpuTime();
      bytes = EscPos.raster(renderer.render(slip(i + WARM_UP)), 128).length;
      if (i >= 0) {
        nanos[i] = threads.getCurrentThreadCpuTime() - start;
      }
    }
    Arrays.sort(nanos);
    out.printf(
        "ticket_raster %d dots: p50 %.2f ms, p99 %.2f ms, %d bytes%n",
        width, nanos[MEASURED / 2] / 1e6, nanos[MEASURED * 99 / 100] / 1e6, bytes);
  }

  private static Slip slip(int i) {
    return new Slip(
        "Trung tâm Phục vụ hành chính công tỉnh Quảng Ngãi",
        String.valueOf(2000 + i % 1000),
        "Đăng ký khai sinh, khai tử, kết hôn",
        i % 30,
        LocalDateTime.of(2026, 11, 21, 7, 31),
        "sáng",
        i % 3 == 0 ? "Người cao tuổi" : null,
        "https://dichvucong.example.vn/hang-doi/qng-01/" + i,
        i % 7 == 0);
  }
}
