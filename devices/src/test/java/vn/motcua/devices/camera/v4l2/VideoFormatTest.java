package vn.motcua.devices.camera.v4l2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import vn.motcua.devices.camera.picture.GreyImage;

/**
 * The same picture of 3 x 2 dots, light 1 to 6, in each format, with a line longer than its dots.
 */
class VideoFormatTest {

  @ParameterizedTest
  @CsvSource({
    "GREY, 4,  1 2 3 0 4 5 6 0",
    "NV12, 4,  1 2 3 0 4 5 6 0 9 9 9 9",
    "YU12, 4,  1 2 3 0 4 5 6 0 9 9 9 9",
    "YUYV, 8,  1 9 2 9 3 9 0 0 4 9 5 9 6 9 0 0",
    "UYVY, 8,  9 1 9 2 9 3 0 0 9 4 9 5 9 6 0 0"
  })
  void onlyTheLightIsTaken(VideoFormat format, int lineBytes, String bytes) throws IOException {
    String[] words = bytes.strip().split(" ", -1);
    byte[] raw = new byte[words.length];
    for (int i = 0; i < raw.length; i++) {
      raw[i] = Byte.parseByte(words[i]);
    }
    GreyImage picture = format.picture(raw, 3, 2, lineBytes);
    assertThat(picture.getWidth()).isEqualTo(3);
    assertThat(picture.getHeight()).isEqualTo(2);
    assertThat(picture.getMatrix()).containsExactly(1, 2, 3, 4, 5, 6);
  }

  @ParameterizedTest
  @EnumSource(VideoFormat.class)
  void aPictureThatIsCutShortIsDamaged(VideoFormat format) {
    for (int length = 0; length < 3; length++) {
      byte[] cut = new byte[length];
      assertThatThrownBy(() -> format.picture(cut, 3, 2, 6)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void aJpegIsReadWithAndWithoutItsHuffmanTables() throws IOException {
    BufferedImage white = new BufferedImage(16, 8, BufferedImage.TYPE_BYTE_GRAY);
    white.createGraphics().fillRect(0, 0, 16, 8);
    ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
    assertThat(ImageIO.write(white, "jpg", jpeg)).isTrue();
    for (byte[] each : List.of(jpeg.toByteArray(), withoutTables(jpeg.toByteArray()))) {
      GreyImage picture = VideoFormat.MJPG.picture(each, 16, 8, 0);
      assertThat(picture.getWidth()).isEqualTo(16);
      assertThat(picture.getMatrix()).containsOnly(-1);
    }
  }

  /** As webcams send it: the tables are those of ITU-T T.81 annex K, so they leave them out. */
  private static byte[] withoutTables(byte[] jpeg) {
    ByteArrayOutputStream left = new ByteArrayOutputStream();
    left.write(jpeg, 0, 2);
    int at = 2;
    while (jpeg[at + 1] != (byte) 0xDA) {
      int length = ((jpeg[at + 2] & 0xFF) << 8 | (jpeg[at + 3] & 0xFF)) + 2;
      if (jpeg[at + 1] != (byte) 0xC4) {
        left.write(jpeg, at, length);
      }
      at += length;
    }
    left.write(jpeg, at, jpeg.length - at);
    assertThat(left.size()).isLessThan(jpeg.length);
    return left.toByteArray();
  }

  @Test
  void fourLettersBecomeTheKernelsNumberAndBack() {
    assertThat(VideoFormat.YUYV.fourcc()).isEqualTo(0x56595559);
    for (VideoFormat format : VideoFormat.values()) {
      assertThat(VideoFormat.of(format.fourcc())).contains(format);
    }
    assertThat(VideoFormat.of(0x34363248)).isEmpty();
  }
}
