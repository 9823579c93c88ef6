package vn.motcua.bridge.journal.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import vn.motcua.bridge.ClockQuality;
import vn.motcua.bridge.Moment;
import vn.motcua.bridge.SampleEvent;
import vn.motcua.bridge.SampleEvent.TicketVoided;
import vn.motcua.bridge.journal.Identity;
import vn.motcua.bridge.journal.JournalFullException;

/**
 * A board's ledger on a file system that fills up, as a process of its own: appends until there is
 * no room, goes on when there is, and says on standard output what it was promised.
 *
 * <pre>
 *   full 1234      the sequence it had when the first append was refused
 *   still 1234     after further refusals
 *   more 1334      after room was made and a hundred more were appended
 *   whole 1334     after it was closed, opened anew and proven from end to end
 * </pre>
 */
final class FullDiskWriter {
  /** A page of log for each further event, and as much again. */
  private static final int BALLAST_BYTES = 1 << 20;

  private static final int REFUSALS = 20;
  private static final int FURTHER = 100;
  private static final int EVENTS_MAX = 100_000;

  private FullDiskWriter() {}

  /** Argument: a small file system. */
  public static void main(String[] arguments) throws IOException {
    Path directory = Path.of(arguments[0]).resolve("ledger");
    Path ballast = Path.of(arguments[0]).resolve("ballast");
    Files.write(ballast, new byte[BALLAST_BYTES]);
    try (SqliteJournal journal = open(directory)) {
      say("full", fill(journal));
      for (int i = 0; i < REFUSALS; i++) {
        if (isTaken(journal)) {
          throw new IllegalStateException("a full disk took an event");
        }
      }
      say("still", journal);
      Files.delete(ballast);
      for (int i = 0; i < FURTHER; i++) {
        if (!isTaken(journal)) {
          throw new IllegalStateException("there is room again and an event was refused");
        }
      }
      say("more", journal);
    }
    try (SqliteJournal journal = open(directory)) {
      long[] events = new long[1];
      journal.replay(event -> events[0]++);
      if (events[0] != journal.head().sequence()) {
        throw new IllegalStateException(events[0] + " events of " + journal.head().sequence());
      }
      say("whole", journal);
    }
  }

  private static SqliteJournal fill(SqliteJournal journal) {
    for (int i = 0; i < EVENTS_MAX; i++) {
      if (!isTaken(journal)) {
        return journal;
      }
    }
    throw new IllegalStateException("the disk never filled up");
  }

  private static boolean isTaken(SqliteJournal journal) {
    long before = journal.head().sequence();
    try {
      Moment at = new Moment(Instant.EPOCH.plusSeconds(before), "boot", 1, ClockQuality.HOLDOVER);
      TicketVoided data = new TicketVoided(LocalDate.EPOCH, "2001", "hết giấy");
      return journal.append(List.of(data), at).size() == 1;
    } catch (JournalFullException e) {
      if (journal.head().sequence() != before) {
        throw new IllegalStateException("a refused event moved the head", e);
      }
      return false;
    }
  }

  private static SqliteJournal open(Path directory) {
    return SqliteJournal.open(
        directory,
        new Identity("minh-hoa", "board-1"),
        SampleEvent.CATALOGUE,
        new SplittableRandom(1));
  }

  private static void say(String what, SqliteJournal journal) {
    System.out.println(what + " " + journal.head().sequence());
  }
}
