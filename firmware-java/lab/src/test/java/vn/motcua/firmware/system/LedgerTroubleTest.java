package vn.motcua.firmware.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.bridge.ClockQuality;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.EventData;
import vn.motcua.bridge.Moment;
import vn.motcua.bridge.journal.Identity;
import vn.motcua.bridge.journal.JournalFailedException;
import vn.motcua.bridge.journal.JournalFullException;
import vn.motcua.bridge.journal.sqlite.SqliteJournal;
import vn.motcua.bridge.lab.SqliteTap;
import vn.motcua.firmware.core.Stations;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketVoided;

/**
 * Each write and each sync of a ledger's files fails once, under SQLite itself: what was refused is
 * not stored, what was accepted is stored, and the next append works.
 */
class LedgerTroubleTest {
  private static final Identity BOARD = new Identity("minh-hoa", "board-1");
  private static final int OPERATIONS_MAX = 500;
  private static final int ENOUGH_TO_WRITE_THE_ACKNOWLEDGEMENT = 4;
  private static final Broken DISK = new Broken();

  /** What the disk does at the operation that fails. */
  private enum Failure {
    FULL,
    READ_ONLY,
    NO_SYNC
  }

  @TempDir Path directory = Path.of("");

  private final List<Event> taken = new ArrayList<>();
  private int moments;

  @BeforeAll
  static void tap() {
    SqliteTap.install(DISK);
  }

  @AfterEach
  void mend() {
    DISK.failure = null;
  }

  @Test
  void whicheverWriteOrSyncFailsTheNextAppendIsTakenAndNothingRefusedIsThere() {
    int failures = 0;
    try (SqliteJournal journal = open()) {
      for (Failure failure : Failure.values()) {
        failures += failuresOf(failure, 1, journal);
        failures += failuresOf(failure, ENOUGH_TO_WRITE_THE_ACKNOWLEDGEMENT, journal);
      }
    }
    assertThat(failures).isGreaterThan(20);
    try (SqliteJournal journal = open()) {
      List<Event> held = new ArrayList<>();
      journal.replay(held::add);
      assertThat(held).isEqualTo(taken);
      assertThat(journal.acknowledged()).isEqualTo(taken.size());
    }
  }

  /** Each operation of an append and its acknowledgement fails once; returns how many there are. */
  private int failuresOf(Failure failure, int batch, SqliteJournal journal) {
    for (int at = 1; at < OPERATIONS_MAX; at++) {
      DISK.fail(failure, at);
      boolean appended = isTaken(journal, batch);
      boolean failed = DISK.hasFailed;
      DISK.failure = null;
      if (!appended) {
        taken.addAll(journal.append(batch(batch), moment()));
      }
      journal.acknowledge(journal.head().position());
      assertThat(journal.head().sequence())
          .as("%s at operation %d", failure, at)
          .isEqualTo(taken.size());
      if (!failed) {
        return at - 1;
      }
    }
    throw new AssertionError("an append of " + batch + " has too many operations");
  }

  /** Whether the append was taken; the acknowledgement after it may fail as well. */
  private boolean isTaken(SqliteJournal journal, int batch) {
    boolean appended = false;
    try {
      taken.addAll(journal.append(batch(batch), moment()));
      appended = true;
      journal.acknowledge(journal.head().position());
    } catch (JournalFullException | JournalFailedException e) {
      assertThat(DISK.hasFailed).as("%s", e.getMessage()).isTrue();
    }
    return appended;
  }

  private List<EventData> batch(int count) {
    List<EventData> data = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      data.add(new TicketVoided(LocalDate.EPOCH, "2001", "hết giấy"));
    }
    return data;
  }

  private Moment moment() {
    return new Moment(Instant.EPOCH.plusSeconds(moments++), "boot", 1, ClockQuality.HOLDOVER);
  }

  private SqliteJournal open() {
    return SqliteJournal.open(directory, BOARD, Stations.ALL.events(), new SplittableRandom(1));
  }

  /** A disk of which one operation fails. */
  private static final class Broken implements SqliteTap.Listener {
    private volatile @Nullable Failure failure;
    private int left;
    private boolean hasFailed;

    void fail(Failure how, int at) {
      left = at;
      hasFailed = false;
      failure = how;
    }

    private boolean fails(Failure... kinds) {
      if (failure == null || !List.of(kinds).contains(failure) || --left != 0) {
        return false;
      }
      hasFailed = true;
      return true;
    }

    @Override
    public boolean isWritable(Path file) {
      return !fails(Failure.READ_ONLY);
    }

    @Override
    public int room(Path file, int bytes) {
      return fails(Failure.FULL) ? bytes / 2 : bytes;
    }

    @Override
    public boolean canSync(Path file) {
      return !fails(Failure.NO_SYNC);
    }
  }
}
