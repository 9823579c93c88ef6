package vn.motcua.firmware.handoff;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.Moment;
import vn.motcua.firmware.handoff.HandoffEvent.ManifestClosed;
import vn.motcua.firmware.handoff.HandoffEvent.ManifestDiffered;
import vn.motcua.firmware.handoff.HandoffEvent.ManifestOpened;
import vn.motcua.firmware.handoff.HandoffEvent.ReceiptScanned;

/**
 * The latest receipt of each scanner and of each of the {@value #DOSSIERS_MAX} dossiers scanned
 * last, folded from events. An older dossier gives a new hand-over when it is scanned again; no
 * board scans so many within the relevant time. Station thread only.
 */
public final class HandoffState {
  /** The same code on the same scanner within this time is one scan. */
  public static final Duration SAME_SCAN = Duration.ofSeconds(2);

  /**
   * The same dossier at the same place within this time is one hand-over: longer than a courier's
   * batch of 190 dossiers (5 min), shorter than the time between two trips (four a day).
   */
  public static final Duration SAME_HANDOVER = Duration.ofMinutes(30);

  static final int DOSSIERS_MAX = 4_096;

  private final Map<String, Scan> latest = new HashMap<>();
  private final Map<String, Handover> handovers = new LinkedHashMap<>();

  /** An accepted scan. */
  public record Scan(String dossier, Instant at) {}

  private record Handover(ReceiptScanned receipt, Instant at) {}

  /** Folds one event in. */
  public void apply(Event event, HandoffEvent data) {
    switch (data) {
      case ReceiptScanned scanned -> {
        Instant at = event.at().wall();
        latest.put(scanned.device(), new Scan(scanned.dossier(), at));
        handovers.remove(scanned.dossier());
        handovers.put(scanned.dossier(), new Handover(scanned, at));
        if (handovers.size() > DOSSIERS_MAX) {
          var oldest = handovers.keySet().iterator();
          oldest.next();
          oldest.remove();
        }
      }
      case ManifestOpened _, ManifestClosed _, ManifestDiffered _ -> {}
    }
  }

  boolean isSameScan(String scanner, String dossier, Moment now) {
    Scan scan = latest.get(scanner);
    return scan != null && scan.dossier().equals(dossier) && isWithin(SAME_SCAN, scan.at(), now);
  }

  /**
   * Whether the dossier's latest scan has the same side, parties and officer; the scanner does not
   * matter.
   */
  boolean isSameHandover(ReceiptScanned scanned, Moment now) {
    Handover before = handovers.get(scanned.dossier());
    return before != null
        && before.receipt().side() == scanned.side()
        && before.receipt().from().equals(scanned.from())
        && before.receipt().to().equals(scanned.to())
        && Objects.equals(before.receipt().staff(), scanned.staff())
        && isWithin(SAME_HANDOVER, before.at(), now);
  }

  private static boolean isWithin(Duration time, Instant at, Moment now) {
    Duration since = Duration.between(at, now.wall());
    return !since.isNegative() && since.compareTo(time) < 0;
  }

  /** The latest accepted scan of a scanner, null before the first. */
  public @Nullable Scan latest(String scanner) {
    return latest.get(scanner);
  }
}
