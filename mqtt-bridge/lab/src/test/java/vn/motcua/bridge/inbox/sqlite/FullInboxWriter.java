package vn.motcua.bridge.inbox.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import vn.motcua.bridge.SampleEvent;
import vn.motcua.bridge.delivery.Ledger;
import vn.motcua.bridge.inbox.store.ChainId;
import vn.motcua.bridge.inbox.store.InboxStore;
import vn.motcua.bridge.inbox.store.InboxStoreException;
import vn.motcua.bridge.inbox.store.StoreTrouble;

/**
 * An inbox's store on a file system that fills up, then turns read-only, then is well again, as a
 * process of its own. Says on standard output what it was promised.
 *
 * <pre>
 *   full 1234 FULL         events that were stored when the first batch failed, and why it failed
 *   still 1234 FULL        after further refusals
 *   more 1254              after room was made and twenty more were stored
 *   again 2000 FULL        it has filled up once more
 *   read-only 2000 READ_ONLY   remounted so while the store had no file open
 *   over 2020              remounted as it was, and twenty more were stored
 *   whole 2020             after it was closed, opened anew and read from end to end
 * </pre>
 */
final class FullInboxWriter {
  private static final ChainId CHAIN = new ChainId("hanoi", "quay-1", Ledger.EPOCH);
  private static final Instant NOW = Instant.parse("2026-11-20T01:00:00Z");
  private static final int BALLAST_BYTES = 700 << 10;
  private static final int REFUSALS = 20;
  private static final int FURTHER = 20;
  private static final int EVENTS_MAX = 100_000;

  private final Ledger ledger = new Ledger("hanoi", "quay-1").grow(EVENTS_MAX);
  private final Path mount;
  private final InboxStore store;
  private StoreTrouble trouble = StoreTrouble.FAILED;

  private FullInboxWriter(Path mount) {
    this.mount = mount;
    this.store = SqliteInboxStore.open(mount.resolve("inbox.db"), SampleEvent.CATALOGUE);
  }

  /** Argument: a small file system. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    new FullInboxWriter(Path.of(arguments[0])).run();
  }

  private void run() throws IOException, InterruptedException {
    Path ballast = Files.write(mount.resolve("ballast"), new byte[BALLAST_BYTES]);
    Path more = Files.write(mount.resolve("more"), new byte[BALLAST_BYTES]);
    fill();
    say("full", true);
    refuse();
    say("still", true);
    Files.delete(ballast);
    go();
    say("more", false);
    fill();
    say("again", true);
    refuse(); // leaves no file open, or it could not be remounted
    mount("remount,ro");
    refuse();
    say("read-only", true);
    mount("remount,rw");
    Files.delete(more);
    refused(); // asking above has opened the file for reading only, which is found out now
    go();
    say("over", false);
    store.close();
    try (InboxStore reopened =
        SqliteInboxStore.open(mount.resolve("inbox.db"), SampleEvent.CATALOGUE)) {
      long[] events = new long[1];
      reopened.read(CHAIN, 1, event -> events[0] += event.equals(next(events[0])) ? 1 : 0);
      System.out.println("whole " + events[0]);
    }
  }

  private vn.motcua.bridge.Event next(long held) {
    return ledger.event(held + 1);
  }

  private boolean isTaken() {
    long held = store.tip(CHAIN).sequence();
    try {
      store.commit(InboxStore.Additions.of(List.of(next(held))), NOW);
      return true;
    } catch (InboxStoreException e) {
      trouble = e.trouble();
      return false;
    }
  }

  private void fill() {
    for (int i = 0; i < EVENTS_MAX; i++) {
      if (!isTaken()) {
        return;
      }
    }
    throw new IllegalStateException("the disk never filled up");
  }

  private void refuse() {
    for (int i = 0; i < REFUSALS; i++) {
      refused();
    }
  }

  private void refused() {
    if (isTaken()) {
      throw new IllegalStateException("a disk that cannot be written took an event");
    }
  }

  private void go() {
    store.probe();
    for (int i = 0; i < FURTHER; i++) {
      if (!isTaken()) {
        throw new IllegalStateException("all is well again and an event was refused: " + trouble);
      }
    }
  }

  private void mount(String options) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("mount", "-o", options, mount.toString()).inheritIO().start();
    if (process.waitFor() != 0) {
      throw new IOException("mount -o " + options + " failed");
    }
  }

  private void say(String what, boolean why) {
    System.out.println(what + " " + store.tip(CHAIN).sequence() + (why ? " " + trouble : ""));
  }
}
