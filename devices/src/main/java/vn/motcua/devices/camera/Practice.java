package vn.motcua.devices.camera;

import com.google.zxing.BarcodeFormat;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import vn.motcua.devices.camera.frame.FrameDecoder;
import vn.motcua.devices.camera.picture.GreyImage;

/**
 * Looks at drawn codes before the first frame of a camera: a new process runs everything for the
 * first time, ten times slower than later, and single frames would take half a second of a board
 * that has other work. One thread, the camera's own.
 *
 * <p>All symbologies, clear ones and such that nobody reads, so that each way to look is compiled;
 * PDF417 oftener, as one of its pictures in vain is the longest look of all. What is read is
 * forgotten.
 */
public final class Practice {

  /**
   * Pictures after which a frame stays within its limit: some six seconds of the processor of the
   * machine that {@code bench devices} was last read on, more on a Raspberry Pi.
   */
  public static final int USUAL_PICTURES = 64;

  /** Frames that a picture is held for: until most that can be read have been. */
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

  private Practice(int pictures) {
    this.pictures = pictures;
  }

  /** What a board needs, once in a camera's life. */
  public static Practice usual() {
    return new Practice(USUAL_PICTURES);
  }

  /** None, where nobody minds a slow first frame. */
  public static Practice none() {
    return new Practice(0);
  }

  /**
   * Looks at the next picture, at most a second on a Raspberry Pi.
   *
   * @return false, without a look, when there is no further one
   */
  public boolean next() {
    if (done == pictures) {
      return false;
    }
    GreyImage picture = PracticePicture.of(FORMATS.get(done % FORMATS.size()), random);
    done++;
    FrameDecoder decoder = new FrameDecoder();
    boolean read = false;
    for (int frame = 0; frame < HELD && !read; frame++) {
      read = decoder.look(picture).isPresent();
    }
    return true;
  }
}
