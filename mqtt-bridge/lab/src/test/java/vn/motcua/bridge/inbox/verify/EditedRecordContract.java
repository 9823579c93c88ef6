package vn.motcua.bridge.inbox.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import vn.motcua.bridge.BoardEvent.DaySealed;
import vn.motcua.bridge.Chain;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.EventTypes;
import vn.motcua.bridge.anchor.AnchorBook;
import vn.motcua.bridge.anchor.AnchorFile;
import vn.motcua.bridge.anchor.DayHeads;

/** What is found in a record that somebody edited directly in the database. */
abstract class EditedRecordContract extends RecordCheckContract {
  private static final String SEAL = EventTypes.typeOf(DaySealed.class);

  abstract Connection connect() throws SQLException;

  /** Names of the tables: chains, events. */
  abstract String chains();

  abstract String events();

  /** The same bytes as the database keeps hashes in. */
  abstract String hash(String hex);

  /** Each column of an event's row, and an SQL expression of what is written over it. */
  private List<String> edits() {
    List<String> edits =
        new ArrayList<>(
            List.of(
                "chain=2",
                "chain=77",
                "sequence=sequence+1000",
                "sequence=-sequence",
                "type='vn.motcua.ticket.voided.v2'",
                "type=''",
                "wall='2026-11-18T03:00:00.001Z'",
                "wall=replace(wall, 'Z', '.000Z')",
                "wall='gestern'",
                "wall='+1000000000-01-01T00:00:00Z'",
                "boot_id=''",
                "boot_id='21111111-2222-3333-4444-555555555555'",
                "monotonic=monotonic+1",
                "monotonic=-1",
                "clock='HOLDOVER'",
                "clock='UNKNOWN'",
                "clock='no such quality'",
                "data=''",
                "data=' ' || data",
                "data=replace(data, '2026', '2025')",
                "data=replace(data, ':', ': ')"));
    for (String column : List.of("previous_hash", "hash")) {
      edits.add(column + "=" + hash("0".repeat(63) + "1"));
      edits.add(column + "=" + hash("00"));
    }
    return edits;
  }

  @Test
  void everyEditOfEveryColumnOfEveryRowIsFound() throws SQLException {
    fill();
    try (Connection c = connect()) {
      save(c);
      for (int sequence : sequences()) {
        for (String edit : edits()) {
          if (edit.equals("chain=2") && sequence <= other.events().size()) {
            continue; // the table's key does not allow it
          }
          int changed =
              run(
                  c,
                  "UPDATE %s SET %s WHERE chain=1 AND sequence=%d AND NOT (%s)"
                      .formatted(events(), edit, sequence, edit));
          if (changed > 0) {
            assertThat(faults()).as("%s of %d", edit, sequence).isNotEmpty();
          }
          restore(c);
        }
      }
      assertThat(faults()).isEmpty();
    }
  }

  @Test
  void everyRowThatIsTakenOutIsMissed() throws SQLException {
    fill();
    try (Connection c = connect()) {
      save(c);
      for (int sequence : sequences()) {
        run(c, "DELETE FROM %s WHERE chain=1 AND sequence=%d".formatted(events(), sequence));
        boolean isLast = sequence == board.events().size();
        assertThat(faults())
            .as("%d", sequence)
            .anyMatch(line -> line.startsWith(isLast ? "TIP " : "MISSING "));
        restore(c);
      }
    }
  }

  @Test
  void aMissingBeginningIsNamedUnlessItWasForgottenOnPurpose() throws SQLException {
    fill();
    try (Connection c = connect()) {
      run(c, "DELETE FROM %s WHERE chain=1 AND sequence<5".formatted(events()));
    }
    assertThat(faults())
        .anyMatch(line ->
            line.startsWith(
                "MISSING hanoi/quay-1/00000000000000aa-1: the chain begins at 5, 1 to 4 not"
                    + " held; events were taken out"));
    RecordQuestion forgotten =
        new RecordQuestion(
            null,
            null,
            new vn.motcua.bridge.inbox.audit.Forgotten(java.time.LocalDate.parse("2026-11-18")),
            vn.motcua.bridge.inbox.audit.SealKeys.UNKNOWN,
            AnchorBook.empty());
    assertThat(faults(forgotten)).noneMatch(line -> line.startsWith("MISSING"));
  }

  @Test
  void randomEditsAreFound() throws SQLException {
    long seed = Long.getLong("motcua.seed", System.nanoTime());
    System.Logger log = System.getLogger(getClass().getName());
    log.log(System.Logger.Level.INFO, "seed {0}", Long.toString(seed));
    SplittableRandom luck = new SplittableRandom(seed);
    fill();
    try (Connection c = connect()) {
      save(c);
      for (int round = 0; round < 200; round++) {
        int sequence = 1 + luck.nextInt(board.events().size());
        Event event = board.events().get(sequence - 1);
        String edit = randomEdit(event, luck);
        run(
            c,
            "UPDATE %s SET %s WHERE chain=1 AND sequence=%d".formatted(events(), edit, sequence));
        assertThat(faults()).as("seed %d: %s of %d", seed, edit, sequence).isNotEmpty();
        restore(c);
      }
    }
  }

  private String randomEdit(Event event, SplittableRandom luck) {
    return switch (luck.nextInt(7)) {
      case 0 -> "data='" + turned(event.data(), luck) + "'";
      case 1 -> "type='" + turned(event.type(), luck) + "'";
      case 2 -> "wall='" + turned(event.at().wall().toString(), luck) + "'";
      case 3 -> "boot_id='" + turned(event.at().bootId(), luck) + "'";
      case 4 -> "monotonic=monotonic+" + (1 + luck.nextInt(1_000));
      case 5 -> "hash=" + hash(digits(luck));
      default -> "previous_hash=" + hash(digits(luck));
    };
  }

  private static String turned(String text, SplittableRandom luck) {
    int at = luck.nextInt(text.length());
    char there = text.charAt(at);
    char other = there == 'q' ? 'k' : 'q';
    return (text.substring(0, at) + other + text.substring(at + 1)).replace("'", "''");
  }

  private static String digits(SplittableRandom luck) {
    StringBuilder digits = new StringBuilder();
    while (digits.length() < 64) {
      digits.append(Character.forDigit(luck.nextInt(16), 16));
    }
    return digits.toString();
  }

  @Test
  void theTableOfChainsThatSaysOtherwiseIsNamed() throws SQLException {
    fill();
    try (Connection c = connect()) {
      for (String edit :
          List.of(
              "sequence=sequence-1",
              "sequence=sequence+1",
              "hash=" + hash("e".repeat(64)),
              "centre='hanoj'",
              "board='quay-9'",
              "epoch='00000000000000ab'")) {
        run(c, "CREATE TABLE kept AS SELECT * FROM " + chains());
        run(c, "UPDATE %s SET %s WHERE id=1".formatted(chains(), edit));
        assertThat(faults()).as(edit).isNotEmpty();
        for (String column : List.of("sequence", "hash", "centre", "board", "epoch")) {
          run(
              c,
              "UPDATE %s SET %s=(SELECT k.%s FROM kept k WHERE k.id=1) WHERE id=1"
                  .formatted(chains(), column, column));
        }
        run(c, "DROP TABLE kept");
        assertThat(faults()).isEmpty();
      }
      run(c, "DELETE FROM %s WHERE id=1".formatted(chains()));
      assertThat(faults()).anyMatch(line -> line.startsWith("STRAY") && line.contains("number 1"));
    }
  }

  /** The attacker knows the formula: all hashes and links and the tip match again. */
  @Test
  void aChainThatWasComputedAnewAndATailThatWasCutAreFoundByTheAnchorOnly() throws Exception {
    fill();
    Path file = directory.resolve("anchors.txt");
    DayHeads heads = new DayHeads();
    board.events().forEach(heads::take);
    AnchorFile.append(file, heads.anchors());
    try (Connection c = connect()) {
      save(c);
      rewrite(c);
      assertThat(faults()).isEmpty();
      assertThat(anchored(file))
          .hasSize(heads.anchors().size())
          .allMatch(line -> line.startsWith("ANCHOR hanoi/quay-1/00000000000000aa-"))
          .allMatch(line -> line.contains("another event is anchored on"));
      restore(c);
      int cut = board.events().size() - 3;
      run(c, "DELETE FROM %s WHERE chain=1 AND sequence>%d".formatted(events(), cut));
      tip(c, board.events().get(cut - 1));
      assertThat(faults()).isEmpty();
      assertThat(anchored(file))
          .isNotEmpty()
          .allMatch(line -> line.startsWith("ANCHOR"))
          .allMatch(line -> line.contains("held up to " + cut));
    }
  }

  private List<String> anchored(Path file) throws java.io.IOException {
    return faults(RecordQuestion.everything().against(AnchorBook.read(file, _ -> true)));
  }

  private void rewrite(Connection c) throws SQLException {
    String before = Chain.GENESIS;
    Event last = board.events().getFirst();
    for (Event e : board.events()) {
      boolean isSeal = e.type().equals(SEAL);
      String type = isSeal ? "vn.motcua.ticket.noshow.v1" : e.type();
      String data = isSeal ? "{\"number\":\"1\"}" : e.data().replace("\"2\"", "\"3\"");
      last = Chain.link(e.centre(), e.board(), e.epoch(), e.sequence(), type, e.at(), data, before);
      run(
          c,
          "UPDATE %s SET type='%s', data='%s', previous_hash=%s, hash=%s WHERE chain=1 AND sequence=%d"
              .formatted(events(), type, data, hash(before), hash(last.hash()), e.sequence()));
      before = last.hash();
    }
    tip(c, last);
  }

  private void tip(Connection c, Event last) throws SQLException {
    run(
        c,
        "UPDATE %s SET sequence=%d, hash=%s WHERE id=1"
            .formatted(chains(), last.sequence(), hash(last.hash())));
  }

  private void save(Connection c) throws SQLException {
    run(c, "CREATE TABLE saved AS SELECT * FROM " + events());
    run(c, "CREATE TABLE tips AS SELECT id, sequence, hash FROM " + chains());
  }

  private void restore(Connection c) throws SQLException {
    run(c, "DELETE FROM " + events());
    run(c, "INSERT INTO %s SELECT * FROM saved".formatted(events()));
    for (String column : List.of("sequence", "hash")) {
      run(
          c,
          "UPDATE %s SET %s=(SELECT t.%s FROM tips t WHERE t.id=%s.id)"
              .formatted(chains(), column, column, chains()));
    }
  }

  final int run(Connection c, String sql) throws SQLException {
    try (var statement = c.createStatement()) {
      return statement.executeUpdate(sql);
    }
  }
}
