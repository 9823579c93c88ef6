package vn.motcua.devices.printer.inspect;

import java.util.HexFormat;

/**
 * The commands a receipt printer understands, with the reference's words and their bytes.
 *
 * <p>A prefix is written in hexadecimal; where one prefix begins another the longer one is meant.
 * Source: the function names of Epson's ESC/POS command reference; lengths checked against the
 * token boundaries of kunif/EscPosUtils.
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
  FF("print and return to standard mode (page mode: print and feed form)", "0C", Measure.fixed(1)),
  CR("print and carriage return", "0D", Measure.fixed(1)),
  CAN("cancel print data in page mode", "18", Measure.fixed(1)),
  DLE_EOT("transmit real-time status", "1004", Measures::dleEot),
  DLE_ENQ("send real-time request to printer", "1005", Measure.fixed(3)),
  DLE_DC4("real-time function", "1014", Measures::dleDc4),
  ESC_PRINT_PAGE("print data in page mode", "1B0C", Measure.fixed(2)),
  ESC_CHARACTER_SPACING("set right-side character spacing", "1B20", Measure.fixed(3)),
  ESC_PRINT_MODES("select print modes", "1B21", Measure.fixed(3)),
  ESC_ABSOLUTE_POSITION("set absolute print position", "1B24", Measure.fixed(4)),
  ESC_USER_DEFINED("select/cancel user-defined character set", "1B25", Measure.fixed(3)),
  ESC_DEFINE_CHARACTERS("define user-defined characters", "1B26", Measures::userDefined),
  ESC_EXTENDED("extended function", "1B28", Measure.counted(3)),
  ESC_BEEPER("control beeper tones", "1B2841", Measure.counted(3)),
  ESC_BATCH_PRINT("specify batch print", "1B2859", Measure.counted(3)),
  ESC_BIT_IMAGE("select bit-image mode", "1B2A", Measures::bitImage),
  ESC_UNDERLINE("turn underline mode on/off", "1B2D", Measure.fixed(3)),
  ESC_DEFAULT_LINE_SPACING("select default line spacing", "1B32", Measure.fixed(2)),
  ESC_LINE_SPACING("set line spacing", "1B33", Measure.fixed(3)),
  ESC_ITALIC("turn italic mode on (clones)", "1B34", Measure.fixed(2)),
  ESC_ITALIC_OFF("turn italic mode off (clones)", "1B35", Measure.fixed(2)),
  ESC_RETURN_HOME("return home", "1B3C", Measure.fixed(2)),
  ESC_PERIPHERAL("select peripheral device", "1B3D", Measure.fixed(3)),
  ESC_CANCEL_CHARACTERS("cancel user-defined characters", "1B3F", Measure.fixed(3)),
  ESC_INITIALIZE("initialize printer", "1B40", Measure.fixed(2)),
  ESC_BUZZER("sound the buzzer (clones)", "1B42", Measure.fixed(4)),
  ESC_EJECT_LENGTH("set cut sheet eject length", "1B43", Measure.fixed(3)),
  ESC_TAB_POSITIONS("set horizontal tab positions", "1B44", Measure.untilNul(2)),
  ESC_EMPHASIZED("turn emphasized mode on/off", "1B45", Measure.fixed(3)),
  ESC_REVERSE_EJECT("set/cancel cut sheet reverse eject", "1B46", Measure.fixed(3)),
  ESC_DOUBLE_STRIKE("turn double-strike mode on/off", "1B47", Measure.fixed(3)),
  ESC_FEED_DOTS("print and feed paper", "1B4A", Measure.fixed(3)),
  ESC_FEED_BACK_DOTS("print and reverse feed", "1B4B", Measure.fixed(3)),
  ESC_PAGE_MODE("select page mode", "1B4C", Measure.fixed(2)),
  ESC_FONT("select character font", "1B4D", Measure.fixed(3)),
  ESC_INTERNATIONAL("select an international character set", "1B52", Measure.fixed(3)),
  ESC_STANDARD_MODE("select standard mode", "1B53", Measure.fixed(2)),
  ESC_PRINT_DIRECTION("select print direction in page mode", "1B54", Measure.fixed(3)),
  ESC_UNIDIRECTIONAL("turn unidirectional print mode on/off", "1B55", Measure.fixed(3)),
  ESC_ROTATION("turn 90 degrees clockwise rotation mode on/off", "1B56", Measure.fixed(3)),
  ESC_PRINT_AREA("set print area in page mode", "1B57", Measure.fixed(10)),
  ESC_RELATIVE_POSITION("set relative print position", "1B5C", Measure.fixed(4)),
  ESC_JUSTIFICATION("select justification", "1B61", Measure.fixed(3)),
  ESC_PAPER_SETTINGS("select paper types, sensors or panel buttons", "1B63", Measure.fixed(4)),
  ESC_FEED_LINES("print and feed n lines", "1B64", Measure.fixed(3)),
  ESC_FEED_BACK("print and reverse feed n lines", "1B65", Measure.fixed(3)),
  ESC_SHEET_WAIT("set cut sheet wait time", "1B66", Measure.fixed(4)),
  ESC_PARTIAL_CUT_ONE("partial cut, one point left", "1B69", Measure.fixed(2)),
  ESC_PARTIAL_CUT_THREE("partial cut, three points left", "1B6D", Measure.fixed(2)),
  ESC_PULSE("generate pulse", "1B70", Measure.fixed(5)),
  ESC_RELEASE("release paper", "1B71", Measure.fixed(2)),
  ESC_COLOUR("select print color", "1B72", Measure.fixed(3)),
  ESC_CODE_TABLE("select character code table", "1B74", Measure.fixed(3)),
  ESC_PERIPHERAL_STATUS("transmit peripheral device status", "1B75", Measure.fixed(3)),
  ESC_PAPER_STATUS("transmit paper sensor status", "1B76", Measure.fixed(2)),
  ESC_UPSIDE_DOWN("turn upside-down print mode on/off", "1B7B", Measure.fixed(3)),
  FS_KANJI_MODES("select print modes for Kanji characters", "1C21", Measure.fixed(3)),
  FS_KANJI("select Kanji character mode", "1C26", Measure.fixed(2)),
  FS_EXTENDED("extended function", "1C28", Measure.counted(3)),
  FS_KANJI_FONT("select Kanji character style", "1C2841", Measure.counted(3)),
  FS_ENCODING("select character encode system or font priority", "1C2843", Measure.counted(3)),
  FS_LOGO("control top/bottom logo printing", "1C2845", Measure.counted(3)),
  FS_LABEL("select label and black mark control", "1C284C", Measure.counted(3)),
  FS_OPTIONAL_STATUS(
      "enable/disable automatic status back for optional functions", "1C2865", Measure.counted(3)),
  FS_SCANNER("image scanner function", "1C2867", Measure.counted(3)),
  FS_KANJI_UNDERLINE("turn underline mode on/off for Kanji characters", "1C2D", Measure.fixed(3)),
  FS_CANCEL_KANJI("cancel Kanji character mode", "1C2E", Measure.fixed(2)),
  FS_DEFINE_KANJI("define user-defined Kanji characters", "1C32", Measure.fixed(76)),
  FS_CANCEL_USER_KANJI("cancel user-defined Kanji characters", "1C3F", Measure.fixed(4)),
  FS_KANJI_CODE("select Kanji character code system", "1C43", Measure.fixed(3)),
  FS_DOUBLE_DENSITY("select double density page mode", "1C4C", Measure.fixed(2)),
  FS_KANJI_SPACING("set Kanji character spacing", "1C53", Measure.fixed(4)),
  FS_QUADRUPLE("turn quadruple-size mode on/off for Kanji characters", "1C57", Measure.fixed(3)),
  FS_CHECK_PAPER("read, load or eject check paper", "1C61", Measures::checkPaper),
  FS_CHECK_RESULT("request transmission of check paper reading result", "1C62", Measure.fixed(2)),
  FS_CLEAN_MICR("clean MICR mechanism", "1C63", Measure.fixed(2)),
  FS_NV_MEMORY("write to or read from NV user memory", "1C67", Measures::nvMemory),
  FS_PRINT_NV_IMAGE("print NV bit image", "1C70", Measure.fixed(4)),
  FS_DEFINE_NV_IMAGES("define NV bit images", "1C71", Measures::nvImages),
  GS_CHARACTER_SIZE("select character size", "1D21", Measure.fixed(3)),
  GS_VERTICAL_POSITION(
      "set absolute vertical print position in page mode", "1D24", Measure.fixed(4)),
  GS_EXTENDED("extended function", "1D28", Measure.counted(3)),
  GS_TEST_PRINT("execute test print", "1D2841", Measure.counted(3)),
  GS_STATUS_BITS("customize automatic status back bits", "1D2842", Measure.counted(3)),
  GS_USER_MEMORY("edit NV user memory", "1D2843", Measure.counted(3)),
  GS_REAL_TIME("enable/disable real-time command", "1D2844", Measure.counted(3)),
  GS_USER_SETUP("set user setup commands", "1D2845", Measure.counted(3)),
  GS_SHEET("control of cut sheet and reading", "1D2847", Measure.counted(3)),
  GS_RESPONSE("request transmission of response or status", "1D2848", Measure.counted(3)),
  GS_PRINT_CONTROL("select print control method", "1D284B", Measure.counted(3)),
  GS_GRAPHICS("graphics data", "1D284C", Measure.counted(3)),
  GS_CUSTOM_SETTINGS("customize printer control value", "1D284D", Measure.counted(3)),
  GS_CHARACTER_EFFECTS("select character effects", "1D284E", Measure.counted(3)),
  GS_PAGE_AREA("set printable area in page mode", "1D2850", Measure.counted(3)),
  GS_DRAW("draw line or rectangle", "1D2851", Measure.counted(3)),
  GS_SYMBOL("set up and print the symbol", "1D286B", Measure.counted(3)),
  GS_READ_CHECK("check paper and reverse side functions", "1D287A", Measure.counted(3)),
  GS_DEFINE_DOWNLOADED("define downloaded bit image", "1D2A", Measures::downloadedImage),
  GS_PRINT_DOWNLOADED("print downloaded bit image", "1D2F", Measure.fixed(3)),
  GS_GRAPHICS_LARGE("graphics data, large", "1D384C", Measure.countedLong(3)),
  GS_MACRO_DEFINITION("start/end macro definition", "1D3A", Measure.fixed(2)),
  GS_REVERSE("turn white/black reverse print mode on/off", "1D42", Measure.fixed(3)),
  GS_COUNTER("set counter print mode or value", "1D43", Measures::counter),
  GS_DEFINE_BMP("define Windows BMP graphics data", "1D44", Measures::windowsBitmap),
  GS_HEAD_CONTROL("select head control method", "1D45", Measure.fixed(3)),
  GS_HRI_POSITION("select print position of HRI characters", "1D48", Measure.fixed(3)),
  GS_PRINTER_ID("transmit printer ID", "1D49", Measure.fixed(3)),
  GS_LEFT_MARGIN("set left margin", "1D4C", Measure.fixed(4)),
  GS_MOTION_UNITS("set horizontal and vertical motion units", "1D50", Measure.fixed(4)),
  GS_VARIABLE_IMAGE("print variable vertical size bit image", "1D5130", Measures::raster),
  GS_LINE_BEGINNING("set print position to the beginning of print line", "1D54", Measure.fixed(3)),
  GS_CUT("select cut mode and cut paper", "1D56", Measures::cut),
  GS_AREA_WIDTH("set print area width", "1D57", Measure.fixed(4)),
  GS_RELATIVE_VERTICAL(
      "set relative vertical print position in page mode", "1D5C", Measure.fixed(4)),
  GS_MACRO("execute macro", "1D5E", Measure.fixed(5)),
  GS_AUTOMATIC_STATUS("enable/disable automatic status back", "1D61", Measure.fixed(3)),
  GS_SMOOTHING("turn smoothing mode on/off", "1D62", Measure.fixed(3)),
  GS_PRINT_COUNTER("print counter", "1D63", Measure.fixed(2)),
  GS_HRI_FONT("select font for HRI characters", "1D66", Measure.fixed(3)),
  GS_MAINTENANCE("initialize or transmit maintenance counter", "1D67", Measure.fixed(6)),
  GS_BARCODE_HEIGHT("set bar code height", "1D68", Measure.fixed(3)),
  GS_INK_STATUS("enable/disable automatic status back for ink", "1D6A", Measure.fixed(3)),
  GS_BARCODE("print bar code", "1D6B", Measures::barcode),
  GS_TRANSMIT_STATUS("transmit status", "1D72", Measure.fixed(3)),
  GS_RASTER("print raster bit image", "1D7630", Measures::raster),
  GS_BARCODE_WIDTH("set bar code width", "1D77", Measure.fixed(3)),
  GS_RECOVERY_TIME("set online recovery wait time", "1D7A", Measure.fixed(5));

  private static final HexFormat HEX = HexFormat.of();

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

  /** As the reference writes it: {@code GS v 0}, {@code ESC @}, {@code DLE EOT}. */
  public String mnemonic() {
    if (prefix.isEmpty()) {
      return name();
    }
    StringBuilder written = new StringBuilder();
    for (byte each : HEX.parseHex(prefix)) {
      written.append(written.isEmpty() ? "" : " ").append(mnemonic(each));
    }
    return written.toString();
  }

  private static String mnemonic(byte value) {
    return switch (value) {
      case 0x04 -> "EOT";
      case 0x05 -> "ENQ";
      case 0x09 -> "HT";
      case 0x0A -> "LF";
      case 0x0C -> "FF";
      case 0x0D -> "CR";
      case 0x10 -> "DLE";
      case 0x14 -> "DC4";
      case 0x18 -> "CAN";
      case 0x1B -> "ESC";
      case 0x1C -> "FS";
      case 0x1D -> "GS";
      case 0x20 -> "SP";
      default -> String.valueOf((char) value);
    };
  }

  Measure measure() {
    return measure;
  }
}
