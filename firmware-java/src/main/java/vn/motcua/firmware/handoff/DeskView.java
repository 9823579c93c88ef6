package vn.motcua.firmware.handoff;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A desk at one of its scanners, and that scanner's latest scan. Immutable.
 *
 * @param scanner its device name; a desk may have several
 * @param side giao or nhan: who scans here
 * @param from party that hands over
 * @param to party that receives
 */
public record DeskView(
    String scanner, String name, String side, String from, String to, @Nullable ScanView last) {

  /** A scan: {@code verdict} accepted, citizen-card, not-a-dossier or repeated. */
  public record ScanView(@Nullable String dossier, String verdict, Instant at) {}
}
