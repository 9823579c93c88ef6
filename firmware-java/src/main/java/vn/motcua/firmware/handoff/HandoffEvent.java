package vn.motcua.firmware.handoff;

import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.Erasable;
import vn.motcua.bridge.EventData;
import vn.motcua.bridge.schema.CommonFields;
import vn.motcua.bridge.schema.FieldSchema;
import vn.motcua.bridge.schema.Unsent;
import vn.motcua.firmware.station.TradeFields;

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
      @FieldSchema(
              says = "Mã số hồ sơ, upper case, without any other content of the code.",
              example = "000.00.01.G22-251130-0042",
              pattern =
                  "([0-9]{3}[.][0-9]{2}[.][0-9]{2}[.][A-Z][0-9]{2}"
                      + "|[A-Z][0-9]{2}([.][0-9A-Z]{1,6}){0,4})-[0-9]{6}-[0-9]{4,6}")
          String dossier,
      @FieldSchema(
              says = "giao: the one who hands over scans; nhan: the one who receives.",
              example = "giao")
          Side side,
      @FieldSchema(
              says = "The party that hands over, as catalogue.toml names it.",
              example = "Bộ phận Một cửa phường Minh Hoạ",
              chars = 120,
              pattern = CommonFields.PRINTABLE)
          String from,
      @FieldSchema(
              says = "The party that receives, as catalogue.toml names it.",
              example = "Chi nhánh Văn phòng đăng ký đất đai",
              chars = 120,
              pattern = CommonFields.PRINTABLE)
          String to,
      @TradeFields.Staff @Nullable String staff,
      @FieldSchema(
              says = "The trip it belongs to; absent for a single hand-over.",
              example = "chuyen-1",
              pattern = CommonFields.ID)
          @Nullable String manifest,
      @CommonFields.Device String device)
      implements HandoffEvent {}

  /** A trip's list was opened. */
  @Erasable
  @Unsent
  record ManifestOpened(String manifest, String from, String to, @Nullable String staff)
      implements HandoffEvent {}

  /** Giao and nhận of a trip agree on {@code dossiers} dossiers. */
  @Erasable
  @Unsent
  record ManifestClosed(String manifest, int dossiers) implements HandoffEvent {}

  /** A dossier is on one side of the trip only. */
  @Erasable
  @Unsent
  record ManifestDiffered(String manifest, String dossier, Side missing) implements HandoffEvent {}
}
