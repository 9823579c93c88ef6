package vn.motcua.devices.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BarcodeFormat;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import vn.motcua.devices.Reading;
import vn.motcua.devices.camera.picture.GreyImage;
import vn.motcua.devices.camera.picture.MjpegOpener;
import vn.motcua.devices.camera.picture.PictureLink;
import vn.motcua.devices.camera.picture.PicturesTest;
import vn.motcua.devices.emulator.camera.HardPictures;
import vn.motcua.devices.emulator.camera.PictureFlaws;
import vn.motcua.devices.link.ByteLink;
import vn.motcua.devices.link.Fault;
import vn.motcua.devices.link.LinkException;
import vn.motcua.devices.link.LinkOpener;
import vn.motcua.devices.scanner.Scanned;

class CameraScannerTest {
  private static final String FIRST = "000.00.53.H48-220921-0017";
  private static final String SECOND = "000.00.53.H48-220921-0018";

  private final List<Reading> readings = new ArrayList<>();
  private long now;

  /** A camera that shows one picture after the other, 100 ms apart, and is then unplugged. */
  private final class Film implements ByteLink {
    private final Queue<byte[]> frames = new ArrayDeque<>();
    private boolean pause;

    @Override
    public int read(byte[] buffer, Duration timeout) throws LinkException {
      pause = !pause;
      if (pause) {
        return 0;
      }
      byte[] frame = frames.poll();
      if (frame == null) {
        throw new LinkException(new Fault.Unplugged("the film is over"));
      }
      now += 100_000_000;
      System.arraycopy(frame, 0, buffer, 0, frame.length);
      return frame.length;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      throw new AssertionError("nobody writes to a camera");
    }

    @Override
    public void close() {
      frames.clear();
    }
  }

  @Test
  void aCodeHeldBeforeTheCameraIsOneReadingAndShownAgainLaterAnother() throws IOException {
    Film film = new Film();
    byte[] code = jpeg(picture(FIRST));
    byte[] desk = jpeg(new GreyImage(64, 48, new byte[64 * 48]));
    for (int frame = 0; frame < 5; frame++) {
      film.frames.add(code);
    }
    for (int frame = 0; frame < 25; frame++) {
      film.frames.add(desk);
    }
    film.frames.add(code);
    film.frames.add(jpeg(picture(SECOND)));
    CameraScanner scanner = new CameraScanner("camera-1", readings::add, () -> now, WarmUp.none());
    assertThatThrownBy(() -> scanner.run(camera(film))).hasMessage("the film is over");
    assertThat(readings)
        .extracting(reading -> ((Scanned) reading).text())
        .containsExactly(FIRST, FIRST, SECOND);
    assertThat(((Scanned) readings.getFirst()).aim()).isEqualTo("]C0");
  }

  @Test
  void aPictureThatPromisesMoreThanMemoryHoldsIsCountedAndTheNextIsLookedAt() throws Exception {
    Film film = new Film();
    film.frames.add(PicturesTest.sized(PicturesTest.jpeg(false), 20_000, 12_000));
    film.frames.add(PicturesTest.sized(PicturesTest.jpeg(true), 65_500, 65_500));
    film.frames.add(jpeg(picture(FIRST)));
    PictureLink camera = camera(film);
    CameraScanner scanner = new CameraScanner("camera-1", readings::add, () -> now, WarmUp.none());
    assertThatThrownBy(() -> scanner.run(camera)).hasMessage("the film is over");
    assertThat(readings).hasSize(1);
    assertThat(camera.passedOver())
        .startsWith(
            "2 of its pictures could not be looked at, the last: a picture of 65500 x 65500");
  }

  @Test
  void aCameraThatSendsOnlyTooLargePicturesIsNotReadyAndSaysWhy() throws Exception {
    Film film = new Film();
    for (int frame = 0; frame < 100; frame++) {
      film.frames.add(PicturesTest.sized(PicturesTest.jpeg(false), 20_000, 12_000));
    }
    PictureLink camera = camera(film);
    CameraScanner scanner = new CameraScanner("camera-1", readings::add, () -> now, WarmUp.none());
    assertThatThrownBy(() -> scanner.greet(camera))
        .hasMessageContaining("of its pictures could not be looked at")
        .hasMessageContaining("too large: at most 12582912 dots");
  }

  @Test
  void aStreamThatGivesNoPictureIsNotReady() throws LinkException {
    CameraScanner scanner =
        new CameraScanner("camera-1", readings::add, () -> now += 600_000_000, WarmUp.none());
    PictureLink silent = camera(new Silent());
    assertThatThrownBy(() -> scanner.greet(silent)).hasMessage("the camera sends no pictures");
  }

  @Test
  void thePictureThatProvedTheCameraIsLookedAtToo() throws Exception {
    Film film = new Film();
    film.frames.add(jpeg(picture(FIRST)));
    PictureLink camera = camera(film);
    CameraScanner scanner = new CameraScanner("camera-1", readings::add, () -> now, WarmUp.none());
    scanner.greet(camera);
    assertThat(readings).isEmpty();
    assertThatThrownBy(() -> scanner.run(camera)).hasMessage("the film is over");
    assertThat(readings).hasSize(1);
  }

  /** Open, and nothing comes. */
  private static final class Silent implements ByteLink {
    @Override
    public int read(byte[] buffer, Duration timeout) {
      return 0;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      throw new AssertionError("nobody writes to a camera");
    }

    @Override
    public void close() {
      // nothing is held
    }
  }

  private static PictureLink camera(ByteLink film) throws LinkException {
    LinkOpener opener =
        new LinkOpener() {
          @Override
          public ByteLink open() {
            return film;
          }

          @Override
          public String where() {
            return "film";
          }
        };
    return new MjpegOpener(opener).open();
  }

  private static GreyImage picture(String text) {
    return HardPictures.of(
        text, BarcodeFormat.CODE_128, PictureFlaws.none(BarcodeFormat.CODE_128), new Random(1));
  }

  private static byte[] jpeg(GreyImage image) throws IOException {
    BufferedImage picture =
        new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
    picture
        .getRaster()
        .setDataElements(0, 0, image.getWidth(), image.getHeight(), image.getMatrix());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThat(ImageIO.write(picture, "jpg", out)).isTrue();
    return out.toByteArray();
  }
}
