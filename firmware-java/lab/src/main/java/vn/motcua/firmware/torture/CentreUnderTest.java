package vn.motcua.firmware.torture;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.inbox.sqlite.SqliteInboxStore;
import vn.motcua.bridge.inbox.store.Anomaly;
import vn.motcua.bridge.inbox.store.BoardReport;
import vn.motcua.bridge.inbox.store.ChainId;
import vn.motcua.bridge.inbox.store.InboxStore;
import vn.motcua.devices.emulator.printer.EmulatedModel;
import vn.motcua.devices.emulator.printer.PrinterEmulator;
import vn.motcua.firmware.core.Stations;
import vn.motcua.firmware.station.Day;
import vn.motcua.firmware.torture.process.CampaignBoard;
import vn.motcua.firmware.torture.process.Child;
import vn.motcua.firmware.torture.process.Launch;

/**
 * Everything a campaign uses: broker, inbox and board as processes, a relay between them, an
 * emulated printer, and people. Opened and used by one thread; closing kills what still runs.
 */
final class CentreUnderTest implements AutoCloseable {
  private static final Duration DRAIN_MAX = Duration.ofSeconds(60);

  /** Of the cards that take turns; three of them in one day have none in common. */
  private static final List<String> SLOTS = List.of("0123", "456", "789");

  private static final Duration CONFIRMATION_MAX = Duration.ofSeconds(60);
  private static final Duration REST_MAX = Duration.ofSeconds(30);

  private final Launch launch;
  private final Path directory;
  private final boolean traced;
  private final Relay toBroker;
  private final PrinterEmulator printer;
  private final Fingers fingers = new Fingers();
  private final BlockingQueue<List<String>> statuses = new LinkedBlockingQueue<>();
  private final PrintedSlips slips = new PrintedSlips();
  private final Map<ChainId, Long> audited = new HashMap<>();
  private final Audit audit = new Audit();
  private final People people;
  private Child broker;
  private Child inbox;
  private final InboxStore store;
  private @Nullable Child board;
  private int complaints;
  private int days;
  private int damages;
  private int card;
  private CampaignTally settled = CampaignTally.NONE;

  /**
   * {@code traced}: whether the board's process writes down what SQLite does, see {@link #trace}.
   */
  CentreUnderTest(Launch launch, Path directory, RandomGenerator random, boolean traced)
      throws IOException, InterruptedException {
    this.launch = launch;
    this.directory = directory;
    this.traced = traced;
    Files.createDirectories(directory);
    broker = child("broker", List.of());
    toBroker = new Relay(broker.port());
    inbox = newInbox();
    printer = new PrinterEmulator(EmulatedModel.GOOD_58_MM, 0, slips::add);
    people = new People(random, fingers, () -> traced ? Files.size(trace()) : 0);
    store = SqliteInboxStore.open(inboxFile(), Stations.ALL.events());
  }

  private Child child(String role, List<String> args) throws IOException {
    return new Child(launch, role, args, this::heard);
  }

  private Child newInbox() throws IOException, InterruptedException {
    String url = "mqtt://127.0.0.1:" + broker.port();
    Child next = child("inbox", List.of(url, directory.resolve("inbox").toString()));
    next.port();
    return next;
  }

  /** What the board's process says. */
  private void heard(List<String> words) {
    switch (words.getFirst()) {
      case "lamp" -> fingers.lamp(Integer.parseInt(words.get(1)), words.get(2).equals("on"));
      case "status" -> statuses.add(words);
      default -> throw new IllegalStateException("a process said " + words);
    }
  }

  /** The board's data directory. */
  Path data() {
    return directory.resolve("board");
  }

  /** What SQLite did in the board's present or last life. */
  Path trace() {
    return directory.resolve("trace");
  }

  People people() {
    return people;
  }

  Relay toBroker() {
    return toBroker;
  }

  /**
   * Waits until somebody is answered.
   *
   * @throws IOException when nobody is within a minute
   */
  void awaitUse() throws IOException, InterruptedException {
    if (!people.awaitConfirmation(people.confirmations(), CONFIRMATION_MAX)) {
      throw new IOException("nobody was answered for " + CONFIRMATION_MAX.toSeconds() + " s");
    }
  }

  /** Starts the board and does not wait until it is ready. */
  Child beginBoard() throws IOException {
    String url = "mqtt://127.0.0.1:" + toBroker.port();
    String port = Integer.toString(printer.port());
    String seconds = Long.toString(TimeUnit.DAYS.toSeconds(days));
    List<String> args =
        new ArrayList<>(List.of(url, port, data().toString(), SLOTS.get(card), seconds));
    if (traced) {
      args.add(trace().toString());
    }
    Child next = child("board", args);
    board = next;
    return next;
  }

  /** Starts the board and lets people use it. */
  void startBoard() throws IOException, InterruptedException {
    Child next = beginBoard();
    int port = next.port();
    clock(0);
    fingers.dark();
    people.use(next, port);
  }

  /**
   * From the next start on, the board's clock is this many days later: each doubt of a day takes a
   * slot, and a card has only a few.
   */
  void later(int more) {
    days += more;
  }

  /** A ledger was damaged; after each second time it is another day from the next start on. */
  void damaged() {
    damages++;
    later(damages % 2 == 0 ? 1 : 0);
  }

  /** From the next start on the board has another card, which nothing is on. */
  void anotherCard() throws IOException {
    card = (card + 1) % SLOTS.size();
    try (Stream<Path> files = Files.walk(data())) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /**
   * What people were shown and was not delivered may be lost with a card; no number of it may be
   * given again.
   */
  void mayBeGone() {
    LocalDate today = Day.of(Instant.now().plus(Duration.ofDays(days)));
    audit.mayBeGone(today.toString(), people.takeTold(), slips.take());
  }

  /** Settles what was told so far; it counts in the next {@link #check}. */
  void checkpoint() throws IOException {
    settled = settled.plus(settle());
  }

  /** The board's wall clock is off by this much. */
  void clock(long seconds) throws IOException {
    board().send("clock " + (TimeUnit.DAYS.toSeconds(days) + seconds));
  }

  Child board() throws IOException {
    if (board == null) {
      throw new IOException("there is no board now");
    }
    return board;
  }

  /** SIGKILL of the board. */
  void killBoard() throws IOException, InterruptedException {
    board().kill();
    people.use(null, 0);
  }

  /** Ends the board in good order. */
  void endBoard() throws IOException, InterruptedException {
    people.use(null, 0);
    board().end();
  }

  Child inbox() {
    return inbox;
  }

  /** Another program holds the lock of the inbox's file until it is closed. */
  Closeable lockInbox() throws IOException {
    return SqliteLock.of(inboxFile());
  }

  private Path inboxFile() {
    return directory.resolve("inbox").resolve("inbox.db");
  }

  /**
   * Compares what the board believes to be stored with what is stored.
   *
   * @throws IOException when more was acknowledged than the case server holds
   */
  void requireStored() throws IOException, InterruptedException {
    List<String> status = status();
    if (status != null) {
      long acknowledged = Long.parseLong(status.get(2)) - Long.parseLong(status.get(3));
      long held = store.tip(chain(status)).sequence();
      if (acknowledged > held) {
        throw new IOException(
            "the case server acknowledged %d and holds %d".formatted(acknowledged, held));
      }
    }
  }

  private static ChainId chain(List<String> status) {
    return new ChainId(CampaignBoard.CENTRE, CampaignBoard.BOARD, status.get(1));
  }

  private @Nullable List<String> status() throws IOException, InterruptedException {
    statuses.clear();
    board().send("status");
    return statuses.poll(10, TimeUnit.SECONDS);
  }

  /** SIGKILL of the inbox, and a new one. */
  void restartInbox() throws IOException, InterruptedException {
    killInbox();
    startInbox();
  }

  /** SIGKILL of the inbox. */
  void killInbox() throws InterruptedException {
    inbox.kill();
  }

  /** A new inbox in place of one that was killed. */
  void startInbox() throws IOException, InterruptedException {
    inbox = newInbox();
  }

  /** SIGKILL of the broker; after {@code pause} a new one without memory. */
  void restartBroker(Duration pause) throws IOException, InterruptedException {
    broker.kill();
    TimeUnit.NANOSECONDS.sleep(pause.toNanos());
    broker = child("broker", List.of());
    toBroker.target(broker.port());
    inbox.kill();
    inbox = newInbox();
  }

  /**
   * Lets people rest until the case server has all there is.
   *
   * @throws IOException when it has not after a minute
   */
  void drain() throws IOException, InterruptedException {
    if (!people.rest(REST_MAX)) {
      throw new IOException("a person was not answered for " + REST_MAX.toSeconds() + " s");
    }
    long end = System.nanoTime() + DRAIN_MAX.toNanos();
    while (!isDrained()) {
      if (System.nanoTime() > end) {
        throw new IOException("not delivered within " + DRAIN_MAX.toSeconds() + " s");
      }
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }

  private boolean isDrained() throws IOException, InterruptedException {
    List<String> status = status();
    if (status == null || !status.get(3).equals("0")) {
      return false;
    }
    return store.tip(chain(status)).sequence() == Long.parseLong(status.get(2));
  }

  /**
   * Compares what the case server has with what people were told since the last time.
   *
   * @throws IOException when the printer was sent invalid commands
   */
  CampaignTally check() throws IOException {
    CampaignTally seen = settled.plus(settle());
    settled = CampaignTally.NONE;
    return seen;
  }

  private CampaignTally settle() throws IOException {
    if (!printer.faults().isEmpty()) {
      throw new IOException("the printer was sent nonsense: " + printer.faults());
    }
    for (BoardReport report : store.report()) {
      long next = audited.getOrDefault(report.chain(), 0L) + 1;
      store.read(
          report.chain(),
          next,
          event -> {
            audit.take(event);
            audited.put(report.chain(), event.sequence());
          });
    }
    slips.take().forEach(audit::slip);
    List<Anomaly> anomalies = store.anomalies();
    audit.complaints(anomalies.subList(complaints, anomalies.size()));
    complaints = anomalies.size();
    return audit.settle(people.takeTold());
  }

  /** What was wrong in the last check. */
  List<String> broken() {
    return audit.takeBroken();
  }

  @Override
  public void close() throws IOException {
    people.close();
    for (@Nullable Child child : new Child[] {board, inbox, broker}) {
      if (child != null) {
        child.close();
      }
    }
    printer.close();
    toBroker.close();
    store.close();
  }
}
