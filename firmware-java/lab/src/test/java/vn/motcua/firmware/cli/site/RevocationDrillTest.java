package vn.motcua.firmware.cli.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.motcua.firmware.cli.site.TestSite.motcua;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.bridge.link.PortEvent;
import vn.motcua.firmware.cli.ExitCode;
import vn.motcua.firmware.cli.Ran;

/**
 * The drill of docs/security.md, line by line, with processes for what runs on. Machines are
 * folders here: {@code scp} copies to the broker's folder, and the test then restarts the broker as
 * {@code motcua-broker.path} does.
 */
@Timeout(300)
class RevocationDrillTest {
  private static final Duration AIM = Duration.ofMinutes(1);
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");
  private static final Pattern PORT = Pattern.compile(".*:(\\d+); Ctrl-C ends");

  @TempDir Path directory = Path.of("");

  private final List<Process> running = new ArrayList<>();
  private TestSite here = new TestSite(directory);
  private Path brokerFiles = directory;
  private String port = "";
  private String code = "";
  private String toSee = "";

  @AfterEach
  void end() throws InterruptedException {
    for (Process each : running) {
      each.destroyForcibly().waitFor();
    }
  }

  @Test
  void whoFollowsTheDrillSeesTheSpareBoardComeAndGo() throws Exception {
    here = TestSite.in(directory);
    brokerFiles = Files.createDirectories(directory.resolve("on-the-broker"));
    copy(Files.list(here.folder().resolve("broker")));
    List<String> lines = drill();
    assertThat(lines).as("the drill in docs/security.md").hasSizeGreaterThan(10);
    try (TestSite.Broker broker = here.broker(brokerFiles)) {
      spareBoard(broker.url());
      inbox(broker.url());
      for (String line : lines) {
        follow(line, broker);
      }
      assertThat(broker.answer()).isInstanceOf(PortEvent.ConnectFailed.class);
    }
  }

  private static List<String> drill() throws IOException {
    Path docs =
        Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
            .map(each -> each.resolve("docs/security.md"))
            .filter(Files::exists)
            .findFirst()
            .orElseThrow();
    return Files.readAllLines(docs).stream()
        .dropWhile(line -> !line.startsWith("A drill, once a year"))
        .dropWhile(line -> !line.startsWith("    "))
        .takeWhile(line -> line.startsWith("    "))
        .map(String::strip)
        .toList();
  }

  private void follow(String line, TestSite.Broker broker) throws Exception {
    if (line.startsWith("# ")) {
      toSee = line.contains(": ") ? line.substring(line.indexOf(": ") + 2) : "";
      return;
    }
    List<String> words =
        WORD.matcher(line)
            .results()
            .map(word -> onThisMachine(word.group(1) == null ? word.group(2) : word.group(1)))
            .toList();
    if (words.getFirst().equals("scp")) {
      copy(words.subList(1, words.size() - 1).stream().map(Path::of));
      broker.restart();
    } else if (words.getLast().equals("&")) {
      goOn(words.subList(1, words.size() - 1));
    } else if (toSee.isEmpty()) {
      TestSite.Said said = motcua(words.subList(1, words.size()).toArray(String[]::new));
      assertThat(said.code()).as("%s: %s", line, said.err()).isEqualTo(ExitCode.OK);
      code = line.contains("site board") ? said.out().strip() : code;
    } else {
      String[] question = words.subList(1, words.size()).toArray(String[]::new);
      await().atMost(AIM).untilAsserted(() -> assertThat(motcua(question).out()).contains(toSee));
    }
  }

  private String onThisMachine(String word) {
    return word.replaceFirst("^minh-hoa(?=$|/)", here.folder().toString())
        .replace("/etc/motcua/board.toml", here.toml().toString())
        .replace("/var/lib/motcua-inbox", directory.resolve("inbox").toString())
        .replace("192.0.2.5:8445", "localhost:" + port)
        .replaceFirst("^CODE$", code);
  }

  /** Starts what goes on; the enrolment service at a free port. */
  private void goOn(List<String> words) throws IOException {
    boolean isService = words.contains("serve");
    List<String> arguments = new ArrayList<>(words);
    arguments.addAll(isService ? List.of("--port", "0") : List.of());
    Process process = Ran.start(arguments.toArray(String[]::new));
    running.add(process);
    if (isService) {
      BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
      var at = PORT.matcher(String.valueOf(said.readLine()));
      assertThat(at.matches()).as("the service's first line").isTrue();
      port = at.group(1);
    }
  }

  private void copy(Stream<Path> files) throws IOException {
    for (Path file : files.toList()) {
      Files.copy(
          file,
          brokerFiles.resolve(file.getFileName()),
          StandardCopyOption.REPLACE_EXISTING,
          StandardCopyOption.COPY_ATTRIBUTES);
    }
  }

  private void spareBoard(String broker) throws IOException {
    Files.writeString(
        here.toml(),
        Files.readString(here.toml())
                .replace("kiosk-1", "du-phong")
                .replace("ssl://localhost:8883", broker)
            + "[web]\nport = %d\n".formatted(freePort()));
    try (var in =
        getClass().getResourceAsStream("/vn/motcua/provisioning/catalogue.example.toml")) {
      Files.copy(Objects.requireNonNull(in), directory.resolve("catalogue.toml"));
    }
  }

  private void inbox(String broker) throws IOException {
    String own = here.folder().resolve("inbox-1/inbox").toString();
    String[] command = {
      "inbox",
      "--broker",
      broker,
      "--data",
      directory.resolve("inbox").toString(),
      "--ca",
      here.folder().resolve("ca.crt").toString(),
      "--certificate",
      own + ".crt",
      "--key",
      own + ".key"
    };
    Process process = Ran.start(command);
    running.add(process);
    String first = process.inputReader(StandardCharsets.UTF_8).readLine();
    assertThat(first).as(Arrays.toString(command)).contains("listens to");
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      return free.getLocalPort();
    }
  }
}
