package vn.motcua.devices.zkteco.packet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ZkStreamDecoderTest {
  private static final ZkPacket ONE = new ZkPacket(1000, 0, 0);
  private static final ZkPacket TWO = new ZkPacket(1501, 77, 3, new byte[] {1, 2, 3, 4, 5});

  @Test
  void aFrameCutAtEveryByteIsStillRead() {
    byte[] bytes = join(ONE.frame(), TWO.frame());
    for (int cut = 0; cut <= bytes.length; cut++) {
      ZkStreamDecoder decoder = new ZkStreamDecoder();
      List<ZkFrame> frames = new ArrayList<>(decoder.feed(bytes, cut));
      byte[] rest = Arrays.copyOfRange(bytes, cut, bytes.length);
      frames.addAll(decoder.feed(rest, rest.length));
      assertThat(frames)
          .containsExactly(new ZkFrame.Good(0, 16, ONE), new ZkFrame.Good(16, 21, TWO));
    }
  }

  @Test
  void noiseBeforeAFrameIsReportedWithItsPlace() {
    byte[] bytes = join(new byte[] {0x50, 0x50, 0x00}, ONE.frame());
    assertThat(new ZkStreamDecoder().feed(bytes, bytes.length))
        .containsExactly(new ZkFrame.Noise(0, 3), new ZkFrame.Good(3, 16, ONE));
  }

  @Test
  void aFrameThatNeverEndsIsNoiseAtTheEnd() {
    byte[] frame = TWO.frame();
    ZkStreamDecoder decoder = new ZkStreamDecoder();
    assertThat(decoder.feed(frame, frame.length - 1)).isEmpty();
    assertThat(decoder.end()).containsExactly(new ZkFrame.Noise(0, frame.length - 1));
  }

  @Test
  void aWrongChecksumIsReportedAndTheNextFrameIsRead() {
    byte[] bad = TWO.frame();
    bad[bad.length - 1] ^= 1;
    byte[] bytes = join(bad, ONE.frame());
    List<ZkFrame> frames = new ZkStreamDecoder().feed(bytes, bytes.length);
    assertThat(frames.getFirst()).isInstanceOf(ZkFrame.BadChecksum.class);
    assertThat(frames.getLast()).isEqualTo(new ZkFrame.Good(21, 16, ONE));
  }

  @Test
  void aLengthBeyondAnyPacketDoesNotMakeTheDecoderWait() {
    byte[] lie = ONE.frame();
    Le.put32(lie, 4, 0x7FFFFFFF);
    byte[] bytes = join(lie, TWO.frame());
    assertThat(new ZkStreamDecoder().feed(bytes, bytes.length))
        .containsExactly(new ZkFrame.Noise(0, 16), new ZkFrame.Good(16, 21, TWO));
  }

  @Test
  void randomBytesNeverStopTheNextGoodFrames() {
    long seed = new Random().nextLong();
    System.out.println("randomBytesNeverStopTheNextGoodFrames seed " + seed);
    Random random = new Random(seed);
    for (int round = 0; round < Integer.getInteger("motcua.fuzz.inputs", 20_000); round++) {
      byte[] noise = new byte[random.nextInt(64)];
      random.nextBytes(noise);
      byte[] bytes = join(noise, TWO.frame());
      ZkStreamDecoder decoder = new ZkStreamDecoder();
      List<ZkFrame> frames = new ArrayList<>(decoder.feed(bytes, bytes.length));
      frames.addAll(decoder.end());
      assertThat(frames).as("round %d of seed %d", round, seed).isNotEmpty();
      assertThat(frames.stream().mapToInt(ZkFrame::length).sum()).isEqualTo(bytes.length);
      assertThat(frames.getLast()).isInstanceOf(ZkFrame.Good.class);
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
