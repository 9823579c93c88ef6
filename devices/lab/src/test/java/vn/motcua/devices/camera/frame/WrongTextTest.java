package vn.motcua.devices.camera.frame;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BarcodeFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vn.motcua.devices.camera.code.Code;
import vn.motcua.devices.camera.picture.GreyImage;
import vn.motcua.devices.emulator.camera.HardPictures;
import vn.motcua.devices.emulator.camera.PictureFlaws;
import vn.motcua.devices.emulator.camera.SampleTexts;

/**
 * A wrong text is worse than none. {@code -Dmotcua.pictures=800 -Dmotcua.seeds=3} sets the numbers
 * of pictures and seeds, {@code -Dmotcua.seed=N} the first seed.
 */
class WrongTextTest {
  private static final long SEED = 20_261_121;

  private final ImageDecoder files = new ImageDecoder();
  private final FrameDecoder frames = new FrameDecoder();

  @Test
  void noPictureHoweverHardReadsAsAnotherText() {
    long first = Long.getLong("motcua.seed", SEED);
    int pictures = Integer.getInteger("motcua.pictures", 2 * SampleTexts.FORMATS.size());
    List<String> wrong = new ArrayList<>();
    for (long seed = first; seed < first + Integer.getInteger("motcua.seeds", 1); seed++) {
      Random random = new Random(seed);
      int read = 0;
      for (int i = 0; i < pictures; i++) {
        BarcodeFormat format = SampleTexts.FORMATS.get(i % SampleTexts.FORMATS.size());
        String text = SampleTexts.of(format, random);
        PictureFlaws trouble = PictureFlaws.random(format, random);
        GreyImage image = HardPictures.of(text, format, trouble, random);
        read += right(image, text, format + " " + trouble, wrong) ? 1 : 0;
      }
      System.out.println(read + " of " + pictures + " pictures read, seed " + seed);
    }
    assertThat(wrong).as("from seed %d", first).isEmpty();
  }

  /** Whether a picture is read right; adds to {@code wrong} what is read wrong as file or frame. */
  private boolean right(GreyImage image, String text, String what, List<String> wrong) {
    Optional<String> file =
        files.decode(image).stream().map(Code::text).reduce((a, b) -> a + " and " + b);
    Optional<String> frame = frames.look(image).map(Code::text);
    if (!file.orElse(text).equals(text) || !frame.orElse(text).equals(text)) {
      wrong.add(text + " as " + file + ", " + frame + ", " + what);
    }
    return file.isPresent();
  }
}
