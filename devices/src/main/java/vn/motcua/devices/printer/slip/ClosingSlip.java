package vn.motcua.devices.printer.slip;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

/**
 * What a closing slip (phiếu chốt ngày) says: where a board's chain stood when a day was sealed, to
 * be kept away from board and server. Texts may be NFC or NFD.
 *
 * @param centre name of the one-stop centre; wraps when long
 * @param board board id
 * @param day local day that was sealed
 * @param epoch 16 hex digits
 * @param lastSequence the event that the day was sealed up to
 * @param chainHead its hash, 64 hex digits
 * @param counts what was counted on that day, in the order in which it is printed
 * @param printed local time of printing, Asia/Ho_Chi_Minh
 * @param qr the same for a reader of codes
 */
public record ClosingSlip(
    String centre,
    String board,
    LocalDate day,
    String epoch,
    long lastSequence,
    String chainHead,
    List<Count> counts,
    LocalDateTime printed,
    String qr) {

  /** Heading of every closing slip. */
  public static final String TITLE = "PHIẾU CHỐT NGÀY";

  /** Last line of every closing slip. */
  public static final String FOOTER = "Cất phiếu này ở nơi khác, xa máy và máy chủ";

  /** So many of one kind. */
  public record Count(String name, long number) {}

  /** Copies the list. */
  public ClosingSlip {
    counts = List.copyOf(counts);
  }
}
