package vn.motcua.bridge.journal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.bridge.SampleEvent;
import vn.motcua.bridge.journal.Moments;
import vn.motcua.bridge.journal.Verification;

/** SIGKILL at random instants; {@code -Dmotcua.kills=N} for more rounds. */
class JournalKillTest {
  @TempDir Path directory;

  @Test
  @Timeout(600)
  void whatWasSaidToBeDurableSurvivesAKill() throws Exception {
    long seed = new SplittableRandom().nextLong();
    var random = new SplittableRandom(seed);
    long before = 0;
    for (int round = 0; round < Integer.getInteger("motcua.kills", 5); round++) {
      long said = writeUntilKilled(random.nextInt(1, 400));
      try (SqliteJournal ledger =
          SqliteJournal.open(
              directory, Moments.BOARD, SampleEvent.CATALOGUE, new SplittableRandom(1))) {
        Verification seen = ledger.verify(entry -> {}, finding -> {});
        assertThat(seen.faults()).as("seed %d, round %d", seed, round).isZero();
        assertThat(seen.events()).isEqualTo(ledger.head().sequence());
        assertThat(ledger.head().sequence())
            .as("seed %d, round %d", seed, round)
            .isEven()
            .isGreaterThanOrEqualTo(said)
            .isGreaterThan(before);
        assertThat(ledger.acknowledged()).isPositive();
        before = ledger.head().sequence();
      }
    }
  }

  private long writeUntilKilled(int lines) throws IOException, InterruptedException {
    Process writer =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                JournalWriter.class.getName(),
                directory.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    long said = 0;
    try (BufferedReader output = writer.inputReader(StandardCharsets.UTF_8)) {
      String line = output.readLine();
      for (int i = 0; line != null; i++) {
        said = Long.parseLong(line);
        if (i == lines) {
          // Through the handle: the process's own method would close the output unread.
          assertThat(writer.toHandle().destroyForcibly()).isTrue();
        }
        line = output.readLine();
      }
    } finally {
      writer.destroyForcibly();
    }
    assertThat(writer.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(said).isPositive();
    return said;
  }
}
