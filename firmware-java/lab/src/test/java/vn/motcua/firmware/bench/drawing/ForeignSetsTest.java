package vn.motcua.firmware.bench.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.motcua.devices.camera.frame.ImageDecoder;
import vn.motcua.devices.camera.picture.Pictures;

class ForeignSetsTest {
  private static final long SEED = 20_261_121;

  @TempDir private Path directory;

  /** Each is skipped where its program is not installed; {@code motcua test} installs zint. */
  @ParameterizedTest
  @EnumSource(Generator.class)
  void eachKindOfCodeThatAProgramDrawsIsReadWithoutZxingCpp(Generator generator)
      throws IOException, InterruptedException {
    assumeTrue(generator.isInstalled(), generator.advice());
    Random random = new Random(SEED);
    List<Sample> samples = generator.kinds().stream().map(each -> Sample.of(each, random)).toList();
    generator.draw(samples, Flaw.MODULE_DOTS, true, directory);
    ImageDecoder decoder = ImageDecoder.withoutLibrary();
    for (int i = 0; i < samples.size(); i++) {
      byte[] file = Files.readAllBytes(Path.of(Drawn.file(directory, i)));
      assertThat(decoder.decode(Pictures.grey(file)))
          .as("%s, seed %d", samples.get(i), SEED)
          .extracting(each -> each.text())
          .containsExactly(samples.get(i).text().replaceAll("[()]", ""));
    }
  }

  @ParameterizedTest
  @EnumSource(Flaw.class)
  void aFlawChangesAPictureAndTheSameNumbersDoTheSame(Flaw flaw) throws IOException {
    float[] clean = bars().light();
    float[] one = flaw.done(bars(), true, new Random(SEED)).light();
    float[] again = flaw.done(bars(), true, new Random(SEED)).light();
    assertThat(one).isEqualTo(again).isNotEqualTo(clean);
  }

  @Test
  void whatIsMissingIsNamedWithItsPackage() {
    Set<String> packages =
        Set.of("zint", "barcode", "qrencode", "dmtx-utils", "ghostscript", "libpostscriptbarcode");
    for (Generator generator : Generator.values()) {
      assertThat(generator.advice().isEmpty()).isEqualTo(generator.isInstalled());
      assertThat(packages)
          .as(generator.advice())
          .anyMatch(each -> generator.isInstalled() || generator.advice().endsWith(" " + each));
    }
  }

  private static Sheet bars() {
    Sheet sheet = new Sheet(120, 60);
    for (int i = 0; i < sheet.light().length; i++) {
      int x = i % sheet.width();
      sheet.light()[i] = x > 20 && x < 100 && x / 3 % 2 == 0 ? 0 : 255;
    }
    return sheet;
  }
}
