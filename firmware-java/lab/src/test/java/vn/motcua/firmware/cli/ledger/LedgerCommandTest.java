package vn.motcua.firmware.cli.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import vn.motcua.bridge.ClockQuality;
import vn.motcua.bridge.Moment;
import vn.motcua.bridge.journal.Identity;
import vn.motcua.bridge.journal.sqlite.SqliteJournal;
import vn.motcua.firmware.core.Stations;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketNoshow;

class LedgerCommandTest {
  @TempDir Path directory;

  @Test
  void aLedgerIsVerifiedExportedAndShownWhileItsBoardWorks() {
    try (SqliteJournal ledger = ledger()) {
      fill(ledger);
      ledger.acknowledge(2);
      Ran verified = run("verify", "--data", directory.toString());
      assertThat(verified.output())
          .contains(
              "3  events of /minh-hoa/board-1, 0 faults, 3 not yet acknowledged",
              "3  vn.motcua.ticket.noshow.v1",
              "head " + ledger.head().epoch() + "-3 " + ledger.head().hash());
      assertThat(verified.code()).isZero();
      Ran exported = run("export", "--data", directory.toString(), "--after", "1");
      assertThat(exported.output().lines())
          .hasSize(2)
          .first()
          .asString()
          .startsWith("{\"specversion\":\"1.0\",\"id\":\"" + ledger.head().epoch() + "-2\"")
          .endsWith("\"data\":{\"day\":\"2026-11-21\",\"number\":\"2002\",\"counter\":\"2\"}}");
      Ran shown = run("show", "--data", directory.toString());
      assertThat(shown.output().lines()).hasSize(3);
      assertThat(shown.output()).contains("waiting", "2026-11-21T07:00:01");
    }
  }

  @Test
  void aLedgerThatWasClosedSaysAllThatWasAcknowledged() {
    try (SqliteJournal ledger = ledger()) {
      fill(ledger);
      ledger.acknowledge(2);
    }
    assertThat(run("verify", "--data", directory.toString()).output())
        .contains("0 faults, 1 not yet acknowledged");
    assertThat(run("show", "--data", directory.toString()).output())
        .containsPattern("2 acknowledged .*\n *3 waiting");
  }

  @Test
  void aLedgerThatEndsBeforeWhatWasAcknowledgedIsNotSound() throws Exception {
    try (SqliteJournal ledger = ledger()) {
      fill(ledger);
      ledger.acknowledge(3);
    }
    assertThat(run("verify", "--data", directory.toString()).code()).isZero();
    edit("DELETE FROM event WHERE position = 3");
    Ran verified = run("verify", "--data", directory.toString());
    assertThat(verified.output())
        .contains("position 3: events are missing up to position 3, which the case server has");
    assertThat(verified.code()).isEqualTo(1);
  }

  @Test
  void aLedgerWithAnotherEventInPlaceOfTheAcknowledgedOneIsNotSound() throws Exception {
    try (SqliteJournal ledger = ledger()) {
      fill(ledger);
      ledger.acknowledge(2);
    }
    edit("UPDATE meta SET value = '2 " + "e".repeat(64) + "' WHERE name = 'acknowledged'");
    Ran verified = run("verify", "--data", directory.toString());
    assertThat(verified.output())
        .contains("position 2: the case server has acknowledged another event in this place");
    assertThat(verified.code()).isEqualTo(1);
  }

  /** The attacker knows the formula: all hashes and links and the acknowledged position match. */
  @Test
  void aLedgerThatWasComputedAnewAndATailThatWasCutAreFoundByTheAnchorOnly() throws Exception {
    String epoch;
    try (SqliteJournal ledger = ledger()) {
      fill(ledger);
      epoch = ledger.head().epoch();
    }
    String file = directory.resolve("anchors.txt").toString();
    String[] anchored = {"verify", "--data", directory.toString(), "--anchor", file};
    Ran made = run("anchor", "--data", directory.toString(), "--to", file);
    assertThat(made.output()).contains("1 of 1 anchors added to " + file + ", 0 faults");
    Ran agrees = run(anchored);
    assertThat(agrees.output()).contains("1  anchors agree, 0 do not, 0 are of what is no longer");
    assertThat(agrees.code()).isZero();
    edit("DELETE FROM event WHERE position = 3");
    edit("VACUUM"); // or what is left of the row on its page is found without any anchor
    assertThat(run("verify", "--data", directory.toString()).code()).isZero();
    Ran cut = run(anchored);
    assertThat(cut.output()).contains("ANCHOR " + epoch + "-3: anchored on 2026-11-21, and no");
    assertThat(cut.code()).isEqualTo(1);
    rewrite();
    assertThat(run("verify", "--data", directory.toString()).code()).isZero();
    Ran rewritten = run(anchored);
    assertThat(rewritten.output()).contains("ANCHOR " + epoch + "-3: another event is anchored");
    assertThat(rewritten.code()).isEqualTo(1);
    Ran again = run("anchor", "--data", directory.toString(), "--to", file);
    assertThat(again.errors()).contains("with another hash: the chain was rewritten");
    assertThat(again.code()).isEqualTo(1);
    java.nio.file.Files.writeString(Path.of(file), "motcua-anchor-1 x\n");
    Ran malformed = run(anchored);
    assertThat(malformed.errors())
        .contains(file + " line 1 is not an anchor: it is not " + "\"motcua-anch");
    assertThat(malformed.code()).isEqualTo(2);
  }

  private void rewrite() throws SQLException {
    try (SqliteJournal ledger = ledger()) {
      ledger.append(
          List.of(new TicketNoshow(LocalDate.of(2026, 11, 21), "2009", "2")),
          new Moment(Instant.parse("2026-11-21T00:00:03Z"), "boot", 3, ClockQuality.SYNCHRONISED));
    }
  }

  private void edit(String sql) throws SQLException {
    try (var connection =
            DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("journal.db"));
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void aLedgerThatWasEditedIsNotSound() throws Exception {
    try (SqliteJournal ledger = ledger()) {
      fill(ledger);
    }
    touch();
    Ran verified = run("verify", "--data", directory.toString());
    assertThat(verified.code()).isEqualTo(1);
    assertThat(verified.output()).contains("position 2: ").contains("is not what its hash says");
  }

  @Test
  void aLedgerIsCopiedAndTheCopyProvenWhileItsBoardWorksAndNoCopyIsOverwritten() {
    Path copy = directory.resolve("usb-stick").resolve("monday");
    String[] backup = {"backup", "--data", directory.toString(), "--to", copy.toString()};
    try (SqliteJournal ledger = ledger()) {
      fill(ledger);
      Ran copied = run(backup);
      assertThat(copied.output())
          .contains("3  events of /minh-hoa/board-1, 0 faults")
          .contains("head " + ledger.head().epoch() + "-3 " + ledger.head().hash());
      assertThat(copied.code()).isZero();
      assertThat(copy.toFile().list()).containsExactly("journal.db");
      fill(ledger);
      Ran again = run(backup);
      assertThat(again.code()).isNotZero();
      assertThat(again.errors()).contains("holds a ledger already; name another directory");
    }
    try (SqliteJournal older =
        SqliteJournal.open(
            copy,
            new Identity("minh-hoa", "board-1"),
            Stations.ALL.events(),
            new SplittableRandom(2))) {
      assertThat(older.head().sequence()).isEqualTo(3);
    }
  }

  @Test
  void theCopyOfALedgerThatWasEditedIsReportedAsUnsound() throws Exception {
    try (SqliteJournal ledger = ledger()) {
      fill(ledger);
    }
    touch();
    Path copy = directory.resolve("copy");
    Ran copied = run("backup", "--data", directory.toString(), "--to", copy.toString());
    assertThat(copied.code()).isEqualTo(1);
    assertThat(copied.output()).contains("position 2: ").contains("1 faults");
  }

  private void touch() throws SQLException {
    try (var connection =
            DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("journal.db"));
        var statement = connection.createStatement()) {
      statement.execute("UPDATE event SET data = replace(data, '2002', '2003')");
    }
  }

  private SqliteJournal ledger() {
    return SqliteJournal.open(
        directory,
        new Identity("minh-hoa", "board-1"),
        Stations.ALL.events(),
        new SplittableRandom(1));
  }

  private static void fill(SqliteJournal ledger) {
    for (int i = 1; i <= 3; i++) {
      Moment at =
          new Moment(
              Instant.parse("2026-11-21T00:00:00Z").plusSeconds(i),
              "boot",
              i,
              ClockQuality.SYNCHRONISED);
      var noshow = new TicketNoshow(LocalDate.of(2026, 11, 21), "200" + i, "2");
      assertThat(ledger.append(List.of(noshow), at)).hasSize(1);
    }
  }

  private record Ran(int code, String output, String errors) {}

  private static Ran run(String... arguments) {
    StringWriter output = new StringWriter();
    StringWriter errors = new StringWriter();
    CommandLine command = new CommandLine(new LedgerCommand());
    command.setOut(new PrintWriter(output));
    command.setErr(new PrintWriter(errors));
    return new Ran(command.execute(arguments), output.toString(), errors.toString());
  }
}
