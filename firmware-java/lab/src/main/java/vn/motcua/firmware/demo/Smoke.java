package vn.motcua.firmware.demo;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.EventTypes;
import vn.motcua.devices.emulator.printer.Paper;
import vn.motcua.firmware.attendance.AttendanceEvent.AttendancePunched;
import vn.motcua.firmware.handoff.DeskView;
import vn.motcua.firmware.queue.QueueView.PrinterView;
import vn.motcua.firmware.rating.RatingEvent.RatingGiven;
import vn.motcua.firmware.upkeep.DeviceView;
import vn.motcua.firmware.view.DeliveryView;
import vn.motcua.firmware.view.Page;
import vn.motcua.firmware.view.PageView;

/**
 * Creates one event of each kind through the devices, waits for the case server, and prints the
 * times. Ends at the first failure, and names it.
 */
public final class Smoke {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String DOSSIER = "000.00.53.H48-220921-0099";

  private final Demo demo;
  private final PrintStream out;

  /** Runs on a started demonstration; the table goes to {@code out}. */
  public Smoke(Demo demo, PrintStream out) {
    this.demo = demo;
    this.out = out;
  }

  /** Something did not happen; the message says what. */
  public static final class Miss extends Exception {
    private static final long serialVersionUID = 1L;

    Miss(String message) {
      super(message);
    }
  }

  /** One of each, in the order of a citizen's visit. */
  public void run() throws Miss, IOException, InterruptedException {
    devicesAreReady();
    try (Visitor visitor = new Visitor(demo.port())) {
      out.printf(
          Locale.ROOT,
          "%-12s %14s %19s  %s%n",
          "station",
          "ms to durable",
          "ms to acknowledged",
          "what");
      attendance();
      String number = ticket(visitor);
      rating(visitor, number);
      receipt();
      citizenCard();
    }
    caseServerHoldsAll();
  }

  private void devicesAreReady() throws Miss, InterruptedException {
    await(
        "every device ready and the case server reached",
        () -> {
          PageView bench = bench();
          DeliveryView delivery = bench.section("delivery", DeliveryView.class);
          PrinterView printer = bench.section("printer", PrinterView.class);
          return delivery != null
              && delivery.connected()
              && printer != null
              && printer.state().equals("ready")
              && bench.list("devices", DeviceView.class).stream()
                  .filter(d -> !d.kind().equals("rating-panel"))
                  .allMatch(d -> d.state().equals("ready"));
        });
  }

  private PageView bench() {
    return Objects.requireNonNull(demo.board().board().pages().get(Page.BENCH.path()));
  }

  private void attendance() throws Miss, InterruptedException {
    long touched = System.nanoTime();
    demo.bench().finger(BenchReader.NAME, 1);
    String punched = EventTypes.typeOf(AttendancePunched.class);
    report("attendance", touched, punched, "cb-001", "finger in slot 1");
  }

  private String ticket(Visitor visitor) throws Miss, IOException, InterruptedException {
    long touched = System.nanoTime();
    String number = visitor.takeNumber("dat-dai");
    report("queue", touched, "vn.motcua.ticket.reserved.v1", number, "number " + number);
    await("slip " + number + " proven by the printer", mark("ticket.printed", number));
    Paper paper =
        demo.bench()
            .latestPaper()
            .orElseThrow(
                () -> new Miss("the printer proved slip " + number + " but no paper came out"));
    String qr = readQr(paper.picture().toImage());
    if (!qr.startsWith("MOTCUA/") || !qr.endsWith("/" + number)) {
      throw new Miss("the slip's QR says \"" + qr + "\", not number " + number);
    }
    List<String> faults = demo.bench().printerFaults();
    if (!faults.isEmpty()) {
      throw new Miss("the printer did not understand: " + faults.getFirst());
    }
    long printed = markOf("ticket.printed", number).durable();
    out.printf(
        Locale.ROOT,
        "%-12s %14.1f %19s  slip out, QR reads %s%n",
        "printer",
        (printed - touched) / 1e6,
        "",
        qr);
    return number;
  }

  private void rating(Visitor visitor, String number)
      throws Miss, IOException, InterruptedException {
    visitor.counter("call-next", "1");
    visitor.counter("start", "1");
    int before = demo.bench().panel("danh-gia-1").flashes(4);
    long pressed = System.nanoTime();
    demo.bench().press("danh-gia-1", 4);
    String given = EventTypes.typeOf(RatingGiven.class);
    report("rating", pressed, given, "counted", "button 4 for " + number);
    await("lamp 4 lit", () -> demo.bench().panel("danh-gia-1").flashes(4) > before);
    visitor.counter("finish", "1");
  }

  private void receipt() throws Miss, InterruptedException {
    long scanned = System.nanoTime();
    demo.bench().scan(BenchScanner.NAME, DOSSIER);
    report("hand-over", scanned, "vn.motcua.receipt.scanned.v1", DOSSIER, DOSSIER);
  }

  private void citizenCard() throws Miss, InterruptedException {
    long before = demo.board().ledger().head().position();
    demo.bench()
        .scan(BenchScanner.NAME, "012345678901|123456789|Nguyễn Văn Mẫu|01011990|Nam|Xã Mẫu|");
    await(
        "a citizen card refused",
        () ->
            bench().list("desks", DeskView.class).stream()
                .anyMatch(d -> d.last() != null && d.last().verdict().equals("citizen-card")));
    if (demo.board().ledger().head().position() != before) {
      throw new Miss("a citizen card left something in the ledger");
    }
    out.printf(
        Locale.ROOT,
        "%-12s %14s %19s  citizen card refused, nothing stored%n",
        "hand-over",
        "-",
        "-");
  }

  private void caseServerHoldsAll() throws Miss, InterruptedException {
    var ledger = demo.board().ledger();
    await("everything acknowledged", () -> ledger.acknowledged() >= ledger.head().position());
    var head = ledger.head();
    if (!demo.inbox().holds(demo.centre(), demo.boardId(), head.epoch(), head.sequence())) {
      throw new Miss("the case server acknowledged event " + head.sequence() + " and lacks it");
    }
    if (!demo.inbox().anomalies().isEmpty()) {
      throw new Miss("the case server complains: " + demo.inbox().anomalies().getFirst());
    }
    out.printf(
        Locale.ROOT,
        "case server holds %d events of epoch %s once, chain whole%n",
        head.sequence(),
        head.epoch());
  }

  private void report(String station, long began, String type, String holding, String what)
      throws Miss, InterruptedException {
    Predicate<Stopwatch.Mark> wanted =
        m ->
            m.durable() >= began
                && m.event().type().equals(type)
                && m.event().data().contains(holding);
    Stopwatch.Mark mark =
        demo.stopwatch().await(m -> wanted.test(m) && m.acknowledged() != 0, LIMIT);
    if (mark == null) {
      boolean durable = demo.stopwatch().await(wanted, Duration.ofMillis(1)) != null;
      throw new Miss(
          station
              + ": "
              + type
              + (durable ? " was stored but not acknowledged" : " never came")
              + " within "
              + LIMIT.toSeconds()
              + " s");
    }
    out.printf(
        Locale.ROOT,
        "%-12s %14.1f %19.1f  %s%n",
        station,
        (mark.durable() - began) / 1e6,
        (mark.acknowledged() - began) / 1e6,
        what);
  }

  private BooleanSupplier mark(String type, String holding) {
    return () -> {
      try {
        return find(type, holding) != null;
      } catch (InterruptedException stopping) {
        Thread.currentThread().interrupt();
        return false;
      }
    };
  }

  private Stopwatch.Mark markOf(String type, String holding) throws Miss, InterruptedException {
    Stopwatch.Mark mark = find(type, holding);
    if (mark == null) {
      throw new Miss(type + " of " + holding + " was not stored");
    }
    return mark;
  }

  private Stopwatch.@Nullable Mark find(String type, String holding) throws InterruptedException {
    return demo.stopwatch()
        .await(
            m -> isOf(m.event(), type) && m.event().data().contains(holding), Duration.ofMillis(1));
  }

  private static boolean isOf(Event event, String type) {
    return event.type().equals("vn.motcua." + type + ".v1");
  }

  private static void await(String what, BooleanSupplier condition)
      throws Miss, InterruptedException {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        throw new Miss(what + ": did not happen within " + LIMIT.toSeconds() + " s");
      }
      Thread.sleep(5);
    }
  }

  private static String readQr(BufferedImage picture) throws Miss {
    int[] pixels =
        picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
    var bitmap =
        new BinaryBitmap(
            new HybridBinarizer(
                new RGBLuminanceSource(picture.getWidth(), picture.getHeight(), pixels)));
    try {
      return new QRCodeReader().decode(bitmap, Map.of(DecodeHintType.TRY_HARDER, true)).getText();
    } catch (NotFoundException none) {
      throw new Miss("no QR code can be found on the paper's picture");
    } catch (ReaderException unreadable) {
      throw new Miss("the QR code on the paper's picture cannot be read: " + unreadable);
    }
  }
}
