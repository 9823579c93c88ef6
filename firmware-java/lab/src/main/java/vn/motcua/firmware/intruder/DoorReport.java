package vn.motcua.firmware.intruder;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What the intruder tried, and what came of it. One thread. */
public final class DoorReport {
  private final Consumer<String> lines;
  private final List<Tried> tried = new ArrayList<>();

  /** How a try ended. */
  public enum Verdict {
    /** As declared. */
    HOLDS,
    /** Somebody gets in who may not. */
    OPEN,
    /** Somebody does not get in who may, or is refused otherwise than declared. */
    WRONG
  }

  /**
   * One try.
   *
   * @param door an address with its method, or a topic and what is done with it
   * @param who tries
   * @param expected what is declared
   * @param found what came
   */
  public record Tried(String door, String who, String expected, String found, Verdict verdict) {

    /** Its line. */
    public String line() {
      return "%-5s %s, %s: %s (declared: %s)".formatted(verdict, door, who, found, expected);
    }
  }

  /** {@code lines} is told of each door, when it has been tried. */
  DoorReport(Consumer<String> lines) {
    this.lines = lines;
  }

  /** Notes a try; one that does not hold is told at once. */
  void note(Tried one) {
    tried.add(one);
    if (one.verdict() != Verdict.HOLDS) {
      lines.accept(one.line());
    }
  }

  /** Notes a try that must be refused. */
  void refused(String door, String who, String expected, String found, boolean isRefused) {
    note(new Tried(door, who, expected, found, isRefused ? Verdict.HOLDS : Verdict.OPEN));
    sum(door + ", " + who, 1);
  }

  /** Notes a try that must succeed, so that a refusal says something. */
  void letIn(String door, String who, String found, boolean isIn) {
    note(new Tried(door, who, "let in", found, isIn ? Verdict.HOLDS : Verdict.WRONG));
    sum(door + ", " + who, 1);
  }

  /** Tells a line about the latest tries when all of them hold. */
  void sum(String door, int tries) {
    List<Tried> latest = tried.subList(tried.size() - tries, tried.size());
    if (latest.stream().allMatch(each -> each.verdict() == Verdict.HOLDS)) {
      lines.accept(
          "%-5s %s: %s"
              .formatted(
                  Verdict.HOLDS,
                  door,
                  String.join(" ", latest.stream().map(Tried::found).toList())));
    }
  }

  /** How many tries there were. */
  public int tries() {
    return tried.size();
  }

  /** The tries that ended so. */
  public List<Tried> with(Verdict verdict) {
    return tried.stream().filter(each -> each.verdict() == verdict).toList();
  }

  /** Whether every try ended as declared. */
  public boolean holds() {
    return with(Verdict.HOLDS).size() == tried.size();
  }
}
