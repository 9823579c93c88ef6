package vn.motcua.devices.zkteco;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import vn.motcua.devices.zkteco.packet.CommKey;
import vn.motcua.devices.zkteco.packet.Le;
import vn.motcua.devices.zkteco.packet.ZkFrame;
import vn.motcua.devices.zkteco.packet.ZkPacket;
import vn.motcua.devices.zkteco.packet.ZkStreamDecoder;
import vn.motcua.devices.zkteco.packet.ZkTime;
import vn.motcua.devices.zkteco.records.AttendanceLog;
import vn.motcua.devices.zkteco.records.LiveEvent;
import vn.motcua.devices.zkteco.records.Punch;
import vn.motcua.devices.zkteco.records.ZkUser;

/** Packets captured from terminals, where they lie beside the project. */
class ZkVectorsTest {
  private static final Path VECTORS =
      Path.of(System.getenv().getOrDefault("MOTCUA_SHARED", "../../shared"), "vectors", "zkteco")
          .toAbsolutePath();

  private final ObjectMapper json = new ObjectMapper();

  @BeforeEach
  void vectorsAreThere() {
    assumeTrue(Files.isDirectory(VECTORS), "no captured packets beside the project");
  }

  @Test
  void everyCapturedPacketIsReadAndItsChecksumAgrees() {
    for (JsonNode vector : vectors().get("packets")) {
      if (vector.path("checksum_ok").asBoolean(false)) {
        byte[] frame = hex(vector.get("hex"));
        List<ZkFrame> frames = new ZkStreamDecoder().feed(frame, frame.length);
        assertThat(frames).as(vector.get("hex").asString()).hasSize(1);
        ZkPacket packet = ((ZkFrame.Good) frames.getFirst()).packet();
        assertThat(packet.command()).isEqualTo(vector.get("command").asInt());
        assertThat(packet.session()).isEqualTo(vector.get("session").asInt());
        assertThat(packet.reply()).isEqualTo(vector.get("reply").asInt());
        assertThat(packet.data()).isEqualTo(hex(vector.get("data")));
        assertThat(packet.frame()).isEqualTo(frame);
      }
    }
  }

  @Test
  void everyCapturedTimeIsTheWallClockOfTheTerminal() {
    for (JsonNode vector : vectors().get("time")) {
      LocalDateTime local = LocalDateTime.parse(vector.get("local").asString());
      assertThat(ZkTime.decode(vector.get("enc").asLong())).contains(local);
      assertThat(ZkTime.encode(local)).isEqualTo(vector.get("enc").asLong());
    }
  }

  @Test
  void everyCapturedRecordOfAnySizeIsThePunchItWas() {
    for (JsonNode vector : vectors().get("attendance_records")) {
      byte[] record = hex(vector.get("hex"));
      AttendanceLog log = AttendanceLog.decode(table(record), 1);
      assertThat(log.reason()).isEmpty();
      Punch punch = log.punches().getFirst();
      assertThat(punch.uid()).isEqualTo(vector.get("uid").asInt());
      assertThat(punch.time()).isEqualTo(LocalDateTime.parse(vector.get("time").asString()));
      if (vector.has("userId")) {
        assertThat(punch.userId()).isEqualTo(vector.get("userId").asString());
      }
      if (vector.has("status")) {
        assertThat(punch.verify()).isEqualTo(vector.get("status").asInt());
      }
      if (vector.has("punch")) {
        assertThat(punch.state()).isEqualTo(vector.get("punch").asInt());
      }
    }
  }

  @Test
  void everyCapturedUserIsReadWithoutItsPassword() {
    for (JsonNode vector : vectors().get("user_records")) {
      ZkUser user = ZkUser.readLong(hex(vector.get("hex")), 0, StandardCharsets.UTF_8);
      assertThat(user.uid()).isEqualTo(vector.get("uid").asInt());
      assertThat(user.name()).isEqualTo(vector.get("name").asString());
      assertThat(user.card()).isEqualTo(vector.get("card").asLong());
      assertThat(user.group()).isEqualTo(vector.get("group").asString());
      assertThat(user.userId()).isEqualTo(vector.get("userId").asString());
    }
  }

  @Test
  void everyCapturedLiveEventIsThePunchItWas() {
    for (JsonNode vector : vectors().get("live_events")) {
      LiveEvent event = LiveEvent.decode(LiveEvent.ATTENDANCE, hex(vector.get("hex"))).getFirst();
      Punch punch = ((LiveEvent.Punched) event).punch();
      assertThat(punch.userId()).isEqualTo(vector.get("userId").asString());
      assertThat(punch.verify()).isEqualTo(vector.get("status").asInt());
      assertThat(punch.time()).isEqualTo(LocalDateTime.parse(vector.get("time").asString()));
    }
  }

  @Test
  void everyKnownKeyIsProvenWithItsToken() {
    for (JsonNode vector : vectors().get("commkey").get("vectors")) {
      byte[] token = CommKey.token(vector.get("key").asInt(), vector.get("session").asInt());
      assertThat(token).isEqualTo(hex(vector.get("token")));
    }
  }

  @Test
  void aDatagramOfThirtyEightRecordsIsReadWhole() {
    JsonNode capture = read("udp_data_16byte_records.json");
    ZkPacket packet = ZkPacket.decode(hex(capture.get("packet_hex"))).orElseThrow().packet();
    JsonNode records = capture.get("records");
    AttendanceLog log = AttendanceLog.fragment(packet.data()).orElseThrow();
    assertThat(log.punches()).hasSize(records.size());
    for (int row = 0; row < records.size(); row++) {
      assertThat(log.punches().get(row).userId())
          .isEqualTo(records.get(row).get("userId").asString());
      assertThat(log.punches().get(row).time())
          .isEqualTo(LocalDateTime.parse(records.get(row).get("time").asString()));
    }
  }

  @Test
  void aTableOfANewerFirmwareInventsNoPunch() {
    for (JsonNode vector : vectors().get("packets")) {
      if (vector.get("meaning").asString().contains("NOT 40-byte")) {
        byte[] frame = hex(vector.get("hex"));
        byte[] data = Arrays.copyOfRange(frame, 16, frame.length);
        for (int count = 0; count < 10; count++) {
          assertThat(AttendanceLog.decode(data, count).punches()).isEmpty();
          assertThat(AttendanceLog.decode(data, count).reason()).isNotEmpty();
        }
      }
    }
  }

  private JsonNode vectors() {
    return read("vectors.json");
  }

  private JsonNode read(String file) {
    return json.readTree(VECTORS.resolve(file).toFile());
  }

  private static byte[] table(byte[] records) {
    byte[] table = new byte[4 + records.length];
    Le.put32(table, 0, records.length);
    System.arraycopy(records, 0, table, 4, records.length);
    return table;
  }

  private static byte[] hex(JsonNode text) {
    return HexFormat.of().parseHex(text.asString());
  }
}
