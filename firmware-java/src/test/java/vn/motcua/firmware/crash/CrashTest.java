package vn.motcua.firmware.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.EventTypes;
import vn.motcua.bridge.RatingEvent.RatingGiven;
import vn.motcua.bridge.RatingEvent.Standing;
import vn.motcua.bridge.TicketEvent.TicketReserved;
import vn.motcua.bridge.broker.EmbeddedBroker;
import vn.motcua.bridge.inbox.ChainId;
import vn.motcua.bridge.inbox.Inbox;
import vn.motcua.bridge.journal.Identity;
import vn.motcua.bridge.journal.SqliteJournal;
import vn.motcua.bridge.mqtt.PahoMqttPort;
import vn.motcua.devices.emulator.printer.EmulatedModel;
import vn.motcua.devices.emulator.printer.Paper;
import vn.motcua.devices.emulator.printer.PrinterEmulator;

/** SIGKILL at random instants, while tickets are taken and buttons pressed. */
class CrashTest {
  private static final int KILLS = Integer.getInteger("motcua.crash.kills", 200);
  private static final int LIFE_MILLIS_MAX = 1_200;

  @TempDir Path directory;

  private final List<String> papers = new CopyOnWriteArrayList<>();
  private final AtomicInteger torn = new AtomicInteger();

  @Test
  void whatWasConfirmedToAPersonIsAtTheCaseServerOnceHoweverOftenTheBoardIsKilled()
      throws Exception {
    long seed = Long.getLong("motcua.crash.seed", System.nanoTime());
    System.out.println("crash test: " + KILLS + " kills, -Dmotcua.crash.seed=" + seed);
    People people = new People(new Random(seed));
    Path data = directory.resolve("board");
    try (EmbeddedBroker broker = EmbeddedBroker.start(0, null);
        Inbox inbox =
            Inbox.open(
                directory.resolve("inbox"), PahoMqttPort.to(broker.url()), InstantSource.system());
        PrinterEmulator printer = new PrinterEmulator(EmulatedModel.GOOD_58_MM, 0, this::keep)) {
      String url = broker.url().toString();
      recordArchive(data, url, printer.port());
      Random instants = new Random(seed);
      for (int life = 0; life < KILLS; life++) {
        BoardProcess board = new BoardProcess(data, url, printer.port());
        boolean early = instants.nextInt(10) == 0;
        liveAndDie(board, people, instants.nextInt(early ? 300 : LIFE_MILLIS_MAX), early);
      }
      List<Event> ours = lastLife(data, url, printer.port(), inbox);
      assertThat(printer.faults()).isEmpty();
      check(ours, people, inbox);
      System.out.printf(
          "crash test: %d events, %d numbers confirmed, %d lamps lit, %d slips out, %d torn%n",
          ours.size(), people.numbers.size(), people.lit.size(), papers.size(), torn.get());
    }
  }

  /** One orderly life first, which leaves a class archive: the other lives start faster. */
  private static void recordArchive(Path data, String url, int printer) throws Exception {
    BoardProcess first = new BoardProcess(data, url, printer);
    assertThat(first.port()).isNotNull();
    first.end();
  }

  private static void liveAndDie(BoardProcess board, People people, int millis, boolean early)
      throws InterruptedException {
    Thread using =
        Thread.ofVirtual()
            .start(() -> {
              try {
                Integer port = board.port();
                if (port != null) {
                  people.use(board, port);
                }
              } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
              }
            });
    if (!early) {
      int before = people.numbers.size();
      await().atMost(Duration.ofMinutes(2)).until(() -> people.numbers.size() > before);
    }
    using.join(Duration.ofMillis(Math.max(1, millis)));
    board.kill();
    using.join();
  }

  private static List<Event> lastLife(Path data, String url, int printer, Inbox inbox)
      throws Exception {
    BoardProcess last = new BoardProcess(data, url, printer);
    assertThat(last.port()).isNotNull();
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> inbox.report().stream().anyMatch(r -> r.lastSequence() > 0));
    last.end();
    List<Event> ours = new ArrayList<>();
    try (var journal =
        SqliteJournal.open(data, new Identity("minh-hoa", "crash"), new SecureRandom())) {
      journal.replay(ours::add);
    }
    BoardProcess deliver = new BoardProcess(data, url, printer);
    Event end = ours.getLast();
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> inbox.holds("minh-hoa", "crash", end.epoch(), end.sequence()));
    deliver.end();
    return ours;
  }

  private void check(List<Event> ours, People people, Inbox inbox) {
    assertThat(inbox.anomalies()).as("gaps, forks, broken chains").isEmpty();
    List<Event> theirs = new ArrayList<>();
    inbox.read(new ChainId("minh-hoa", "crash", ours.getLast().epoch()), theirs::add);
    assertThat(theirs.subList(0, ours.size())).as("one epoch, whole").isEqualTo(ours);
    List<String> reserved =
        ours.stream()
            .map(e -> EventTypes.parse(e.type(), e.data()))
            .filter(TicketReserved.class::isInstance)
            .map(t -> ((TicketReserved) t).day() + "/" + ((TicketReserved) t).number())
            .toList();
    assertThat(reserved).as("numbers given").doesNotHaveDuplicates();
    assertThat(reserved.stream().map(n -> n.substring(11)).toList())
        .as("numbers confirmed on the screen")
        .containsAll(people.numbers);
    List<String> rated =
        ours.stream()
            .map(e -> EventTypes.parse(e.type(), e.data()))
            .filter(RatingGiven.class::isInstance)
            .map(RatingGiven.class::cast)
            .filter(r -> r.standing() == Standing.COUNTED)
            .map(r -> r.day() + "/" + r.number())
            .toList();
    assertThat(rated).as("visits rated").doesNotHaveDuplicates();
    assertThat(rated.stream().map(n -> n.substring(11)).toList()).containsAll(people.lit);
    assertThat(papers).as("slips that came out").doesNotHaveDuplicates();
    assertThat(reserved.stream().map(n -> n.replace("-", "")).toList()).containsAll(papers);
    assertThat(people.numbers).hasSizeGreaterThan(KILLS / 2);
    assertThat(people.lit).isNotEmpty();
  }

  private void keep(Paper paper) {
    BufferedImage image = paper.picture().toImage();
    int width = image.getWidth();
    int height = image.getHeight();
    int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
    var bitmap =
        new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels)));
    try {
      String text = new QRCodeReader().decode(bitmap).getText();
      papers.add(text.substring(text.lastIndexOf('/', text.lastIndexOf('/') - 1) + 1));
    } catch (ReaderException cutShort) {
      torn.incrementAndGet();
    }
  }
}
