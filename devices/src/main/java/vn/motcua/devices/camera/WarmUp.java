package vn.motcua.devices.camera;

import com.google.zxing.BarcodeFormat;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import vn.motcua.devices.camera.frame.FrameDecoder;
import vn.motcua.devices.camera.picture.GreyImage;

/**
 * The warm-up: decodes generated pictures before the first frame of a camera. A new JVM runs code
 * ten times slower than later, and single frames would take half a second of a board that has other
 * work. The camera's thread.
 *
 * <p>It has all symbologies, readable and unreadable, so that each method is compiled; PDF417 is
 * more frequent, because its failing attempts take longest. The results are discarded.
 */
public final class WarmUp {

  /**
   * Number of pictures after which decoding a frame stays within its time limit: about six seconds
   * of processor time on the machine of the latest {@code bench devices}, more on a Raspberry Pi.
   */
  public static final int USUAL_PICTURES = 64;

  /** For how many frames each picture is shown: enough for most readable ones. */
  private static final int HELD = 14;

  private static final List<BarcodeFormat> FORMATS =
      List.of(
          BarcodeFormat.CODE_128,
          BarcodeFormat.PDF_417,
          BarcodeFormat.QR_CODE,
          BarcodeFormat.CODE_39,
          BarcodeFormat.PDF_417,
          BarcodeFormat.EAN_13,
          BarcodeFormat.DATA_MATRIX,
          BarcodeFormat.PDF_417,
          BarcodeFormat.ITF,
          BarcodeFormat.EAN_8);

  private final RandomGenerator random =
      RandomGeneratorFactory.of("L64X128MixRandom").create(USUAL_PICTURES);
  private final int pictures;
  private int done;

  private WarmUp(int pictures) {
    this.pictures = pictures;
  }

  /** The usual warm-up. */
  public static WarmUp usual() {
    return new WarmUp(USUAL_PICTURES);
  }

  /** No warm-up, where a slow first frame does not matter. */
  public static WarmUp none() {
    return new WarmUp(0);
  }

  /**
   * Decodes the next picture, at most a second on a Raspberry Pi. @return false when there is no
   * further one
   */
  public boolean next() {
    if (done == pictures) {
      return false;
    }
    GreyImage picture = WarmUpPicture.of(FORMATS.get(done % FORMATS.size()), random);
    done++;
    FrameDecoder decoder = new FrameDecoder();
    boolean read = false;
    for (int frame = 0; frame < HELD && !read; frame++) {
      read = decoder.look(picture).isPresent();
    }
    return true;
  }
}
