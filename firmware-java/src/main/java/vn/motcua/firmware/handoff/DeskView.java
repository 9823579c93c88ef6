package vn.motcua.firmware.handoff;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A desk and its latest scan. Immutable. */
public record DeskView(String id, String name, @Nullable ScanView last) {

  /** A scan: {@code verdict} accepted, citizen-card, not-a-dossier or repeated. */
  public record ScanView(@Nullable String dossier, String verdict, Instant at) {}
}
