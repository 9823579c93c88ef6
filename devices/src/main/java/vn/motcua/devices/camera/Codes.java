package vn.motcua.devices.camera;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.Result;
import com.google.zxing.ResultMetadataType;
import java.util.Map;

/** What ZXing has found, in the words of this program; pure. */
final class Codes {
  private static final String GS1_128 = "]C1";

  private Codes() {}

  static Code of(Result result) {
    Map<ResultMetadataType, Object> metadata = result.getResultMetadata();
    Object stated = metadata == null ? null : metadata.get(ResultMetadataType.SYMBOLOGY_IDENTIFIER);
    String aim = stated instanceof String text ? text : aim(result.getBarcodeFormat());
    String text = result.getText();
    boolean repeated = aim.equals(GS1_128) && text.startsWith(GS1_128);
    String content = repeated ? text.substring(GS1_128.length()) : text;
    return new Code(content, aim, result.getBarcodeFormat().name());
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
