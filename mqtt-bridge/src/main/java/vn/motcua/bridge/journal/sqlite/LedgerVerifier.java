package vn.motcua.bridge.journal.sqlite;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import vn.motcua.bridge.Chain;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.journal.ChainLinks;
import vn.motcua.bridge.journal.Finding;
import vn.motcua.bridge.journal.Journal.Entry;
import vn.motcua.bridge.journal.Journal.Head;
import vn.motcua.bridge.journal.Verification;

/**
 * Proves a chain entry by entry, in the memory of one entry. One thread.
 *
 * <p>After a finding it continues from the entry as it is, so one fault gives one finding.
 */
final class LedgerVerifier {
  private final List<LedgerRows.Run> runs;
  private final Consumer<Entry> sound;
  private final Consumer<Finding> findings;
  private final SortedMap<String, Long> counts = new TreeMap<>();
  private int run;
  private Head head;
  private long events;
  private long faults;

  LedgerVerifier(List<LedgerRows.Run> runs, Consumer<Entry> sound, Consumer<Finding> findings) {
    this.runs = runs;
    this.sound = sound;
    this.findings = findings;
    this.head = runs.isEmpty() ? ChainLinks.empty("", 0) : startOf(runs.getFirst());
  }

  /** Reads a whole ledger in pages and proves it. */
  static Verification prove(
      List<LedgerRows.Run> runs,
      LongFunction<List<Entry>> pageAfter,
      Consumer<Entry> sound,
      Consumer<Finding> findings) {
    LedgerVerifier verifier = new LedgerVerifier(runs, sound, findings);
    List<Entry> page = pageAfter.apply(0);
    while (!page.isEmpty()) {
      page.forEach(verifier::accept);
      page = pageAfter.apply(page.getLast().position());
    }
    return verifier.result();
  }

  /** Accepts the first of these without checking its link. */
  void startAt(List<Entry> entries) {
    if (!entries.isEmpty()) {
      Event first = entries.getFirst().event();
      head =
          new Head(
              first.epoch(),
              first.sequence() - 1,
              first.previousHash(),
              entries.getFirst().position() - 1);
      while (run + 1 < runs.size() && runs.get(run + 1).position() <= head.position() + 1) {
        run++;
      }
    }
  }

  void accept(Entry entry) {
    while (run + 1 < runs.size() && runs.get(run + 1).position() <= entry.position()) {
      run++;
      expectEndBefore(runs.get(run));
      head = startOf(runs.get(run));
    }
    String fault = faultOf(entry);
    Event event = entry.event();
    head = new Head(event.epoch(), event.sequence(), event.hash(), entry.position());
    if (fault.isEmpty()) {
      events++;
      counts.merge(event.type(), 1L, Long::sum);
      sound.accept(entry);
    } else {
      report(entry.position(), fault);
    }
  }

  Verification result() {
    return new Verification(events, faults, head, counts);
  }

  private void expectEndBefore(LedgerRows.Run next) {
    if (head.position() != next.position() - 1) {
      report(head.position() + 1, "events are missing up to position " + (next.position() - 1));
    }
  }

  private String faultOf(Entry entry) {
    Event event = entry.event();
    if (entry.position() != head.position() + 1) {
      return "events are missing from position " + (head.position() + 1) + " on";
    }
    if (!event.epoch().equals(head.epoch())) {
      return "epoch " + event.epoch() + " stands within " + head.epoch();
    }
    if (event.sequence() != head.sequence() + 1) {
      return "sequence " + event.sequence() + " follows " + head.sequence();
    }
    if (!event.previousHash().equals(head.hash())) {
      return event.id() + " does not link to the event before it";
    }
    return Chain.isIntact(event) ? "" : event.id() + " is not what its hash says";
  }

  private void report(long position, String what) {
    faults++;
    findings.accept(new Finding(position, what));
  }

  private static Head startOf(LedgerRows.Run run) {
    return new Head(run.epoch(), run.sequence() - 1, run.previous(), run.position() - 1);
  }
}
