package vn.motcua.firmware.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import vn.motcua.bridge.inbox.sqlite.SqliteInboxStore;
import vn.motcua.firmware.core.Stations;

/**
 * Directories and files that the user may not read or write: a sentence with the path and a
 * documented exit code. Root may read everything, so its process runs without that capability.
 */
class WithoutPermissionTest extends CommandLineFixture {
  private static final List<String> WITHOUT_THE_RIGHT_TO_ALL_FILES =
      List.of("setpriv", "--bounding-set=-dac_override,-dac_read_search");

  private static final String CENTRE =
      " --centre minh-hoa --name A --broker b --enrolment c --passphrase-file @/passphrase ";

  private static List<CommandLineTest.Row> rows() {
    List<CommandLineTest.Row> rows = new ArrayList<>();
    for (String verb :
        List.of(
            "ledger verify",
            "ledger show",
            "ledger export",
            "ledger backup --to @/new",
            "ledger anchor --to @/new")) {
      rows.add(row(verb + " --data @/shut", 73, "@/shut"));
      rows.add(row(verb + " --data @/locked-ledger", 73, "@/locked-ledger"));
    }
    String days = " --from 2026-11-21 --to 2026-11-21";
    for (String verb :
        List.of(
            "inbox report",
            "inbox verify",
            "inbox anchor --to @/new",
            "reconcile --ledger @/ledger" + days)) {
      rows.add(row(verb + " --data @/shut", 2, "may not read @/shut"));
      rows.add(row(verb + " --data @/locked-own-inbox", 2, "may not read @/locked-own-inbox"));
    }
    String reconcile = "reconcile --data @/own-inbox" + days;
    rows.add(row(reconcile + " --ledger @/shut", 73, "@/shut"));
    rows.add(row(reconcile + " --ledger @/secret", 73, "@/secret"));
    // Programs that would write there.
    String inbox = "inbox --broker mqtt://127.0.0.1:1 --data ";
    rows.add(row(inbox + "@/shut", 73, "@/shut"));
    rows.add(row(inbox + "@/locked-own-inbox", 1, "@/locked-own-inbox"));
    rows.add(row(inbox + "@/fixed-own-inbox", 73, "@/fixed-own-inbox"));
    rows.add(row(inbox + "@/fixed/new", 73, "@/fixed"));
    rows.add(row("demo --port 0 --data @/shut", 2, "@/shut"));
    rows.add(row("demo --port 0 --data @/fixed/new", 73, "@/fixed"));
    rows.add(row("board --config @/board-shut.toml", 73, "@/shut"));
    rows.add(row("board --config @/board-locked-ledger.toml", 73, "@/locked-ledger"));
    rows.add(row("board --config @/board-fixed-ledger.toml", 73, "@/fixed-ledger"));
    rows.add(row("site init" + CENTRE + "@/fixed/new", 73, "@/fixed"));
    rows.add(row("ledger backup --data @/ledger --to @/fixed/new", 73, "@/fixed"));
    rows.add(row("ledger anchor --data @/ledger --to @/fixed/new", 2, "write to @/fixed"));
    rows.add(row("inbox anchor --data @/own-inbox --to @/fixed/new", 2, "write to @/fixed"));
    rows.add(row("inbox verify --data @/own-inbox --resume @/fixed/new", 2, "write to @/fixed"));
    rows.add(row("inspect escpos @/text --png @/fixed/new.png", 73, "@/fixed"));
    rows.add(row("rehearse --dir @/fixed", 73, "@/fixed"));
    rows.add(row("bench wear --dir @/fixed", 73, "@/fixed"));
    rows.add(row("bench journal --dir @/fixed", 73, "@/fixed"));
    rows.add(row("torture --rounds 1 --fault kill --data @/fixed/new", 73, "@/fixed"));
    // Files that are only read.
    for (String reading :
        List.of(
            "board --config",
            "board --config @/board.toml --catalogue",
            "acl --boards",
            "ledger verify --data @/ledger --anchor",
            "inbox verify --data @/own-inbox --anchor",
            "finger backup --device @/none --to @/new --key",
            "enrol --renew --service https://127.0.0.1:1 --config",
            "inspect escpos",
            "inspect r30x",
            "inspect evdev",
            "inspect hidpos",
            "inspect serial",
            "inspect zk",
            "inspect image")) {
      rows.add(row(reading + " @/secret", 2, "@/secret", "this user may not"));
    }
    for (String reading :
        List.of(
            "inbox verify --data @/own-inbox --keys",
            "finger restore --device @/none --key @/key --from",
            "site show",
            "site serve")) {
      rows.add(row(reading + " @/shut", 2, "@/shut", "this user may not read"));
    }
    return rows;
  }

  private static CommandLineTest.Row row(String words, int code, String... said) {
    return new CommandLineTest.Row(words, code, said);
  }

  @TestFactory
  Stream<DynamicTest> whatTheUserMayNotReadOrWriteIsNamedAndEndsWithADocumentedExitCode()
      throws Exception {
    List<CommandLineTest.Row> rows = rows();
    Path lines =
        Files.write(place.resolve("lines"), rows.stream().map(row -> filled(row.words())).toList());
    List<String> command = new ArrayList<>(isRoot() ? WITHOUT_THE_RIGHT_TO_ALL_FILES : List.of());
    command.addAll(Ran.java(CommandLines.class));
    Process process =
        new ProcessBuilder(command)
            .redirectInput(lines.toFile())
            .redirectError(place.resolve("log").toFile())
            .start();
    List<String> answers = process.inputReader(StandardCharsets.UTF_8).readAllLines();
    assertThat(process.waitFor()).as(Files.readString(place.resolve("log"))).isZero();
    assertThat(answers).hasSameSizeAs(rows);
    return IntStream.range(0, rows.size())
        .mapToObj(i ->
            DynamicTest.dynamicTest(rows.get(i).words(), () -> check(rows.get(i), answers.get(i))));
  }

  private static boolean isRoot() throws IOException {
    return (int) Files.getAttribute(Path.of("/proc/self"), "unix:uid") == 0;
  }

  private static void check(CommandLineTest.Row row, String answer) {
    assertThat(answer).startsWith(row.code() + " ");
    for (String words : row.said()) {
      assertThat(answer).contains(filled(words));
    }
    assertThat(answer.split("\\|", -1)).as("sentences, no trace").hasSizeLessThan(4);
    assertThat(answer).as("no names of classes").doesNotContainPattern(CommandLineTest.JAVA);
  }

  @BeforeAll
  static void forbid() throws IOException {
    Files.createDirectories(place.resolve("own-inbox"));
    SqliteInboxStore.open(place.resolve("own-inbox/inbox.db"), Stations.ALL.events()).close();
    for (String data : List.of("ledger", "own-inbox")) {
      copy(data, "locked-" + data);
      try (Stream<Path> files = Files.list(place.resolve("locked-" + data))) {
        for (Path file : files.toList()) {
          permit(file, "---------");
        }
      }
      copy(data, "fixed-" + data);
      permit(place.resolve("fixed-" + data), "r-xr-xr-x");
    }
    for (String data : List.of("shut", "locked-ledger", "fixed-ledger")) {
      Path usual = place.resolve("board.toml");
      Files.writeString(
          place.resolve("board-" + data + ".toml"),
          Files.readString(usual).replace("/board-data", "/" + data));
    }
    Files.writeString(place.resolve("passphrase"), "correct horse battery staple\n");
    Files.writeString(place.resolve("secret"), "secret\n");
    permit(place.resolve("secret"), "---------");
    Files.createDirectory(place.resolve("shut"));
    permit(place.resolve("shut"), "---------");
    Files.createDirectory(place.resolve("fixed"));
    permit(place.resolve("fixed"), "r-xr-xr-x");
  }

  /** So that the directory of the test can be deleted. */
  @AfterAll
  static void permitAgain() throws IOException {
    for (String directory : List.of("shut", "fixed", "fixed-ledger", "fixed-own-inbox")) {
      permit(place.resolve(directory), "rwx------");
    }
  }

  private static void copy(String from, String to) throws IOException {
    Files.createDirectory(place.resolve(to));
    try (Stream<Path> files = Files.list(place.resolve(from))) {
      for (Path file : files.toList()) {
        Files.copy(file, place.resolve(to).resolve(file.getFileName()));
      }
    }
  }

  private static void permit(Path path, String permissions) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
  }
}
