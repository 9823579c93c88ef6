package vn.motcua.devices.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BarcodeFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.motcua.devices.Reading;
import vn.motcua.devices.camera.frame.FrameDecoder;
import vn.motcua.devices.camera.picture.GreyImage;
import vn.motcua.devices.camera.picture.PictureLink;

class WarmUpTest {

  @ParameterizedTest
  @EnumSource(
      names = {
        "CODE_128",
        "CODE_39",
        "EAN_13",
        "EAN_8",
        "ITF",
        "QR_CODE",
        "DATA_MATRIX",
        "PDF_417"
      })
  void someOfItsPicturesAreReadAndSomeAreNot(BarcodeFormat format) {
    Random random = new Random(1);
    List<Boolean> read =
        Stream.generate(() -> WarmUpPicture.of(format, random))
            .limit(12)
            .map(picture -> new FrameDecoder().look(picture))
            .map(Optional::isPresent)
            .toList();
    assertThat(read).contains(true, false);
  }

  @Test
  void aCameraClosedDuringTheWarmUpEndsAfterThePictureUnderWay() {
    WarmUp warmUp = WarmUp.usual();
    CameraScanner scanner = new CameraScanner("camera", _ -> {}, () -> 0, warmUp);
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> scanner.greet(new Nothing())).isInstanceOf(InterruptedException.class);
    int left = 0;
    while (warmUp.next()) {
      left++;
    }
    assertThat(left).isEqualTo(WarmUp.USUAL_PICTURES - 1);
  }

  @Test
  void whatIsReadInTheWarmUpIsDiscarded() throws Exception {
    List<Reading> readings = new ArrayList<>();
    new CameraScanner("camera", readings::add, () -> 0, WarmUp.usual()).greet(new Nothing());
    assertThat(readings).isEmpty();
  }

  @Test
  void noWarmUpIsOverAtOnce() {
    assertThat(WarmUp.none().next()).isFalse();
  }

  /** A camera with an empty desk. */
  private static final class Nothing implements PictureLink {
    @Override
    public Optional<GreyImage> newest(Duration wait) {
      return Optional.of(new GreyImage(64, 48, new byte[64 * 48]));
    }

    @Override
    public void close() {
      // nothing is open
    }
  }
}
