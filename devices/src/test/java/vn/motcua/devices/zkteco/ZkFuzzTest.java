package vn.motcua.devices.zkteco;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vn.motcua.devices.zkteco.adms.AdmsCodec;
import vn.motcua.devices.zkteco.packet.ZkCommand;
import vn.motcua.devices.zkteco.packet.ZkDatagrams;
import vn.motcua.devices.zkteco.packet.ZkFrame;
import vn.motcua.devices.zkteco.packet.ZkPacket;
import vn.motcua.devices.zkteco.records.Punch;

/** Hostile bytes; {@code -Dmotcua.fuzz.inputs=10000000} for the long run. */
class ZkFuzzTest {
  private static final int INPUTS = Integer.getInteger("motcua.fuzz.inputs", 20_000);
  private static final long SEED = 20_261_123;
  private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

  private final Random random = new Random(SEED);

  @Test
  void datagramsAreCutWithoutLossAndTheGoodOneIsFound() {
    byte[] good = new ZkPacket(ZkCommand.CONNECT.code(), 77, 3, new byte[] {1, 2, 3}).payload();
    for (int round = 0; round < INPUTS; round++) {
      byte[] noise = new byte[random.nextInt(24)];
      random.nextBytes(noise);
      byte[] bytes = Arrays.copyOf(noise, noise.length + good.length);
      System.arraycopy(good, 0, bytes, noise.length, good.length);
      List<ZkFrame> frames = ZkDatagrams.cut(bytes);
      assertThat(frames.stream().mapToInt(ZkFrame::length).sum())
          .as("seed %d round %d", SEED, round)
          .isEqualTo(bytes.length);
    }
  }

  @Test
  void anyPacketOfAnyCommandIsExplained() {
    ZkCommand[] commands = ZkCommand.values();
    ZkTranscript transcript = new ZkTranscript(StandardCharsets.UTF_8);
    for (int round = 0; round < INPUTS; round++) {
      byte[] data = new byte[random.nextInt(80)];
      random.nextBytes(data);
      int command =
          random.nextInt(4) == 0
              ? random.nextInt(65_536)
              : commands[random.nextInt(commands.length)].code();
      if (round % 500 == 0) {
        transcript = new ZkTranscript(StandardCharsets.UTF_8);
      }
      assertThat(transcript.take(new ZkPacket(command, round & 0xFFFF, 1, data)))
          .as("seed %d round %d", SEED, round)
          .isNotNull();
    }
  }

  @Test
  void anyAttendanceTableIsReadAndItsBadLinesCounted() {
    String letters = "0123456789\t\t\t\n: -2026-11-21 07:31:00\t1ầ\u0000";
    for (int round = 0; round < INPUTS; round++) {
      StringBuilder body = new StringBuilder();
      for (int i = random.nextInt(60); i > 0; i--) {
        body.append(letters.charAt(random.nextInt(letters.length())));
      }
      body.append("\n17\t2026-11-21 07:31:00\t0\t1");
      List<Punch> punches = AdmsCodec.attendance(body.toString(), ZONE).punches();
      assertThat(punches.getLast().userId()).as("seed %d round %d", SEED, round).isEqualTo("17");
    }
  }
}
