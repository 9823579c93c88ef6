package vn.motcua.devices.camera.frame;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BarcodeFormat;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vn.motcua.devices.camera.code.Code;
import vn.motcua.devices.camera.picture.GreyImage;
import vn.motcua.devices.emulator.camera.HardPictures;
import vn.motcua.devices.emulator.camera.PictureFlaws;

class FrameDecoderTest {
  private static final String DOSSIER = "000.19.34.H29-261121-00017";

  private final FrameDecoder decoder = new FrameDecoder();

  @Test
  void aCodeThatComesAfterAnEmptyDeskIsReadFromItsFirstFrame() {
    for (int i = 0; i < 10; i++) {
      assertThat(decoder.look(desk())).isEmpty();
    }
    assertThat(decoder.look(clean(BarcodeFormat.CODE_128)))
        .contains(new Code(DOSSIER, "]C0", "CODE_128"));
  }

  @Test
  void whatDoesNotFitIntoOneFrameIsContinuedWithTheNext() {
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
  void noFrameTakesMoreThanItsLimitAndAllTogetherNoMoreThanTheirShare() {
    long seed = new Random().nextLong();
    byte[] noise = new byte[640 * 480];
    new Random(seed).nextBytes(noise);
    GreyImage image = new GreyImage(640, 480, noise);
    int frames = 300;
    long all = 0;
    for (int i = 0; i < frames; i++) {
      long before = Math.min(FrameDecoder.PURSE_MAX, decoder.purse() + FrameDecoder.SHARE);
      assertThat(decoder.look(image)).as("seed %d", seed).isEmpty();
      long spent = before - decoder.purse();
      assertThat(spent).as("frame %d of seed %d", i, seed).isLessThan(FrameDecoder.FRAME_MAX);
      all += spent;
    }
    assertThat(all).isLessThan(frames * FrameDecoder.SHARE + FrameDecoder.FRAME_MAX);
  }

  @Test
  void anEmptyDeskIsNotSearched() {
    decoder.look(desk());
    assertThat(decoder.purse()).isEqualTo(FrameDecoder.PURSE_MAX);
  }

  @Test
  void theSameFramesGiveTheSameAnswersOnEveryMachine() {
    Random random = new Random(3);
    GreyImage hard =
        HardPictures.of(
            DOSSIER,
            BarcodeFormat.DATA_MATRIX,
            PictureFlaws.random(BarcodeFormat.DATA_MATRIX, random),
            random);
    FrameDecoder other = new FrameDecoder();
    for (int i = 0; i < 30; i++) {
      assertThat(other.look(hard)).isEqualTo(decoder.look(hard));
      assertThat(other.purse()).isEqualTo(decoder.purse());
    }
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
    return HardPictures.of(DOSSIER, format, PictureFlaws.none(format), new Random(1));
  }
}
