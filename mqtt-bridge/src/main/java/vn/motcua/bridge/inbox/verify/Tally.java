package vn.motcua.bridge.inbox.verify;

/**
 * What was looked at.
 *
 * @param chains epochs of boards
 * @param events rows of theirs
 * @param withheld of these, places of events whose data is erased or never came
 * @param seals days' seals that were judged
 * @param asides rows kept aside
 * @param anchors anchors that agree
 * @param faults everything that was found
 */
public record Tally(
    long chains, long events, long withheld, long seals, long asides, long anchors, long faults) {
  /** Nothing yet. */
  public static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0, 0);

  Tally plus(Tally other) {
    return new Tally(
        chains + other.chains,
        events + other.events,
        withheld + other.withheld,
        seals + other.seals,
        asides + other.asides,
        anchors + other.anchors,
        faults + other.faults);
  }

  static Tally chain() {
    return new Tally(1, 0, 0, 0, 0, 0, 0);
  }

  static Tally event() {
    return new Tally(0, 1, 0, 0, 0, 0, 0);
  }

  static Tally withheldEvent() {
    return new Tally(0, 0, 1, 0, 0, 0, 0);
  }

  static Tally seal() {
    return new Tally(0, 0, 0, 1, 0, 0, 0);
  }

  static Tally aside() {
    return new Tally(0, 0, 0, 0, 1, 0, 0);
  }

  static Tally anchor() {
    return new Tally(0, 0, 0, 0, 0, 1, 0);
  }

  static Tally fault() {
    return new Tally(0, 0, 0, 0, 0, 0, 1);
  }
}
