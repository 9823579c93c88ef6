package vn.motcua.firmware.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import vn.motcua.bridge.ClockQuality;
import vn.motcua.bridge.Moment;
import vn.motcua.bridge.inbox.Inbox;
import vn.motcua.bridge.journal.Identity;
import vn.motcua.bridge.journal.sqlite.SqliteJournal;
import vn.motcua.bridge.link.Brokers;
import vn.motcua.bridge.link.paho.PahoMqttPort;
import vn.motcua.firmware.cli.progress.Progress;
import vn.motcua.firmware.core.Stations;
import vn.motcua.firmware.queue.TicketEvent.TicketNoshow;

/**
 * What the command says to a person: a table of wrong and right command lines, with the exit code
 * and the words of the answer.
 */
class CommandLineTest {
  private static final Path LAUNCHER = Path.of("..", "..", "motcua");

  /** Names of classes, and the forms in which records and exceptions print themselves. */
  private static final Pattern JAVA =
      Pattern.compile("Exception|\\b(?:java|vn|picocli|org)\\.\\w+\\.|\\w+\\[\\w+=|\\tat |null");

  private static final int EVENTS = 7;

  @TempDir static Path place;

  private static ServerSocket taken;
  private static Inbox inbox;

  /**
   * A row.
   *
   * @param words the command line; {@code @} stands for the directory of the test, {@code #} for a
   *     port that another program uses
   * @param code exit code
   * @param said what standard error says
   */
  record Row(String words, int code, List<String> said) {
    Row(String words, int code, String... said) {
      this(words, code, List.of(said));
    }

    @Override
    public String toString() {
      return words + " -> " + code;
    }
  }

  private record Answer(int code, String out, String err) {}

  static List<Row> wrongCommandLines() {
    List<Row> rows = new ArrayList<>();
    // Data in use.
    rows.add(new Row("inbox --broker mqtt://127.0.0.1:1 --data @/demo/inbox", 75, "/demo/inbox"));
    rows.add(new Row("demo --port 0 --data @/demo", 75, "another inbox", "/demo/inbox"));
    // A port in use, and where it was set.
    rows.add(new Row("demo --data @/other --port #", 98, "port #", "with --port"));
    rows.add(new Row("board --config @/board.toml", 98, "port #", "[web] port in board.toml"));
    // Addresses of brokers.
    for (String scheme : List.of("tcp", "mqtt")) {
      String broker = " --broker " + scheme + "://127.0.0.1:1 ";
      rows.add(new Row("inbox" + broker + "--data @/text", 73, "/text is a file"));
      rows.add(
          new Row("conform --patience 1" + broker, 69, scheme + "://127.0.0.1:1 accepts no MQTT"));
      rows.add(new Row("board --rights --config @/" + scheme + ".toml", 0));
    }
    for (String scheme : List.of("ssl", "mqtts")) {
      String broker = " --broker " + scheme + "://broker.example:8883 ";
      rows.add(new Row("inbox --data @/new" + broker, 2, scheme + ":", "needs --ca"));
      rows.add(new Row("conform" + broker, 2, scheme + ":", "needs --ca"));
    }
    for (String verb : List.of("inbox --data @/new", "conform")) {
      String address = "must be mqtt://host:port, or mqtts://host:port with TLS";
      rows.add(new Row(verb + " --broker http://127.0.0.1:1", 2, address, "http://127.0.0.1:1"));
      rows.add(new Row(verb + " --broker broker", 2, address, "\"broker\""));
    }
    // The file that was named is the one complained about.
    for (String reading :
        List.of(
            "acl --boards",
            "board --config",
            "board --config @/board.toml --catalogue",
            "ledger verify --data @/ledger --anchor",
            "inbox verify --data @/demo/inbox --anchor",
            "finger backup --device @/none --to @/new --key",
            "inspect escpos",
            "inspect r30x",
            "inspect evdev",
            "inspect hidpos",
            "inspect serial",
            "inspect zk",
            "inspect image")) {
      rows.add(new Row(reading + " @/none", 2, "@/none does not exist"));
      rows.add(new Row(reading + " @/dir", 2, "@/dir is a directory, and a file is needed"));
    }
    for (String directory :
        List.of(
            "inbox report --data @/demo/inbox --keys",
            "inbox verify --data @/demo/inbox --keys",
            "finger restore --device @/none --key @/key --from",
            "rehearse --dir",
            "bench wear --dir")) {
      rows.add(new Row(directory + " @/none", 2, "@/none does not exist"));
      rows.add(new Row(directory + " @/text", 2, "@/text is a file, and a directory is needed"));
    }
    for (String writing :
        List.of(
            "ledger anchor --data @/ledger --to", "inbox verify --data @/demo/inbox --resume")) {
      rows.add(new Row(writing + " @/dir", 2, "@/dir is a directory, and a file is needed"));
      rows.add(new Row(writing + " @/none/file", 2, "there is no directory @/none"));
    }
    rows.add(new Row("ledger show --data @/none", 73, "@/none holds no ledger"));
    rows.add(new Row("ledger backup --data @/ledger --to @/text", 73, "@/text is a file"));
    rows.add(new Row("inbox report --data @/none", 2, "@/none contains no inbox"));
    rows.add(new Row("demo --port 0 --data @/text", 73, "@/text is a file"));
    rows.add(new Row("inspect escpos @/text --png @/dir", 73, "@/dir"));
    rows.add(new Row("inspect image @/text", 2, "@/text cannot be read: not a picture"));
    rows.add(new Row("finger list --device @/none", 1, "@/none is not there"));
    // Words.
    rows.add(new Row("ledger shwo", 2, "shwo is not known to motcua ledger"));
    rows.add(new Row("nothing", 2, "nothing is not known to motcua", "\"motcua --help\""));
    rows.add(new Row("demo --nothing", 2, "--nothing", "\"motcua demo --help\""));
    rows.add(new Row("demo --port abc", 2, "--port", "\"abc\" is not a whole number"));
    rows.add(new Row("simulate --days 99999999999", 2, "--days", "not a whole number"));
    rows.add(new Row("inbox verify --data @/demo/inbox --from x", 2, "--from", "2026-11-20"));
    rows.add(new Row("ledger show --data @/ledger --limit 0", 2, "--limit takes 1 or more"));
    rows.add(new Row("ledger export --data @/ledger --after -1", 2, "--after takes 0 or more"));
    rows.add(new Row("bench nothing", 2, "NAME", "JOURNAL"));
    return rows;
  }

  @BeforeAll
  static void prepare() throws Exception {
    taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    Files.createDirectories(place.resolve("dir"));
    Files.writeString(place.resolve("text"), "hello\n");
    Path key = Files.write(place.resolve("key"), new byte[32]);
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    try (InputStream example =
        CommandLineTest.class.getResourceAsStream(
            "/vn/motcua/provisioning/catalogue.example.toml")) {
      assertThat(example).isNotNull();
      Files.write(place.resolve("catalogue.toml"), example.readAllBytes());
    }
    board("board", "mqtt", taken.getLocalPort(), "");
    board("tcp", "tcp", 0, "");
    board("mqtt", "mqtt", 0, "");
    try (SqliteJournal ledger =
        SqliteJournal.open(
            place.resolve("ledger"),
            new Identity("minh-hoa", "mot-cua-1"),
            Stations.ALL.events(),
            new SplittableRandom(1))) {
      Moment at =
          new Moment(Instant.parse("2026-11-21T00:00:00Z"), "boot", 1, ClockQuality.SYNCHRONISED);
      for (int i = 0; i < EVENTS; i++) {
        ledger.append(List.of(new TicketNoshow(LocalDate.of(2026, 11, 21), "200" + i, "2")), at);
      }
    }
    inbox =
        Inbox.open(
            place.resolve("demo").resolve("inbox"),
            Stations.ALL.events(),
            PahoMqttPort.to(Brokers.of(URI.create("mqtt://127.0.0.1:1"))),
            InstantSource.system());
  }

  private static Path board(String name, String scheme, int port, String devices)
      throws IOException {
    return Files.writeString(
        place.resolve(name + ".toml"),
        """
        centre = "minh-hoa"
        board = "mot-cua-1"
        roles = ["hub", "ticket", "attendance", "handoff"]
        data = "%s"
        [broker]
        url = "%s://127.0.0.1:1"
        [web]
        host = "127.0.0.1"
        port = %d
        %s\
        """
            .formatted(place.resolve(name + "-data"), scheme, port == 0 ? 1024 : port, devices));
  }

  @AfterAll
  static void end() throws IOException {
    inbox.close();
    taken.close();
  }

  private static Answer motcua(String words) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        Motcua.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(filled(words).strip().split(" +", -1));
    return new Answer(code, out.toString(), err.toString());
  }

  private static String filled(String words) {
    return words
        .replace("@", place.toString())
        .replace("#", Integer.toString(taken.getLocalPort()));
  }

  @ParameterizedTest
  @MethodSource("wrongCommandLines")
  void aWrongCommandLineGetsASentenceThatNamesWhatWasGiven(Row row) {
    Answer answer = motcua(row.words());
    assertThat(answer.code()).as(answer.err()).isEqualTo(row.code());
    for (String words : row.said()) {
      assertThat(answer.err()).contains(filled(words));
    }
    assertThat(answer.err().lines()).as("sentences, no trace and no help").hasSizeLessThan(4);
    assertThat(JAVA.matcher(answer.out() + answer.err()).results().map(each -> each.group()))
        .as(answer.out() + answer.err())
        .isEmpty();
  }

  static Stream<CommandLine> verbs() {
    return all(Motcua.commandLine());
  }

  private static Stream<CommandLine> all(CommandLine verb) {
    return Stream.concat(
        Stream.of(verb), verb.getSubcommands().values().stream().flatMap(CommandLineTest::all));
  }

  @ParameterizedTest
  @MethodSource("verbs")
  void everyVerbIsSummedUpInAWholeSentenceAndNothingIsWrappedTwice(CommandLine verb) {
    UsageMessageSpec usage = verb.getCommandSpec().usageMessage();
    assertThat(usage.description()[0]).matches("[A-Z].*\\.");
    List<String> texts = new ArrayList<>();
    texts.addAll(List.of(usage.description()));
    texts.addAll(List.of(usage.footer()));
    for (ArgSpec each : verb.getCommandSpec().args()) {
      texts.addAll(List.of(each.description()));
    }
    String help = verb.getUsageMessage(CommandLine.Help.Ansi.OFF);
    assertThat(help.lines()).allMatch(line -> line.length() <= 80);
    for (String text : texts) {
      assertThat(text).as("a paragraph of its own, which the help wraps").doesNotContain("\n");
      assertThat(text)
          .as("ends like a sentence, or is an example")
          .matches("(?s)|  .*|.*[.:!]|.*\\.example.*|.*(?:/|FILE|report it)\\S*");
      Stream.of(text.split("[ ,;]+", -1))
          .filter(word -> word.matches("~?/.*|.*://.*"))
          .map(word -> word.replaceAll("[.)]+$", ""))
          .forEach(address -> assertThat(help).as("unbroken").contains(address));
    }
  }

  @Test
  void showSaysWhatItLeavesOut() {
    assertThat(motcua("ledger show --data @/ledger").err()).isEmpty();
    assertThat(motcua("ledger show --data @/ledger --limit 3 --after 2").err().lines())
        .containsExactly(
            "motcua: 2 events up to position 2 are left out",
            "motcua: 2 events after position 5 are left out; --after 5 shows the next");
    assertThat(motcua("ledger show --data @/ledger --after 50").err())
        .contains(EVENTS + " events up to position");
  }

  @Test
  void aBoardStartsWithoutTheCameraAndTheTerminalThatCannotBeHad() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Path config =
        board(
            "lacking",
            "tcp",
            port,
            """
            [[camera]]
            name = "camera-1"
            url = "v4l2:/dev/nothing-%1$d?size=640x480"
            desk = "luan-chuyen"
            [[terminal]]
            name = "terminal-1"
            link = "adms://127.0.0.1:%2$d/EMU0000001"
            """
                .formatted(port, taken.getLocalPort()));
    Process board = Ran.start("board", "--config", config.toString());
    try {
      assertThat(Ran.until(board, "serves 127.0.0.1:" + port))
          .as("the log has a sentence")
          .contains("cannot listen for terminals at 127.0.0.1:" + taken.getLocalPort());
      URI devices = URI.create("http://127.0.0.1:" + port + "/api/view?page=devices");
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(() -> assertThat(page(devices)).contains("\"faulted\"", "\"absent\""));
    } finally {
      board.destroy();
      assertThat(board.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }
    Answer ledger = motcua("ledger show --data @/lacking-data");
    assertThat(ledger.out())
        .containsPattern("\"terminal-1\".*\"faulted\"")
        .containsPattern("\"camera-1\".*\"absent\"");
  }

  private static String page(URI address) throws IOException {
    try (InputStream body = address.toURL().openStream()) {
      return new String(body.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void helpForTheTestsInstallsNothing() throws Exception {
    Path tools = Files.createDirectories(place.resolve("tools"));
    for (String tool : List.of("sh", "readlink", "dirname", "cat", "id", "env")) {
      Files.createSymbolicLink(tools.resolve(tool), Path.of("/usr/bin", tool));
    }
    Path mark = place.resolve("installed");
    Path installer =
        Files.writeString(tools.resolve("apt-get"), "#!/bin/sh\n: >'" + mark + "'\nexit 1\n");
    Files.setPosixFilePermissions(installer, PosixFilePermissions.fromString("rwxr-xr-x"));
    for (String word : List.of("--help", "-h")) {
      ProcessBuilder launcher =
          new ProcessBuilder("/bin/sh", LAUNCHER.toString(), "test", word)
              .redirectErrorStream(true);
      launcher.environment().put("PATH", tools.toString());
      Process process = launcher.start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as(said).isZero();
      assertThat(said).startsWith("Usage: motcua test").doesNotContain("installing");
      assertThat(mark).doesNotExist();
    }
  }

  @Test
  void theFirstBuildSaysHowFarItIsWithRateAndTimeLeft() throws Exception {
    Path log =
        Files.writeString(
            place.resolve("build.log"),
            """
            [INFO] Scanning for projects...
            [INFO] Building Motcua Kiosk 0.1.0                         [1/4]
            [INFO] --- enforcer:3.6.1:enforce (rules) @ motcua-kiosk ---
            [INFO] Building Motcua devices 0.1.0                       [2/4]
            [INFO] --- compiler:3.15.0:compile (default-compile) @ devices ---
            """);
    String function =
        "eval \"$(sed -n '/^how_far() /,/^}/p' '" + LAUNCHER + "')\"; how_far '" + log + "' 30";
    Process process =
        new ProcessBuilder("/bin/sh", "-c", function).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    assertThat(said)
        .isEqualTo("building  26% [##        ] module 2 of 4, 0.1 steps/s, 0:30, 1:22 left\n");
  }

  @Test
  void theDemoSaysTheAddressOfItsBroker() throws Exception {
    Process demo = Ran.startWithLaboratory("demo", "--port", "0", "--data", place + "/told");
    try {
      assertThat(Ran.until(demo, "data: "))
          .containsPattern("http://localhost:\\d+/")
          .containsPattern("broker: mqtt://127.0.0.1:\\d+");
    } finally {
      demo.destroy();
      assertThat(demo.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void longWorkShowsABarWithRateAndTimeLeftOnATerminalAndKeepsStandardOutputClean()
      throws Exception {
    List<String> command = new ArrayList<>(List.of("python3", "-c", TERMINAL));
    command.addAll(
        Ran.commandWithLaboratory("simulate", "--days", "4", "--boards", "1", "--seed", "1"));
    Process process = new ProcessBuilder(command).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(err).isZero();
    assertThat(err)
        .containsPattern("\rsimulate +\\d+% \\[[=> ]+\\] +\\d+/4 days \\(0:00:\\d\\d / [0-9:?]+\\)")
        .contains(" days/s")
        .endsWith("\r");
    assertThat(out.lines()).hasSize(3).first().asString().startsWith("4 days of 1 boards");
    assertThat(out).doesNotContain("\r", "%");
  }

  /** Runs its arguments with a terminal as standard error; what comes there goes to our own. */
  private static final String TERMINAL =
      """
      import os, pty, subprocess, sys
      ours, theirs = pty.openpty()
      child = subprocess.Popen(sys.argv[1:], stderr=theirs)
      os.close(theirs)
      try:
          while True:
              told = os.read(ours, 4096)
              if not told:
                  break
              sys.stderr.buffer.write(told)
              sys.stderr.buffer.flush()
      except OSError:
          pass
      sys.exit(child.wait())
      """;

  @Test
  void whereThereIsNoTerminalLongWorkPrintsALineEveryTenSeconds() throws Exception {
    var err = new StringWriter();
    try (var progress = Progress.lines("verify", 200, "events", new PrintWriter(err, true))) {
      progress.to(50);
      await().atMost(Duration.ofSeconds(15)).until(() -> !err.toString().isEmpty());
      progress.to(200);
    }
    assertThat(err.toString().lines()).hasSize(1);
    assertThat(err.toString())
        .containsPattern(
            "motcua: verify +25% \\[[=> ]+\\] +50/200 events \\(0:00:1\\d / 0:00:3\\d\\)")
        .contains(" events/s");
  }
}
