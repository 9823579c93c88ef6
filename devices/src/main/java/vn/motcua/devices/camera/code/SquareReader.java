package vn.motcua.devices.camera.code;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.NotFoundException;
import com.google.zxing.Reader;
import com.google.zxing.ReaderException;
import com.google.zxing.Result;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.datamatrix.DataMatrixReader;
import com.google.zxing.pdf417.PDF417Reader;
import com.google.zxing.qrcode.QRCodeReader;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.motcua.devices.camera.picture.GreyImage;

/** Reads codes of squares (QR, DataMatrix) and of stacked rows (PDF417). One thread. */
public final class SquareReader {
  private static final char UNREADABLE = '\ufffd';

  private final List<Reader> squares = List.of(new QRCodeReader(), new DataMatrixReader());
  private final List<Reader> rows = List.of(new PDF417Reader());
  private final Map<DecodeHintType, Object> hints = new EnumMap<>(DecodeHintType.class);
  private final Map<DecodeHintType, Object> guessing = new EnumMap<>(DecodeHintType.class);

  /** A reader of its own; it may be used for many pictures. */
  public SquareReader() {
    guessing.put(DecodeHintType.TRY_HARDER, true);
    hints.putAll(guessing);
    hints.put(DecodeHintType.CHARACTER_SET, StandardCharsets.UTF_8.name());
  }

  /**
   * Looks for a code, dark on light and then light on dark.
   *
   * @param local whether a dot is judged against its surroundings; else there is one level for the
   *     whole picture
   * @param stacked whether to look for PDF417, else for squares
   * @param work what may still be done
   */
  public Optional<Code> read(GreyImage image, boolean local, boolean stacked, Work work) {
    BinaryBitmap bitmap =
        new BinaryBitmap(local ? new HybridBinarizer(image) : new GlobalHistogramBinarizer(image));
    long dots = (long) image.getWidth() * image.getHeight();
    for (int turn = 0; turn < 2; turn++) {
      try {
        BitMatrix matrix = bitmap.getBlackMatrix();
        if (turn == 1) {
          matrix.flip();
        }
      } catch (NotFoundException e) {
        return Optional.empty();
      }
      for (Reader reader : stacked ? rows : squares) {
        if (!work.more()) {
          return Optional.empty();
        }
        work.spend(stacked ? Work.Step.STACKED_DOT : Work.Step.SQUARES_DOT, dots);
        Optional<Code> found = read(reader, bitmap);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Code> read(Reader reader, BinaryBitmap bitmap) {
    try {
      Result result = reader.decode(bitmap, hints);
      boolean utf8 = result.getText().indexOf(UNREADABLE) < 0;
      return Optional.of(Codes.of(utf8 ? result : reader.decode(bitmap, guessing)));
    } catch (ReaderException e) {
      return Optional.empty();
    } finally {
      reader.reset();
    }
  }
}
