package vn.motcua.devices.camera.code;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.Result;
import com.google.zxing.ResultMetadataType;
import java.util.Map;

/** Converts results of ZXing; pure. */
public final class Codes {
  private static final String GS1_128 = "]C1";

  /** The character for FNC1 within a GS1-128. */
  private static final char SEPARATOR = 0x1d;

  /** Value of FNC1 in Code 128, which the check character can have, too. */
  private static final byte FNC1 = 102;

  private Codes() {}

  /** What ZXing found, as a code. */
  public static Code of(Result result) {
    Map<ResultMetadataType, Object> metadata = result.getResultMetadata();
    Object stated = metadata == null ? null : metadata.get(ResultMetadataType.SYMBOLOGY_IDENTIFIER);
    String aim = stated instanceof String text ? text : aim(result.getBarcodeFormat());
    String text = checkLess(result);
    boolean repeated = aim.equals(GS1_128) && text.startsWith(GS1_128);
    String content = repeated ? text.substring(GS1_128.length()) : text;
    return new Code(content, aim, result.getBarcodeFormat().name());
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

  private static String aim(BarcodeFormat format) {
    return switch (format) {
      case CODE_128 -> "]C0";
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
