package vn.motcua.devices.camera.picture;

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

  @Test
  void afterAnyNoiseTheSecondNextPictureIsRead() {
    long seed = 20_261_121;
    Random random = new Random(seed);
    byte[] gap = new byte[70_000];
    for (int round = 0; round < Integer.getInteger("motcua.fuzz.inputs", 2_000) / 100; round++) {
      byte[] noise = new byte[random.nextInt(300)];
      random.nextBytes(noise);
      for (int i = 0; i + 1 < noise.length; i += 1 + random.nextInt(20)) {
        noise[i] = (byte) 0xFF;
        noise[i + 1] = PICTURE[random.nextInt(PICTURE.length)];
      }
      MjpegSplitter splitter = new MjpegSplitter();
      splitter.feed(noise, noise.length);
      splitter.feed(PICTURE, PICTURE.length);
      splitter.feed(gap, gap.length);
      splitter.feed(PICTURE, PICTURE.length);
      assertThat(splitter.feed(PICTURE, PICTURE.length))
          .as("seed %d round %d", seed, round)
          .contains(PICTURE);
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
