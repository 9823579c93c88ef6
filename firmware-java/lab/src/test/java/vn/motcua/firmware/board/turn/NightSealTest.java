package vn.motcua.firmware.board.turn;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.bridge.BoardEvent.DaySealed;
import vn.motcua.bridge.BoardEvent.DeviceChanged;
import vn.motcua.bridge.ClockQuality;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.EventData;
import vn.motcua.bridge.EventTypes;
import vn.motcua.bridge.Moment;
import vn.motcua.bridge.journal.Identity;
import vn.motcua.bridge.journal.Seals;
import vn.motcua.bridge.journal.sqlite.SqliteJournal;
import vn.motcua.firmware.core.Stations;
import vn.motcua.firmware.system.BoardKey;

/** Each day's counts are signed once the day is over. */
class NightSealTest {
  private static final Identity BOARD = new Identity("minh-hoa", "mot-cua-1");
  private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 20);

  @TempDir Path directory = Path.of("");

  @Test
  void aDayIsSealedOnceItIsOverInVietNamAndTheSealCountsWhatTheLedgerHolds() throws Exception {
    KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    NightSeal night = new NightSeal(BOARD, keys.getPrivate());
    try (SqliteJournal ledger =
        SqliteJournal.open(directory, BOARD, Stations.ALL.events(), new SplittableRandom(1))) {
      append(ledger, night, "2026-11-20T08:00:00+07:00", change("near-end"));
      append(ledger, night, "2026-11-20T17:00:00+07:00", change("ready"));
      assertThat(night.due(ledger.head(), at("2026-11-20T23:59:59+07:00"))).isEmpty();

      Optional<DaySealed> due = night.due(ledger.head(), at("2026-11-21T00:00:00+07:00"));
      DaySealed seal = due.orElseThrow();
      assertThat(seal.day()).isEqualTo(FRIDAY);
      assertThat(seal.lastSequence()).isEqualTo(2);
      assertThat(seal.counts()).isEqualTo(Seals.count(ledger, ledger.head(), FRIDAY));
      assertThat(Seals.isGenuine(seal, BOARD, ledger.head().epoch(), keys.getPublic())).isTrue();

      append(ledger, night, "2026-11-21T00:00:01+07:00", seal);
      assertThat(night.due(ledger.head(), at("2026-11-21T23:00:00+07:00"))).isEmpty();
      assertThat(night.due(ledger.head(), at("2026-11-22T00:00:00+07:00")).orElseThrow().counts())
          .containsExactly(java.util.Map.entry(EventTypes.typeOf(DaySealed.class), 1L));
    }
  }

  @Test
  void aBoardThatWasOffAtMidnightSealsTheDayAtItsNextStart() throws Exception {
    KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    try (SqliteJournal ledger =
        SqliteJournal.open(directory, BOARD, Stations.ALL.events(), new SplittableRandom(1))) {
      NightSeal before = new NightSeal(BOARD, keys.getPrivate());
      append(ledger, before, "2026-11-20T08:00:00+07:00", change("ready"));
      NightSeal after = new NightSeal(BOARD, keys.getPrivate());
      ledger.replay(
          event -> after.apply(event, Stations.ALL.events().parse(event.type(), event.data())));
      assertThat(after.due(ledger.head(), at("2026-11-23T07:00:00+07:00")))
          .hasValueSatisfying(seal -> assertThat(seal.day()).isEqualTo(FRIDAY));
      assertThat(after.due(ledger.head(), at("2026-11-23T07:00:01+07:00")))
          .as("the disk was full; it is tried again after a minute")
          .isEmpty();
      assertThat(after.due(ledger.head(), at("2026-11-23T07:01:01+07:00"))).isPresent();
    }
  }

  @Test
  void daysThatAWrongClockReachedPreventNoSealOfARealDay() throws Exception {
    KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    NightSeal night = new NightSeal(BOARD, keys.getPrivate());
    try (SqliteJournal ledger =
        SqliteJournal.open(directory, BOARD, Stations.ALL.events(), new SplittableRandom(1))) {
      append(ledger, night, "2026-11-20T08:00:00+07:00", change("ready"));
      for (int day = 1; day < 6; day++) {
        String morning = "2040-01-0" + day + "T07:00:00+07:00";
        append(ledger, night, morning, change("day-" + day));
        var early = night.due(ledger.head(), at(morning));
        append(ledger, night, morning, early.orElseThrow());
      }
      NightSeal today = new NightSeal(BOARD, keys.getPrivate());
      ledger.replay(
          event -> today.apply(event, Stations.ALL.events().parse(event.type(), event.data())));
      append(ledger, today, "2026-11-21T08:00:00+07:00", change("back"));
      append(ledger, today, "2026-11-21T09:00:00+07:00", change("ready"));
      DaySealed seal = today.due(ledger.head(), at("2026-11-22T07:00:00+07:00")).orElseThrow();
      assertThat(seal.day()).isEqualTo(FRIDAY.plusDays(1));
      assertThat(seal.counts()).isEqualTo(Seals.count(ledger, ledger.head(), seal.day()));
      append(ledger, today, "2026-11-22T07:00:00+07:00", seal);
      assertThat(today.due(ledger.head(), at("2026-11-22T09:00:00+07:00"))).isEmpty();
    }
  }

  @Test
  void theBoardsKeyIsMadeOnceAndIsItsOwnersOnly() throws Exception {
    var made = BoardKey.in(directory);
    assertThat(BoardKey.in(directory)).isEqualTo(made);
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(directory.resolve("board.key"))))
        .isEqualTo("rw-------");
    assertThat(directory.resolve("board.pub")).content().startsWith("-----BEGIN PUBLIC KEY-----");
  }

  private static DeviceChanged change(String state) {
    return new DeviceChanged("printer-1", "printer", state, "test", null);
  }

  private static void append(SqliteJournal ledger, NightSeal night, String when, EventData data) {
    for (Event event : ledger.append(List.of(data), at(when))) {
      night.apply(event, data);
    }
  }

  private static Moment at(String when) {
    var wall = OffsetDateTime.parse(when).toInstant();
    long nanos = (wall.getEpochSecond() - 1_790_000_000L) * 1_000_000_000L;
    return new Moment(wall, "test", nanos, ClockQuality.SYNCHRONISED);
  }
}
