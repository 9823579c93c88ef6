package vn.motcua.firmware.cli.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import vn.motcua.devices.zkteco.packet.ZkCommand;
import vn.motcua.devices.zkteco.packet.ZkPacket;
import vn.motcua.devices.zkteco.packet.ZkTime;
import vn.motcua.devices.zkteco.records.Sizes;

class InspectZkTest {
  private static final byte[] EVENT =
      HexFormat.of().parseHex("3130303336" + "00".repeat(19) + "0100" + "1a0b15071e05");

  @TempDir private Path directory = Path.of("");
  private final StringWriter out = new StringWriter();
  private final StringWriter error = new StringWriter();

  private int run(String... arguments) {
    return new CommandLine(new InspectZk())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(error))
        .execute(arguments);
  }

  private Path file(String name, byte[] bytes) throws IOException {
    return Files.write(directory.resolve(name), bytes);
  }

  private List<String> lines() {
    return out.toString().lines().toList();
  }

  @Test
  void aStreamIsExplainedPacketByPacketWithItsEvents() throws IOException {
    ZkPacket event = new ZkPacket(ZkCommand.REG_EVENT.code(), 1, 0, EVENT);
    byte[] connect = new ZkPacket(1000, 0, 0).frame();
    byte[] both = new byte[connect.length + event.frame().length];
    System.arraycopy(connect, 0, both, 0, connect.length);
    System.arraycopy(event.frame(), 0, both, connect.length, event.frame().length);
    assertThat(run("--transport", "tcp", file("tcp.bin", both).toString())).isZero();
    assertThat(lines())
        .containsExactly(
            "{\"offset\":0,\"length\":16,\"command\":1000,\"name\":\"CONNECT\",\"checksum\":\"ok\","
                + "\"session\":0,\"reply\":0}",
            "{\"offset\":16,\"length\":48,\"command\":500,\"name\":\"REG_EVENT\",\"checksum\":\"ok\","
                + "\"session\":1,\"reply\":0,\"events\":[{\"uid\":0,\"userId\":\"10036\","
                + "\"time\":\"2026-11-21T07:30:05\",\"verify\":1,\"state\":0,\"workCode\":0,"
                + "\"event\":\"EF_ATTLOG\"}]}");
  }

  @Test
  void aLineOfHexIsADatagram() throws IOException {
    byte[] time =
        HexFormat.of()
            .parseHex(
                HexFormat.of()
                    .toHexDigits(
                        Integer.reverseBytes(
                            (int) ZkTime.encode(LocalDateTime.of(2026, 11, 21, 7, 30)))));
    String text =
        HexFormat.of().formatHex(new ZkPacket(201, 9, 4).payload())
            + "\n"
            + HexFormat.of().formatHex(new ZkPacket(2000, 9, 4, time).payload())
            + "\n";
    Path file = Files.writeString(directory.resolve("udp.hex"), text);
    assertThat(run("--transport", "udp", file.toString())).isZero();
    assertThat(lines().getLast()).contains("\"time\":\"2026-11-21T07:30:00\"");
  }

  @Test
  void anAnswerIsReadAsTheAnswerToItsOwnQuestionOnly() throws IOException {
    byte[] sizes = new Sizes(300, 0, 20, 1_000).encode();
    Path file =
        Files.writeString(
            directory.resolve("asked.hex"),
            Stream.of(
                    new ZkPacket(ZkCommand.GET_FREE_SIZES.code(), 9, 4),
                    new ZkPacket(ZkCommand.REG_EVENT.code(), 1, 0, EVENT),
                    new ZkPacket(ZkCommand.ACK_OK.code(), 9, 0),
                    new ZkPacket(ZkCommand.ACK_OK.code(), 9, 4, sizes),
                    new ZkPacket(ZkCommand.FREE_DATA.code(), 9, 5),
                    new ZkPacket(ZkCommand.ACK_OK.code(), 9, 5),
                    new ZkPacket(ZkCommand.STATE_RRQ.code(), 9, 6),
                    new ZkPacket(ZkCommand.ACK_OK.code(), 2, 6),
                    new ZkPacket(ZkCommand.ACK_OK.code(), 9, 7))
                .map(packet -> HexFormat.of().formatHex(packet.payload()) + "\n")
                .collect(Collectors.joining()));
    assertThat(run("--transport", "udp", file.toString())).as(out.toString()).isZero();
    assertThat(lines().get(3))
        .endsWith("\"users\":300,\"fingers\":0,\"records\":20,\"capacity\":1000}");
    assertThat(lines().get(5)).endsWith("\"reply\":5}");
    assertThat(lines().get(7)).endsWith("\"state\":2}");
    assertThat(lines().get(8)).endsWith("\"reply\":7}");
  }

  @Test
  void whatIsNotUnderstoodIsReportedWithItsOffsetAndExitCode3() throws IOException {
    byte[] frame = new ZkPacket(2000, 7, 1, new byte[] {1, 2}).frame();
    frame[frame.length - 1] ^= 1;
    byte[] capture = HexFormat.of().parseHex("ff00" + HexFormat.of().formatHex(frame));
    assertThat(run(file("bad.bin", capture).toString())).isEqualTo(3);
    assertThat(lines().getFirst()).isEqualTo("{\"offset\":0,\"noise\":2}");
    assertThat(lines().getLast()).contains("\"offset\":2", "\"checksum\":\"bad\"");
  }

  @Test
  void aMissingFileMeansExitCode2() {
    assertThat(run(directory.resolve("none").toString())).isEqualTo(2);
    assertThat(error.toString()).contains("does not exist");
  }
}
