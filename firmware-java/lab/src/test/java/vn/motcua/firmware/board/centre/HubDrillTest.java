package vn.motcua.firmware.board.centre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.firmware.cli.Ran;

/** The drill of docs/queue.md, line by line, with a process for each board. */
@Timeout(600)
class HubDrillTest {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final String TO_SEE = "To see: ";
  private static final Map<String, String> ROLES =
      Map.of("hub-1", "hub", "hub-2", "spare", "quay-2", "counter");

  @TempDir Path directory = Path.of("");

  private final Map<String, Process> running = new HashMap<>();
  private final Map<String, Integer> ports = new HashMap<>();

  @AfterEach
  void end() throws InterruptedException {
    for (Process each : running.values()) {
      each.destroyForcibly().waitFor();
    }
  }

  @Test
  void whoFollowsTheDrillSeesTheHubComeAndGo() throws Exception {
    List<String> lines = drill();
    assertThat(lines).as("the drill in docs/queue.md").hasSizeGreaterThan(20);
    Map<String, String> boards = new HashMap<>();
    ROLES.keySet().forEach(board -> boards.put(board, ""));
    try (var centre = new EnrolledCentre(directory, boards)) {
      for (String board : List.of("hub-1", "hub-2", "quay-2")) {
        describe(board, centre);
        plug(board);
      }
      String toSee = "";
      for (String line : lines) {
        if (line.startsWith("#")) {
          int at = line.indexOf(TO_SEE);
          toSee = at < 0 ? "" : line.substring(at + TO_SEE.length());
        } else {
          follow(List.of(line.split(" ")), toSee);
        }
      }
    }
  }

  private static List<String> drill() throws IOException {
    Path docs =
        Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
            .map(each -> each.resolve("docs/queue.md"))
            .filter(Files::exists)
            .findFirst()
            .orElseThrow();
    return Files.readAllLines(docs).stream()
        .dropWhile(line -> !line.startsWith("## Drill"))
        .dropWhile(line -> !line.startsWith("    "))
        .takeWhile(line -> line.startsWith("    "))
        .map(String::strip)
        .toList();
  }

  private void follow(List<String> words, String toSee) throws Exception {
    switch (words.getFirst()) {
      case "unplug" ->
          Objects.requireNonNull(running.get(words.get(1))).destroyForcibly().waitFor();
      case "plug" -> plug(words.get(1));
      case "curl" -> see(words.stream().map(this::onThisMachine).toList(), toSee);
      default -> throw new AssertionError("nobody knows how to follow " + words);
    }
  }

  /** Looks until it is to be seen; what is asked of a board is asked once. */
  private static void see(List<String> command, String toSee) throws IOException {
    if (command.contains("-d")) {
      assertThat(said(command)).as(String.join(" ", command)).contains(toSee);
      return;
    }
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(300))
        .untilAsserted(
            () -> assertThat(said(command)).as(String.join(" ", command)).contains(toSee));
  }

  private String onThisMachine(String word) {
    String here = word;
    for (Map.Entry<String, Integer> each : ports.entrySet()) {
      here = here.replace(each.getKey() + ":8080", "localhost:" + each.getValue());
    }
    return here;
  }

  private static String said(List<String> command) throws IOException {
    Process process = new ProcessBuilder(command).start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private void describe(String board, EnrolledCentre centre) throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      ports.put(board, free.getLocalPort());
    }
    Path own = Files.createDirectories(directory.resolve("card-" + board));
    Files.writeString(
        own.resolve("board.toml"),
        """
        centre = "minh-hoa"
        board = "%1$s"
        roles = ["%2$s"]
        queue = "centre"
        slots = [%3$d]
        data = "%4$s/data"
        [broker]
        url = "ssl://localhost:%5$d"
        ca = "%6$s/ca.crt"
        certificate = "%7$s/%1$s.crt"
        key = "%7$s/%1$s.key"
        [web]
        port = %8$d
        """
            .formatted(
                board,
                ROLES.get(board),
                running.size(),
                own,
                centre.port(),
                centre.site(),
                directory,
                ports.get(board)));
    if (!board.equals("quay-2")) {
      Files.writeString(
          own.resolve("board.toml"),
          "[hub]\ncertificate = \"%1$s/hub/hub.crt\"\nkey = \"%1$s/hub/hub.key\"\n"
              .formatted(centre.site()),
          StandardOpenOption.APPEND);
    }
    try (var example =
        HubDrillTest.class.getResourceAsStream("/vn/motcua/provisioning/catalogue.example.toml")) {
      Files.copy(Objects.requireNonNull(example), own.resolve("catalogue.toml"));
    }
  }

  private void plug(String board) throws IOException {
    Path own = directory.resolve("card-" + board);
    Process started =
        Ran.start(own.resolve("log"), "board", "--config", own.resolve("board.toml").toString());
    running.put(board, started);
  }
}
