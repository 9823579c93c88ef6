package vn.motcua.devices.camera.zxingcpp;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import com.google.zxing.BarcodeFormat;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import vn.motcua.devices.camera.code.Codes;
import vn.motcua.devices.camera.picture.GreyImage;
import vn.motcua.devices.camera.picture.Region;

/**
 * Reads all codes of a picture with zxing-cpp. One thread.
 *
 * <p>It is fast, but bars that are too coarse or too blurred read as a wrong text now and then: so
 * the caller verifies what it reads from bar codes.
 */
public final class ZxingCpp {
  private static final Map<String, BarcodeFormat> FORMATS =
      Map.of(
          "Code128", BarcodeFormat.CODE_128,
          "Code39", BarcodeFormat.CODE_39,
          "EAN-13", BarcodeFormat.EAN_13,
          "EAN-8", BarcodeFormat.EAN_8,
          "ITF", BarcodeFormat.ITF,
          "QRCode", BarcodeFormat.QR_CODE,
          "DataMatrix", BarcodeFormat.DATA_MATRIX,
          "PDF417", BarcodeFormat.PDF_417);

  private final ZxingCppCalls calls;
  private final MemorySegment options;

  private ZxingCpp(ZxingCppCalls calls) {
    this.calls = calls;
    this.options = calls.options(String.join(",", FORMATS.keySet()));
  }

  /** The library, where it is installed with its functions for C. */
  public static Optional<ZxingCpp> installed() {
    try {
      return Optional.of(new ZxingCpp(new ZxingCppCalls()));
    } catch (IllegalArgumentException | NoSuchElementException e) {
      return Optional.empty();
    }
  }

  /** All codes that it finds. */
  public List<Sighting> read(GreyImage image) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment dots = arena.allocateFrom(JAVA_BYTE, image.getMatrix());
      MemorySegment view = calls.view(dots, image.getWidth(), image.getHeight());
      try {
        return read(view);
      } finally {
        calls.deleteView(view);
      }
    }
  }

  private List<Sighting> read(MemorySegment view) {
    MemorySegment codes = calls.read(view, options);
    if (codes.equals(MemorySegment.NULL)) {
      return List.of();
    }
    try {
      List<Sighting> seen = new ArrayList<>();
      for (int i = 0; i < calls.size(codes); i++) {
        seen.add(sighting(calls.at(codes, i)));
      }
      return seen;
    } finally {
      calls.deleteCodes(codes);
    }
  }

  private Sighting sighting(MemorySegment code) {
    BarcodeFormat format = FORMATS.getOrDefault(calls.format(code), BarcodeFormat.MAXICODE);
    String text = calls.text(code);
    String aim = withEci(calls.identifier(code), format, calls.hasEci(code));
    boolean stripes =
        switch (format) {
          case QR_CODE, DATA_MATRIX, PDF_417 -> false;
          default -> true;
        };
    return new Sighting(
        Codes.of(text, aim, format),
        place(calls.corners(code), stripes),
        calls.inverted(code),
        calls.lines(code));
  }

  /** The library leaves the ECI out of the identifier where it has already decoded the text. */
  private static String withEci(String aim, BarcodeFormat format, boolean eci) {
    int more =
        switch (format) {
          case QR_CODE -> 1;
          case DATA_MATRIX -> 3;
          default -> 0;
        };
    return eci ? aim.substring(0, 2) + (char) (aim.charAt(2) + more) : aim;
  }

  /** The rectangle through the middles of the sides. */
  private static Region place(int[] xy, boolean stripes) {
    double left = (xy[0] + xy[6]) / 2.0;
    double leftY = (xy[1] + xy[7]) / 2.0;
    double right = (xy[2] + xy[4]) / 2.0;
    double rightY = (xy[3] + xy[5]) / 2.0;
    double across = Math.hypot(xy[0] - xy[6], xy[1] - xy[7]) / 2;
    return new Region(
        (left + right) / 2,
        (leftY + rightY) / 2,
        Math.atan2(rightY - leftY, right - left),
        Math.hypot(right - left, rightY - leftY) / 2,
        across,
        0,
        stripes);
  }
}
