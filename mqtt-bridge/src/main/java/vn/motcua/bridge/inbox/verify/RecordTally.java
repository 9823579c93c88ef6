package vn.motcua.bridge.inbox.verify;

/**
 * The counts of a verification.
 *
 * @param chains epochs of boards
 * @param events their rows
 * @param withheld of these, events whose data was erased or never came
 * @param seals seals checked
 * @param asides rows kept aside
 * @param anchors anchors that match
 * @param faults faults found
 */
public record RecordTally(
    long chains, long events, long withheld, long seals, long asides, long anchors, long faults) {
  /** Nothing yet. */
  public static final RecordTally NONE = new RecordTally(0, 0, 0, 0, 0, 0, 0);

  RecordTally plus(RecordTally other) {
    return new RecordTally(
        chains + other.chains,
        events + other.events,
        withheld + other.withheld,
        seals + other.seals,
        asides + other.asides,
        anchors + other.anchors,
        faults + other.faults);
  }

  static RecordTally chain() {
    return new RecordTally(1, 0, 0, 0, 0, 0, 0);
  }

  static RecordTally event() {
    return new RecordTally(0, 1, 0, 0, 0, 0, 0);
  }

  static RecordTally withheldEvent() {
    return new RecordTally(0, 0, 1, 0, 0, 0, 0);
  }

  static RecordTally seal() {
    return new RecordTally(0, 0, 0, 1, 0, 0, 0);
  }

  static RecordTally aside() {
    return new RecordTally(0, 0, 0, 0, 1, 0, 0);
  }

  static RecordTally anchor() {
    return new RecordTally(0, 0, 0, 0, 0, 1, 0);
  }

  static RecordTally fault() {
    return new RecordTally(0, 0, 0, 0, 0, 0, 1);
  }
}
