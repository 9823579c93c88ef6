package vn.motcua.firmware.handoff;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.HandoffEvent;
import vn.motcua.bridge.HandoffEvent.ManifestClosed;
import vn.motcua.bridge.HandoffEvent.ManifestDiffered;
import vn.motcua.bridge.HandoffEvent.ManifestOpened;
import vn.motcua.bridge.HandoffEvent.ReceiptScanned;
import vn.motcua.bridge.Moment;

/** The latest receipt of each scanner, as its events have made it. Station thread only. */
public final class HandoffState {
  private final Map<String, Scan> latest = new HashMap<>();

  /** An accepted scan. */
  public record Scan(String dossier, Instant at) {}

  /** Folds one event in. */
  public void apply(Event event, HandoffEvent data) {
    switch (data) {
      case ReceiptScanned scanned ->
          latest.put(scanned.device(), new Scan(scanned.dossier(), event.at().wall()));
      case ManifestOpened _, ManifestClosed _, ManifestDiffered _ -> {}
    }
  }

  boolean isSameScan(String scanner, String dossier, Moment now) {
    Scan scan = latest.get(scanner);
    if (scan == null || !scan.dossier().equals(dossier)) {
      return false;
    }
    Duration since = Duration.between(scan.at(), now.wall());
    return !since.isNegative() && since.compareTo(HandoffDesk.SAME_SCAN) < 0;
  }

  /** The latest accepted scan of a scanner, null before the first. */
  public @Nullable Scan latest(String scanner) {
    return latest.get(scanner);
  }
}
