package vn.motcua.bridge.journal.sqlite;

import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import vn.motcua.bridge.SampleEvent;
import vn.motcua.bridge.journal.Moments;

/**
 * A program that appends until it is killed, and says each sequence once it is durable: {@code
 * JournalWriter DIRECTORY}.
 */
public final class JournalWriter {
  private JournalWriter() {}

  /** Runs until it is killed. */
  public static void main(String[] arguments) {
    try (SqliteJournal ledger =
        SqliteJournal.open(
            Path.of(arguments[0]), Moments.BOARD, SampleEvent.CATALOGUE, new SplittableRandom(1))) {
      while (true) {
        long next = ledger.head().sequence() + 1;
        var appended =
            ledger.append(List.of(Moments.event(next), Moments.event(-next)), Moments.at(next));
        ledger.acknowledge(ledger.head().position() / 2);
        System.out.println(appended.getLast().sequence());
      }
    }
  }
}
