package vn.motcua.firmware.cli.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import vn.motcua.bridge.Chain;
import vn.motcua.bridge.ClockQuality;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.Moment;
import vn.motcua.bridge.inbox.sqlite.SqliteInboxStore;
import vn.motcua.bridge.inbox.store.InboxStore;
import vn.motcua.firmware.core.Stations;

/** A record that is larger than the memory it is proven in, by a process of its own. */
class LargeRecordTest {
  private static final Instant OPENING = Instant.parse("2026-11-21T00:00:00Z");
  private static final int EVENTS = 40_000;
  private static final int BATCH = 1_000;

  @TempDir Path directory = Path.of("");

  @BeforeEach
  void fill() throws SQLException {
    String data = "{\"text\":\"" + "x".repeat(1_500) + "\"}";
    try (InboxStore store =
        SqliteInboxStore.open(directory.resolve("inbox.db"), Stations.ALL.events())) {
      String before = Chain.GENESIS;
      for (int from = 1; from <= EVENTS; from += BATCH) {
        List<Event> batch = new ArrayList<>();
        for (int sequence = from; sequence < from + BATCH; sequence++) {
          Moment at =
              new Moment(
                  OPENING.plusSeconds(sequence), "boot", sequence, ClockQuality.SYNCHRONISED);
          Event event =
              Chain.link(
                  "minh-hoa",
                  "board-1",
                  "00000000000000aa",
                  sequence,
                  "vn.motcua.ticket.noshow.v1",
                  at,
                  data,
                  before);
          before = event.hash();
          batch.add(event);
        }
        store.commit(InboxStore.Additions.of(batch), OPENING);
      }
    }
    try (var c = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("inbox.db"));
        var statement = c.createStatement()) {
      statement.execute("UPDATE events SET monotonic = 0 WHERE sequence IN (7, 39000)");
    }
  }

  @Test
  void aRecordLargerThanTheMemoryIsProven() throws Exception {
    Process process = start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isEqualTo(1);
    assertThat(said)
        .contains("CHANGED minh-hoa/board-1/00000000000000aa-7: ")
        .contains("CHANGED minh-hoa/board-1/00000000000000aa-39000: ")
        .contains(EVENTS + "  events")
        .contains("2  faults");
  }

  @Test
  void aRunThatIsKilledGoesOnWhereItWasAndStillReportsWhatItHadFound() throws Exception {
    Path file = directory.resolve("run.json");
    Process process = start("--resume", file.toString());
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(1))
        .until(() -> Files.exists(file));
    process.destroyForcibly();
    assertThat(process.waitFor()).isNotZero();
    Process again = start("--resume", file.toString());
    String said = new String(again.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(again.waitFor()).isEqualTo(1);
    assertThat(said)
        .contains("continuing after minh-hoa/board-1/00000000000000aa-")
        .contains("CHANGED minh-hoa/board-1/00000000000000aa-7: ")
        .contains("CHANGED minh-hoa/board-1/00000000000000aa-39000: ")
        .contains(EVENTS + "  events")
        .contains("2  faults");
    assertThat(file).doesNotExist();
  }

  private Process start(String... more) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx40m", "--enable-native-access=ALL-UNNAMED", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(Main.class.getName());
    command.addAll(List.of("--data", directory.toString()));
    command.addAll(List.of(more));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  /** The verb as a process. */
  static final class Main {
    private Main() {}

    public static void main(String[] args) {
      System.exit(new CommandLine(new InboxVerifyCommand()).execute(args));
    }
  }
}
