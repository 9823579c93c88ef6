package vn.motcua.devices.camera.code;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.Result;
import com.google.zxing.ResultMetadataType;
import java.util.Map;
import java.util.Set;

/** Converts results of ZXing; pure. */
public final class Codes {
  private static final String FULL_ASCII = "]A4";
  private static final String GS1_128 = "]C1";

  /** Of DataMatrix and QR: FNC1 first. It is not a part of the text. */
  private static final Set<String> GS1_OF_SQUARES = Set.of("]d2", "]d5", "]Q3", "]Q4");

  /** The character for FNC1 within a GS1-128. */
  private static final char SEPARATOR = 0x1d;

  /** Value of FNC1 in Code 128, which the check character can have, too. */
  private static final byte FNC1 = 102;

  private Codes() {}

  /** A result of ZXing as a code. */
  public static Code of(Result result) {
    String text = checkLess(result);
    String aim = aim(result);
    boolean marked = aim.equals(GS1_128) && text.startsWith(GS1_128);
    String content = marked ? text.substring(GS1_128.length()) : text;
    return of(content, aim, result.getBarcodeFormat());
  }

  /**
   * A result of either library as a code, in the same form.
   *
   * @param aim AIM identifier as the library gives it; a modifier that only says that an optional
   *     check character happens to be right is left out
   */
  public static Code of(String text, String aim, BarcodeFormat format) {
    String steady =
        switch (format) {
          case CODE_39 -> aim.charAt(2) < '4' ? "]A0" : FULL_ASCII;
          case ITF, PDF_417 -> usual(format);
          default -> aim;
        };
    boolean first = GS1_OF_SQUARES.contains(aim) && text.indexOf(SEPARATOR) == 0;
    return new Code(first ? text.substring(1) : text, steady, format.name());
  }

  /**
   * The text of a Code 39 in which each pair of a shift character and a letter stands for one
   * character.
   */
  public static Code fullAscii(Result extended) {
    return of(extended.getText(), FULL_ASCII, extended.getBarcodeFormat());
  }

  /**
   * The text without its check character: when that has the value of FNC1, in one code of a
   * hundred, ZXing reports it as a separator at the end.
   */
  private static String checkLess(Result result) {
    String text = result.getText();
    byte[] values = result.getRawBytes();
    boolean told =
        result.getBarcodeFormat() == BarcodeFormat.CODE_128
            && values[values.length - 2] == FNC1
            && text.charAt(text.length() - 1) == SEPARATOR;
    return told ? text.substring(0, text.length() - 1) : text;
  }

  private static String aim(Result result) {
    Map<ResultMetadataType, Object> metadata = result.getResultMetadata();
    Object stated = metadata == null ? null : metadata.get(ResultMetadataType.SYMBOLOGY_IDENTIFIER);
    BarcodeFormat format = result.getBarcodeFormat();
    return switch (format) {
      // ZXing counts an FNC1 anywhere, the value of the check character among them.
      case CODE_128 -> result.getRawBytes()[1] == FNC1 ? GS1_128 : "]C0";
      default -> stated instanceof String text ? text : usual(format);
    };
  }

  private static String usual(BarcodeFormat format) {
    return switch (format) {
      case CODE_39 -> "]A0";
      case EAN_13 -> "]E0";
      case EAN_8 -> "]E4";
      case ITF -> "]I0";
      case QR_CODE -> "]Q1";
      case DATA_MATRIX -> "]d1";
      case PDF_417 -> "]L0";
      default -> "]X0";
    };
  }
}
