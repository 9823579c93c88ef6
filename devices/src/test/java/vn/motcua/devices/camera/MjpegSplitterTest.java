package vn.motcua.devices.camera;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MjpegSplitterTest {
  /** A picture in shape only, whose first segment holds a thumbnail with an end of its own. */
  private static final byte[] PICTURE =
      HexFormat.of()
          .parseHex(
              "ffd8" + "ffe1000affd81122ffd93344" + "ffda0004aabb" + "11ff0022ffd033" + "ffd9");

  private static final byte[] PART =
      "--frame\r\nContent-Type: image/jpeg\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  @Test
  void picturesInHttpPartsAreCutAtEveryByteOfTheStream() {
    byte[] stream = join(PART, PICTURE, PART, PICTURE);
    for (int cut = 0; cut <= stream.length; cut++) {
      MjpegSplitter splitter = new MjpegSplitter();
      List<byte[]> pictures = new ArrayList<>(splitter.feed(stream, cut));
      byte[] rest = Arrays.copyOfRange(stream, cut, stream.length);
      pictures.addAll(splitter.feed(rest, rest.length));
      assertThat(pictures).as("cut at %d", cut).hasSize(2);
      assertThat(pictures.getFirst()).isEqualTo(PICTURE);
      assertThat(pictures.getLast()).isEqualTo(PICTURE);
    }
  }

  @Test
  void aThumbnailInsideASegmentDoesNotEndThePicture() {
    assertThat(new MjpegSplitter().feed(PICTURE, PICTURE.length)).hasSize(1);
  }

  @Test
  void afterDamageTheNextPictureIsFound() {
    byte[] damaged = Arrays.copyOf(PICTURE, 9);
    byte[] stream = join(damaged, new byte[20], PICTURE, PICTURE);
    assertThat(new MjpegSplitter().feed(stream, stream.length)).isNotEmpty();
  }

  @Test
  void randomBytesNeverGrowBeyondTheLimit() {
    Random random = new Random(5);
    MjpegSplitter splitter = new MjpegSplitter();
    byte[] noise = new byte[1 << 16];
    for (int round = 0; round < 200; round++) {
      random.nextBytes(noise);
      for (byte[] picture : splitter.feed(noise, noise.length)) {
        assertThat(picture.length)
            .isLessThanOrEqualTo(MjpegSplitter.FRAME_BYTES_MAX + noise.length);
      }
    }
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
