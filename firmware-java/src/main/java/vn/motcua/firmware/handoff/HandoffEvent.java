package vn.motcua.firmware.handoff;

import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.Erasable;
import vn.motcua.bridge.EventData;

/** Dossiers change hands; a pair of scans is one row of the Phiếu kiểm soát. */
public sealed interface HandoffEvent extends EventData {

  /** The two sides of a hand-over. */
  enum Side {
    /** Giao: the one who hands over scans. */
    GIAO,
    /** Nhận: the one who receives scans. */
    NHAN
  }

  /**
   * A dossier receipt was scanned.
   *
   * @param dossier mã số hồ sơ, upper case, without any other content of the code
   * @param side giao or nhận
   * @param from party that hands over
   * @param to party that receives
   * @param staff staff id of the officer on duty there; null when there is none
   * @param manifest trip it belongs to, null for a single hand-over
   * @param device scanner's name
   */
  @Erasable
  record ReceiptScanned(
      String dossier,
      Side side,
      String from,
      String to,
      @Nullable String staff,
      @Nullable String manifest,
      String device)
      implements HandoffEvent {}

  /** A trip's list was opened. */
  @Erasable
  record ManifestOpened(String manifest, String from, String to, @Nullable String staff)
      implements HandoffEvent {}

  /** Giao and nhận of a trip agree on {@code dossiers} dossiers. */
  @Erasable
  record ManifestClosed(String manifest, int dossiers) implements HandoffEvent {}

  /** A dossier is on one side of the trip only. */
  @Erasable
  record ManifestDiffered(String manifest, String dossier, Side missing) implements HandoffEvent {}
}
