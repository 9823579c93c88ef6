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
import vn.motcua.devices.link.Fault;
import vn.motcua.devices.link.LinkException;

class PracticeTest {

  /** A camera that is unplugged at its third picture. */
  private static final class Loose implements PictureLink {
    private static final int LOOKS = 2;
    private int looked;

    @Override
    public Optional<GreyImage> newest(Duration wait) throws LinkException {
      if (looked == LOOKS) {
        throw new LinkException(new Fault.Unplugged("the cable is out"));
      }
      looked++;
      return Optional.empty();
    }

    @Override
    public void close() {
      looked = LOOKS;
    }
  }

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
        Stream.generate(() -> PracticePicture.of(format, random))
            .limit(12)
            .map(picture -> new FrameDecoder().look(picture))
            .map(Optional::isPresent)
            .toList();
    assertThat(read).contains(true, false);
  }

  @Test
  void aCameraUnpluggedInPracticeIsNoticedAndTheRestDoneWhenItIsBack() throws LinkException {
    Practice practice = Practice.usual();
    List<String> readings = new ArrayList<>();
    CameraScanner scanner =
        new CameraScanner("camera", told -> readings.add(told.toString()), () -> 0, practice);
    assertThatThrownBy(() -> scanner.greet(new Loose())).hasMessage("the cable is out");
    int left = 0;
    while (practice.next()) {
      left++;
    }
    assertThat(left).isEqualTo(Practice.USUAL_PICTURES - Loose.LOOKS - 1);
    scanner.greet(new Loose());
    assertThat(readings).as("what is read in practice is forgotten").isEmpty();
  }

  @Test
  void noPracticeIsOverAtOnce() {
    assertThat(Practice.none().next()).isFalse();
  }
}
