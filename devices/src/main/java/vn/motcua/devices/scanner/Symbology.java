package vn.motcua.devices.scanner;

import java.util.Arrays;
import java.util.Optional;

/** Code characters of AIM symbology identifiers (ISO/IEC 15424) and what they stand for. */
public enum Symbology {
  CODE_39('A', "Code 39"),
  TELEPEN('B', "Telepen"),
  CODE_128('C', "Code 128"),
  CODE_ONE('D', "Code One"),
  EAN_UPC('E', "EAN/UPC"),
  CODABAR('F', "Codabar"),
  CODE_93('G', "Code 93"),
  CODE_11('H', "Code 11"),
  ITF('I', "Interleaved 2 of 5"),
  DOTCODE('J', "DotCode"),
  CODE_16K('K', "Code 16K"),
  PDF417('L', "PDF417"),
  MSI('M', "MSI"),
  ANKER('N', "Anker"),
  CODABLOCK('O', "Codablock"),
  PLESSEY('P', "Plessey"),
  QR_CODE('Q', "QR Code"),
  STRAIGHT_2_OF_5('R', "Straight 2 of 5, two-bar start"),
  STRAIGHT_2_OF_5_THREE_BAR('S', "Straight 2 of 5, three-bar start"),
  CODE_49('T', "Code 49"),
  MAXICODE('U', "MaxiCode"),
  OTHER('X', "other barcode"),
  SYSTEM_EXPANSION('Y', "system expansion"),
  NON_BARCODE('Z', "not a barcode"),
  DATA_MATRIX('d', "Data Matrix"),
  DATABAR('e', "GS1 DataBar"),
  HAN_XIN('h', "Han Xin"),
  OCR('o', "OCR"),
  AZTEC('z', "Aztec");

  private final char letter;
  private final String standardName;

  Symbology(char letter, String standardName) {
    this.letter = letter;
    this.standardName = standardName;
  }

  /** The name people know it by. */
  public String standardName() {
    return standardName;
  }

  /** What an identifier such as {@code ]C0} stands for; empty without one or for an unknown one. */
  public static Optional<Symbology> of(String aim) {
    return aim.length() < 2
        ? Optional.empty()
        : Arrays.stream(values()).filter(s -> s.letter == aim.charAt(1)).findFirst();
  }

  /**
   * Whether the data begins with FNC1 in first place, so that GS1 application identifiers follow.
   */
  public static boolean gs1(String aim) {
    return switch (aim) {
      case "]C1", "]d2", "]d5", "]Q3", "]Q4", "]e0", "]e1", "]e2", "]J1", "]z1" -> true;
      default -> false;
    };
  }

  /** Whether backslashes in the data are doubled and {@code \nnnnnn} changes the character set. */
  public static boolean eci(String aim) {
    return switch (aim) {
      case "]d4", "]d5", "]d6", "]Q2", "]Q4", "]Q6", "]L1", "]z3", "]z4", "]z5", "]J4", "]h1" ->
          true;
      default -> false;
    };
  }
}
