package vn.motcua.firmware.bench.device;

import java.io.ByteArrayOutputStream;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntUnaryOperator;
import vn.motcua.devices.printer.escpos.Cut;
import vn.motcua.devices.printer.escpos.EscPos;
import vn.motcua.devices.printer.inspect.EscPosToken;
import vn.motcua.devices.printer.inspect.EscPosTokenizer;
import vn.motcua.devices.printer.profile.PrinterProfile;
import vn.motcua.devices.printer.raster.Bitmap;
import vn.motcua.devices.printer.slip.Slip;
import vn.motcua.devices.printer.slip.SlipRenderer;
import vn.motcua.firmware.bench.Figure;
import vn.motcua.firmware.bench.ProcessorTime;

/**
 * Measures from the text of a ticket to the bytes of its print job, QR code included, and from the
 * bytes back to commands. Uses the processor time of this thread, so that other load does not
 * matter.
 */
final class TicketBench {
  private static final int WARM_UP = 1_000;
  private static final int MEASURED = 2_000;
  private static final int JOBS = 40;
  private static final int DECODINGS = 60;
  private static final int BAND_ROWS = 128;

  private TicketBench() {}

  static List<Figure> run() {
    SlipRenderer wide = new SlipRenderer(PrinterProfile.SAFE_80_MM.widthDots());
    SlipRenderer narrow = new SlipRenderer(PrinterProfile.SAFE_58_MM.widthDots());
    long[] layout = nanos(i -> wide.render(slip(i)).height());
    long[] small = nanos(i -> narrow.render(slip(i)).height());
    Bitmap picture = wide.render(slip(1));
    long[] encoding = nanos(i -> EscPos.raster(picture, BAND_ROWS).length);
    int bytes = EscPos.raster(picture, BAND_ROWS).length;
    String p99 = String.format(Locale.ROOT, "p99 %.2f ms", layout[MEASURED * 99 / 100] / 1e6);
    return List.of(
        new Figure(
            "ticket_raster_ms_p50",
            layout[MEASURED / 2] / 1e6,
            "ms",
            "goal 2; layout, letters and QR for 576 dots, processor time, " + p99),
        new Figure("ticket_raster_58mm_ms_p50", small[MEASURED / 2] / 1e6, "ms", "384 dots"),
        new Figure(
            "escpos_encode_mb_s",
            bytes * 1e3 / Math.max(1, encoding[MEASURED / 2]),
            "MB/s",
            "a slip of " + bytes + " bytes into bands; a 100 Mbit/s line carries 12.5 MB/s"),
        new Figure(
            "escpos_decode_mb_s",
            decoded(jobs(wide)),
            "MB/s",
            "whole print jobs into commands; a 100 Mbit/s line carries 12.5 MB/s"));
  }

  private static long[] nanos(IntUnaryOperator work) {
    long[] nanos = new long[MEASURED];
    int check = 0;
    for (int i = -WARM_UP; i < MEASURED; i++) {
      long start = ProcessorTime.nanos();
      check += work.applyAsInt(i + WARM_UP);
      if (i >= 0) {
        nanos[i] = ProcessorTime.nanos() - start;
      }
    }
    if (check == 0) {
      throw new IllegalStateException("nothing was drawn");
    }
    Arrays.sort(nanos);
    return nanos;
  }

  /** Jobs as the driver sends them. */
  private static byte[] jobs(SlipRenderer renderer) {
    ByteArrayOutputStream jobs = new ByteArrayOutputStream();
    for (int i = 0; i < JOBS; i++) {
      jobs.writeBytes(EscPos.initialize());
      jobs.writeBytes(EscPos.cancelKanjiMode());
      jobs.writeBytes(EscPos.raster(renderer.render(slip(i)), BAND_ROWS));
      jobs.writeBytes(EscPos.cut(Cut.PARTIAL, 0));
      jobs.writeBytes(EscPos.transmitPaperSensorStatus());
    }
    return jobs.toByteArray();
  }

  private static double decoded(byte[] jobs) {
    long best = Long.MAX_VALUE;
    for (int i = 0; i < DECODINGS; i++) {
      long start = ProcessorTime.nanos();
      EscPosTokenizer tokenizer = new EscPosTokenizer();
      long understood =
          tokenizer.feed(jobs, 0, jobs.length).stream().mapToLong(EscPosToken::length).sum();
      best = Math.min(best, ProcessorTime.nanos() - start);
      if (understood != jobs.length) {
        throw new IllegalStateException("understood " + understood + " of " + jobs.length);
      }
    }
    return jobs.length * 1e3 / best;
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
