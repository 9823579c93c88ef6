package vn.motcua.devices.camera;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BarcodeFormat;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vn.motcua.devices.emulator.camera.HardPictures;
import vn.motcua.devices.emulator.camera.Trouble;

class FrameDecoderTest {
  private static final String DOSSIER = "000.19.34.H29-261121-00017";
  private static final long MILLI = 1_000_000;

  private long now;

  /** A slow machine: each time it is asked, a millisecond has gone by. */
  private final FrameDecoder decoder = new FrameDecoder(() -> now += MILLI);

  @Test
  void aCodeThatComesAfterAnEmptyDeskIsReadFromItsFirstFrame() {
    for (int i = 0; i < 10; i++) {
      assertThat(decoder.look(desk())).isEmpty();
    }
    assertThat(decoder.look(clean(BarcodeFormat.CODE_128)))
        .contains(new Code(DOSSIER, "]C0", "CODE_128"));
  }

  @Test
  void whatOneFrameHasNoTimeForIsCarriedOnWithTheNext() {
    GreyImage image = clean(BarcodeFormat.PDF_417);
    assertThat(decoder.look(image)).isEmpty();
    Optional<Code> found = Optional.empty();
    int frames = 1;
    while (found.isEmpty() && frames < 300) {
      found = decoder.look(image);
      frames++;
    }
    assertThat(found.map(Code::text)).contains(DOSSIER);
  }

  @Test
  void noFrameTakesLongerThanItsLimitAndAllTogetherNoMoreThanTheirShare() {
    long seed = new Random().nextLong();
    byte[] noise = new byte[640 * 480];
    new Random(seed).nextBytes(noise);
    GreyImage image = new GreyImage(640, 480, noise);
    int frames = 100;
    for (int i = 0; i < frames; i++) {
      long before = now;
      assertThat(decoder.look(image)).as("seed %d", seed).isEmpty();
      assertThat(now - before)
          .as("frame %d of seed %d", i, seed)
          .isLessThanOrEqualTo(FrameDecoder.FRAME_MAX.toNanos());
    }
    // Asking for the time takes time here, and the first question of a frame is not paid for.
    long shares = frames * (FrameDecoder.SHARE.toNanos() + MILLI);
    assertThat(now).isLessThanOrEqualTo(shares + FrameDecoder.FRAME_MAX.toNanos());
  }

  @Test
  void anEmptyDeskIsNotSearched() {
    decoder.look(desk());
    assertThat(now).as("asked when it began and when it ended").isEqualTo(2 * MILLI);
  }

  @Test
  void aFrameOfALargeCameraIsRead() {
    GreyImage small = clean(BarcodeFormat.CODE_128);
    int width = 2 * small.getWidth();
    byte[] dots = new byte[2 * width * small.getHeight()];
    for (int i = 0; i < dots.length; i++) {
      dots[i] = (byte) small.at(i % width / 2, i / width / 2);
    }
    GreyImage large = new GreyImage(width, 2 * small.getHeight(), dots);
    assertThat(decoder.look(large).map(Code::text)).contains(DOSSIER);
  }

  private static GreyImage desk() {
    byte[] desk = new byte[640 * 480];
    Arrays.fill(desk, (byte) 180);
    return new GreyImage(640, 480, desk);
  }

  private static GreyImage clean(BarcodeFormat format) {
    return HardPictures.of(DOSSIER, format, Trouble.none(format), new Random(1));
  }
}
