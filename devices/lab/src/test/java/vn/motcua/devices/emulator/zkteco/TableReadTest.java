package vn.motcua.devices.emulator.zkteco;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import vn.motcua.devices.zkteco.ZkTransport;
import vn.motcua.devices.zkteco.packet.ZkCommand;
import vn.motcua.devices.zkteco.packet.ZkPacket;

/** The packets of a table, beside those that real terminals were seen to send. */
class TableReadTest {
  private static final Path CAPTURES =
      Path.of(System.getenv().getOrDefault("MOTCUA_SHARED", "../../../shared"))
          .resolve("vectors/zkteco/vectors.json")
          .toAbsolutePath();
  private static final int SESSION = 0x4AB6;

  private static ZkPacket question(ZkCommand command, int reply) {
    return new ZkPacket(command.code(), SESSION, reply);
  }

  @Test
  void aPartIsAnnouncedWithTheBytesOfACapturedTerminal() {
    assumeTrue(Files.isRegularFile(CAPTURES), "no captured packets beside the project");
    String captured = "";
    for (JsonNode packet : new ObjectMapper().readTree(CAPTURES.toFile()).get("packets")) {
      if (packet.get("meaning").asString().equals("PREPARE_DATA total 0x554, chunk 0xfff8")) {
        captured = packet.get("hex").asString();
      }
    }
    TableRead read = new TableRead(ZkTransport.TCP);
    read.prepare(question(ZkCommand.PREPARE_BUFFER, 4), SESSION, new byte[0x554]);
    List<ZkPacket> part = read.part(question(ZkCommand.READ_BUFFER, 5), SESSION, 0, 0x554);
    assertThat(HexFormat.of().formatHex(part.getFirst().frame())).isEqualTo(captured);
  }

  @Test
  void aPartComesInOnePacketOverTcpAndInPacketsOfOneKilobyteInDatagrams() {
    for (ZkTransport transport : ZkTransport.values()) {
      TableRead read = new TableRead(transport);
      read.prepare(question(ZkCommand.PREPARE_BUFFER, 4), SESSION, new byte[5_000]);
      List<ZkPacket> part = read.part(question(ZkCommand.READ_BUFFER, 5), SESSION, 1_000, 4_000);
      int most = transport == ZkTransport.TCP ? 4_000 : 1_024;
      assertThat(part).allMatch(packet -> packet.session() == SESSION && packet.reply() == 5);
      assertThat(part.getFirst().is(ZkCommand.PREPARE_DATA)).isTrue();
      assertThat(part.getFirst().data()).hasSize(8);
      assertThat(part.getLast().is(ZkCommand.ACK_OK)).isTrue();
      List<ZkPacket> data = part.subList(1, part.size() - 1);
      assertThat(data).allMatch(packet -> packet.is(ZkCommand.DATA));
      assertThat(data).allMatch(packet -> packet.data().length <= most);
      assertThat(data.stream().mapToInt(packet -> packet.data().length).sum()).isEqualTo(4_000);
    }
  }

  @Test
  void aReadOutsideTheTableIsNotPossible() {
    TableRead read = new TableRead(ZkTransport.TCP);
    read.prepare(question(ZkCommand.PREPARE_BUFFER, 4), SESSION, new byte[2_000]);
    assertThat(read.contains(0, 2_000)).isTrue();
    assertThat(read.contains(1, 2_000)).isFalse();
    assertThat(read.contains(-1, 10)).isFalse();
    assertThat(read.contains(0, 0)).isFalse();
    assertThat(read.contains(2, Integer.MAX_VALUE)).isFalse();
    read.free();
    assertThat(read.contains(0, 1)).isFalse();
  }
}
