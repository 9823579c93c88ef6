package vn.motcua.firmware.torture;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import vn.motcua.firmware.torture.disk.DiskTrace;

/**
 * A day on which a board's card loses data twice, while people continue.
 *
 * <p>What was delivered is still at the case server and is accounted for there. What was shown
 * while there was no network may be lost with the card, but none of its numbers may be given to
 * anybody else.
 */
final class CardTrouble {
  private static final int USE_MILLIS_MAX = 400;
  private static final List<String> LOGS = List.of("-wal", "-shm");

  private final CentreUnderTest stage;
  private final RandomGenerator random;

  CardTrouble(CentreUnderTest stage, RandomGenerator random) {
    this.stage = stage;
    this.random = random;
  }

  private enum Kind {
    EMPTY_CARD,
    OLDER_COPY,
    TRUNCATED
  }

  /** Plays one of the kinds, with or without the network. */
  void play() throws IOException, InterruptedException {
    Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
    stage.drain();
    stage.endBoard();
    stage.later(3);
    Path copy = Files.createTempFile(stage.data().getParent(), "copy", ".db");
    Files.copy(ledger(), copy, StandardCopyOption.REPLACE_EXISTING);
    begin();
    boolean online = random.nextBoolean();
    if (!online) {
      stage.drain();
      stage.checkpoint();
      stage.toBroker().mode(Relay.Mode.DROP);
      stage.people().goOn();
      stage.awaitUse();
    }
    for (int times = 0; times < 2; times++) {
      TimeUnit.MILLISECONDS.sleep(random.nextInt(USE_MILLIS_MAX));
      if (online) {
        stage.drain();
        stage.checkpoint();
      }
      stage.killBoard();
      lose(kind, copy);
      stage.mayBeGone();
      begin();
    }
    Files.delete(copy);
    stage.toBroker().mode(Relay.Mode.PASS);
  }

  private void begin() throws IOException, InterruptedException {
    stage.people().goOn();
    stage.startBoard();
    stage.awaitUse();
  }

  private Path ledger() {
    return stage.data().resolve(DiskTrace.MAIN);
  }

  private void lose(Kind kind, Path copy) throws IOException {
    switch (kind) {
      case EMPTY_CARD -> stage.anotherCard();
      case OLDER_COPY -> {
        dropLogs();
        Files.copy(copy, ledger(), StandardCopyOption.REPLACE_EXISTING);
      }
      case TRUNCATED -> {
        dropLogs();
        try (RandomAccessFile file = new RandomAccessFile(ledger().toFile(), "rw")) {
          file.setLength(file.length() * random.nextInt(50, 100) / 100);
        }
      }
    }
  }

  private void dropLogs() throws IOException {
    for (String log : LOGS) {
      Files.deleteIfExists(stage.data().resolve(DiskTrace.MAIN + log));
    }
  }
}
