package vn.motcua.firmware.torture;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import vn.motcua.firmware.torture.disk.DiskTrace;
import vn.motcua.firmware.torture.disk.DiskTraceWriter;
import vn.motcua.firmware.torture.disk.UnsyncedDisk;
import vn.motcua.firmware.torture.process.InboxDisk;

/** Applies one fault while people use the centre; when it returns, everything works again. */
final class FaultRound {
  private static final int USE_MILLIS_MAX = 400;
  private static final int START_MILLIS_MAX = 900;
  private static final int ROOM_BYTES_MAX = 60_000;
  private static final int SPLIT_MILLIS_MAX = 2_500;
  private static final int CLOCK_SECONDS_MAX = 2 * 24 * 3_600;
  private static final int INBOX_ROOM_BYTES_MAX = 200_000;
  private static final int INBOX_OUT_MILLIS_MAX = 6_000;

  /** Longer than the inbox waits for a lock. */
  private static final int LOCK_MILLIS_MIN = 6_000;

  private static final Duration REFUSAL_MAX = Duration.ofSeconds(5);

  private final CentreUnderTest stage;
  private final RandomGenerator random;

  FaultRound(CentreUnderTest stage, RandomGenerator random) {
    this.stage = stage;
    this.random = random;
  }

  /** Applies it; people go on meanwhile and afterwards. */
  void apply(TortureFault fault) throws IOException, InterruptedException {
    pass(USE_MILLIS_MAX);
    switch (fault) {
      case POWER -> power();
      case KILL -> kill();
      case DISK_FULL -> diskFull();
      case INBOX_DISK -> inboxDisk();
      case BIT_FLIP -> bitFlip();
      case CARD -> new CardTrouble(stage, random).play();
      case BROKER -> stage.restartBroker(Duration.ofMillis(random.nextInt(500)));
      case CLOCK -> stage.clock(random.nextInt(-CLOCK_SECONDS_MAX, CLOCK_SECONDS_MAX));
      case NETSPLIT -> netsplit();
    }
  }

  private void pass(int millisMax) throws InterruptedException {
    TimeUnit.MICROSECONDS.sleep(random.nextInt(millisMax * 1_000));
  }

  private void kill() throws IOException, InterruptedException {
    stage.killBoard();
    if (random.nextInt(10) == 0) {
      stage.restartInbox();
    }
    if (random.nextInt(10) == 0) {
      stage.beginBoard();
      pass(START_MILLIS_MAX);
      stage.killBoard();
    }
    stage.startBoard();
  }

  /** The board stops now, and what SQLite had not synced is lost or torn. */
  private void power() throws IOException, InterruptedException {
    stage.killBoard();
    UnsyncedDisk disk = new UnsyncedDisk();
    DiskTrace.read(stage.trace()).steps().forEach(disk::take);
    disk.cut(stage.data(), random);
    stage.startBoard();
  }

  private void diskFull() throws IOException, InterruptedException {
    stage.board().send("room " + random.nextInt(ROOM_BYTES_MAX));
    if (!stage.people().awaitRefusal(REFUSAL_MAX)) {
      throw new IOException("a full disk refused nobody for " + REFUSAL_MAX.toSeconds() + " s");
    }
    pass(USE_MILLIS_MAX);
    if (random.nextInt(4) == 0) {
      kill();
    } else {
      stage.board().send("room " + DiskTraceWriter.ENDLESS);
    }
  }

  /**
   * Acknowledged events must be stored; the campaign checks after each round that the inbox stores
   * again within a minute. One time in four the inbox is killed in that state.
   */
  private void inboxDisk() throws IOException, InterruptedException {
    switch (random.nextInt(3)) {
      case 0 -> {
        stage.inbox().send("room " + random.nextInt(INBOX_ROOM_BYTES_MAX));
        over(inboxOut(), "room " + InboxDisk.ENDLESS);
      }
      case 1 -> {
        stage.inbox().send("read-only true");
        over(inboxOut(), "read-only false");
      }
      default -> {
        boolean killed;
        try (var _ = stage.lockInbox()) {
          TimeUnit.MILLISECONDS.sleep(LOCK_MILLIS_MIN);
          killed = inboxOut();
        }
        if (killed) { // nobody opens a file that another has locked; systemd tries until it can
          stage.startInbox();
        }
      }
    }
  }

  /** The cause ends, with the process it was in or without. */
  private void over(boolean killed, String end) throws IOException, InterruptedException {
    if (killed) {
      stage.startInbox();
    } else {
      stage.inbox().send(end);
    }
  }

  /** Whether the inbox was killed meanwhile. */
  private boolean inboxOut() throws IOException, InterruptedException {
    pass(INBOX_OUT_MILLIS_MAX);
    stage.requireStored();
    boolean killed = random.nextInt(4) == 0;
    if (killed) {
      stage.killInbox();
    }
    return killed;
  }

  /**
   * Everything is delivered first: when an event is nowhere else, no program can repair every
   * flipped bit on its page.
   */
  private void bitFlip() throws IOException, InterruptedException {
    stage.drain();
    stage.endBoard();
    Path file = stage.data().resolve(DiskTrace.MAIN);
    try (RandomAccessFile ledger = new RandomAccessFile(file.toFile(), "rw")) {
      long at = random.nextLong(ledger.length());
      ledger.seek(at);
      int bits = ledger.read() ^ (1 << random.nextInt(8));
      ledger.seek(at);
      ledger.write(bits);
    }
    takeAway(stage.data().resolve("quarantine"));
    stage.damaged();
    stage.people().goOn();
    stage.startBoard();
  }

  /**
   * A board keeps at most twenty damaged ledgers and then needs a new card: here somebody removes
   * them.
   */
  private static void takeAway(Path quarantine) throws IOException {
    if (Files.exists(quarantine)) {
      try (Stream<Path> files = Files.walk(quarantine)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private void netsplit() throws IOException, InterruptedException {
    List<Relay.Mode> modes = List.of(Relay.Mode.DROP, Relay.Mode.DELAY, Relay.Mode.SWALLOW);
    stage.toBroker().mode(modes.get(random.nextInt(modes.size())));
    pass(SPLIT_MILLIS_MAX);
    stage.toBroker().mode(Relay.Mode.PASS);
  }
}
