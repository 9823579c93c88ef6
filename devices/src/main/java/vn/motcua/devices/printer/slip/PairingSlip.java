package vn.motcua.devices.printer.slip;

/**
 * The slip of a board that has no certificate yet, for the technician. Its QR code is the code
 * alone, so that a scanner types it where the technician would.
 *
 * @param centre id of the centre
 * @param board id of the board
 * @param code what is typed at the site: groups of letters and digits with hyphens
 */
public record PairingSlip(String centre, String board, String code) implements SlipText {
  /** Heading of every such slip. */
  public static final String TITLE = "MÃ GHÉP MÁY";

  @Override
  public void write(SlipSheet sheet) {
    sheet.title(TITLE);
    sheet.gap();
    sheet.strong("Trung tâm: " + centre);
    sheet.strong("Máy: " + board);
    sheet.gap();
    sheet.title(code);
    sheet.gap();
    sheet.qr(code);
    sheet.plain("Cán bộ kỹ thuật gõ hoặc quét mã này trên máy của đơn vị:");
    sheet.plain("motcua site board … " + board);
    sheet.plain("--pairing " + code);
    sheet.gap();
    sheet.small(
        "Mã chỉ đúng với khóa của máy này, có hạn 7 ngày từ lúc gõ. Máy tự nhận chứng thư.");
  }
}
