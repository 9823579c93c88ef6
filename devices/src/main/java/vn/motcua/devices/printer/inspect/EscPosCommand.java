package vn.motcua.devices.printer.inspect;

/**
 * The commands a receipt printer understands, with the reference's words and their bytes.
 *
 * <p>A prefix is written in hexadecimal. Where one prefix begins another the longer one is meant.
 */
public enum EscPosCommand {
  /** Printable characters 20h..7Eh and 80h..FFh. */
  TEXT("text", "", Measure.fixed(1)),
  /** Control bytes without a meaning of their own. */
  CONTROLS("ignored control codes", "", Measure.fixed(1)),
  /** A command that the reference does not have. */
  UNKNOWN("unknown command", "", Measure.fixed(1)),
  /** The stream ended inside a command. */
  INCOMPLETE("incomplete command", "", Measure.fixed(1)),

  HT("horizontal tab", "09", Measure.fixed(1)),
  LF("print and line feed", "0A", Measure.fixed(1)),
  FF("form feed; print and return to standard mode", "0C", Measure.fixed(1)),
  CR("print and carriage return", "0D", Measure.fixed(1)),
  CAN("cancel print data in page mode", "18", Measure.fixed(1)),

  DLE_EOT("transmit real-time status", "1004", Measures::dleEot),
  DLE_ENQ("send real-time request to printer", "1005", Measure.fixed(3)),
  DLE_DC4("real-time function", "1014", Measures::dleDc4),

  ESC_INITIALIZE("initialize printer", "1B40", Measure.fixed(2)),
  ESC_CHARACTER_SPACING("set right-side character spacing", "1B20", Measure.fixed(3)),
  ESC_PRINT_MODES("select print modes", "1B21", Measure.fixed(3)),
  ESC_ABSOLUTE_POSITION("set absolute print position", "1B24", Measure.fixed(4)),
  ESC_BIT_IMAGE("select bit-image mode", "1B2A", Measures::bitImage),
  ESC_UNDERLINE("turn underline mode on/off", "1B2D", Measure.fixed(3)),
  ESC_DEFAULT_LINE_SPACING("select default line spacing", "1B32", Measure.fixed(2)),
  ESC_LINE_SPACING("set line spacing", "1B33", Measure.fixed(3)),
  ESC_EMPHASIZED("turn emphasized mode on/off", "1B45", Measure.fixed(3)),
  ESC_DOUBLE_STRIKE("turn double-strike mode on/off", "1B47", Measure.fixed(3)),
  ESC_FEED_DOTS("print and feed paper", "1B4A", Measure.fixed(3)),
  ESC_FONT("select character font", "1B4D", Measure.fixed(3)),
  ESC_INTERNATIONAL("select an international character set", "1B52", Measure.fixed(3)),
  ESC_JUSTIFICATION("select justification", "1B61", Measure.fixed(3)),
  ESC_FEED_LINES("print and feed n lines", "1B64", Measure.fixed(3)),
  ESC_FEED_BACK("print and reverse feed n lines", "1B65", Measure.fixed(3)),
  ESC_PARTIAL_CUT_ONE("partial cut, one point left", "1B69", Measure.fixed(2)),
  ESC_PARTIAL_CUT_THREE("partial cut, three points left", "1B6D", Measure.fixed(2)),
  ESC_PULSE("generate pulse", "1B70", Measure.fixed(5)),
  ESC_CODE_TABLE("select character code table", "1B74", Measure.fixed(3)),
  ESC_BUZZER("sound the buzzer (clones)", "1B42", Measure.fixed(4)),

  FS_CANCEL_KANJI("cancel Kanji character mode", "1C2E", Measure.fixed(2)),
  FS_KANJI("select Kanji character mode", "1C26", Measure.fixed(2)),

  GS_CHARACTER_SIZE("select character size", "1D21", Measure.fixed(3)),
  GS_REVERSE("turn white/black reverse print mode on/off", "1D42", Measure.fixed(3)),
  GS_HRI_POSITION("select print position of HRI characters", "1D48", Measure.fixed(3)),
  GS_PRINTER_ID("transmit printer ID", "1D49", Measure.fixed(3)),
  GS_LEFT_MARGIN("set left margin", "1D4C", Measure.fixed(4)),
  GS_CUT("select cut mode and cut paper", "1D56", Measures::cut),
  GS_AREA_WIDTH("set print area width", "1D57", Measure.fixed(4)),
  GS_AUTOMATIC_STATUS("enable/disable automatic status back", "1D61", Measure.fixed(3)),
  GS_HRI_FONT("select font for HRI characters", "1D66", Measure.fixed(3)),
  GS_BARCODE_HEIGHT("set bar code height", "1D68", Measure.fixed(3)),
  GS_BARCODE("print bar code", "1D6B", Measures::barcode),
  GS_TRANSMIT_STATUS("transmit status", "1D72", Measure.fixed(3)),
  GS_RASTER("print raster bit image", "1D7630", Measures::raster),
  GS_BARCODE_WIDTH("set bar code width", "1D77", Measure.fixed(3)),
  GS_GRAPHICS("graphics data", "1D284C", Measure.counted(3)),
  GS_GRAPHICS_LARGE("graphics data, large", "1D384C", Measure.countedLong(3)),
  GS_SYMBOL("set up and print the symbol", "1D286B", Measure.counted(3));

  private final String words;
  private final String prefix;

  @SuppressWarnings("ImmutableEnumChecker") // every measure is a pure function without state
  private final Measure measure;

  EscPosCommand(String words, String prefix, Measure measure) {
    this.words = words;
    this.prefix = prefix;
    this.measure = measure;
  }

  /** The reference's name of the function. */
  public String words() {
    return words;
  }

  /** The bytes it begins with, as hexadecimal digits; empty for text. */
  public String prefix() {
    return prefix;
  }

  Measure measure() {
    return measure;
  }
}
