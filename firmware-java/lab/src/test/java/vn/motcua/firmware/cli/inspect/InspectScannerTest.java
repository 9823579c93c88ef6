package vn.motcua.firmware.cli.inspect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import vn.motcua.devices.emulator.scanner.HidPosEmulator;
import vn.motcua.devices.emulator.scanner.KeyboardEmulator;
import vn.motcua.devices.emulator.scanner.KeyboardEmulator.Capitals;
import vn.motcua.devices.fingerprint.packet.Confirmation;
import vn.motcua.devices.fingerprint.packet.Instruction;
import vn.motcua.devices.fingerprint.packet.Packet;

class InspectScannerTest {
  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void aFingerprintConversationIsExplainedPacketByPacket() throws IOException {
    ByteArrayOutputStream capture = new ByteArrayOutputStream();
    capture.write(0x55);
    capture.writeBytes(Packet.command(Instruction.SEARCH, 1, 0, 0, 0, 200).encode());
    capture.writeBytes(Packet.acknowledge(Confirmation.OK, 0, 7, 0, 137).encode());
    assertThat(run(new InspectR30x(), capture.toByteArray())).isZero();
    assertThat(lines())
        .containsExactly(
            "{\"offset\":0,\"noise\":1,\"meaning\":\"the module was switched on\"}",
            "{\"offset\":1,\"pid\":1,\"length\":17,\"checksum\":\"ok\",\"payload\":\"0401000000c8\",\"meaning\":\"Search:"
                + " search the finger library\"}",
            "{\"offset\":18,\"pid\":7,\"length\":16,\"checksum\":\"ok\",\"payload\":\"0000070089\","
                + "\"meaning\":\"command execution complete; slot 7, score 137\"}");
  }

  @Test
  void aFingerprintCaptureMayBeHexAndItsDamageIsNamedByPlace() throws IOException {
    byte[] bad = Packet.command(Instruction.GEN_IMG).encode();
    bad[bad.length - 1]++;
    String hex = HexFormat.ofDelimiter(" ").formatHex(bad) + "\n00 EF\n";
    assertThat(run(new InspectR30x(), hex.getBytes(UTF_8))).isEqualTo(3);
    assertThat(lines().getFirst()).contains("\"offset\":0", "\"checksum\":\"bad\"");
    assertThat(lines().getLast()).isEqualTo("{\"offset\":12,\"noise\":2}");
  }

  @Test
  void serialScansAreListedWithTheirSymbology() throws IOException {
    assertThat(run(new InspectSerial(), "]C0H17.34\r\nĐ 1\r\n".getBytes(UTF_8))).isZero();
    assertThat(lines())
        .containsExactly(
            "{\"offset\":0,\"code\":\"H17.34\",\"aim\":\"]C0\",\"symbology\":\"Code 128\"}",
            "{\"offset\":11,\"code\":\"Đ 1\",\"aim\":\"\",\"symbology\":\"\"}");
  }

  @Test
  void aSerialSuffixMayBeGiven() throws IOException {
    assertThat(run(new InspectSerial(), "a\rb\tc\t".getBytes(UTF_8), "--suffix", "tab")).isZero();
    assertThat(lines().getFirst()).contains("\"code\":\"a\\rb\"");
    assertThat(run(new InspectSerial(), "a\tb".getBytes(UTF_8), "--suffix", "tab")).isEqualTo(3);
    assertThat(lines().getLast()).contains("\"offset\":2", "\"garbled\":1");
  }

  @Test
  void typedScansAreReadFromCapturesOfBothWidths() throws IOException {
    try (KeyboardEmulator keyboard = new KeyboardEmulator(folder.resolve("event0"))) {
      keyboard.type("]Q1Abc-1", Capitals.SHIFT);
      keyboard.tap(28);
      byte[] wide = keyboard.capture();
      String line = "{\"offset\":24,\"code\":\"Abc-1\",\"aim\":\"]Q1\",\"symbology\":\"QR Code\"}";
      assertThat(run(new InspectEvdev(), wide)).isZero();
      assertThat(lines()).containsExactly(line);
      assertThat(run(new InspectEvdev(), narrow(wide), "--bits", "32")).isZero();
      assertThat(lines().getLast()).contains("\"code\":\"Abc-1\"");
      assertThat(run(new InspectEvdev(), Arrays.copyOf(wide, wide.length - 5))).isEqualTo(3);
      assertThat(lines().getLast()).contains("\"offset\":" + (wide.length - 24), "cut off");
    }
  }

  @Test
  void droppedEventsAndUnknownKeysAreNamedByPlace() throws IOException {
    try (KeyboardEmulator keyboard = new KeyboardEmulator(folder.resolve("event0"))) {
      keyboard.tap(113);
      keyboard.type("ab", Capitals.SHIFT);
      keyboard.dropped();
      keyboard.tap(28);
      assertThat(run(new InspectEvdev(), keyboard.capture())).isEqualTo(3);
      assertThat(lines()).hasSize(3);
      assertThat(lines().getFirst()).contains("\"offset\":24", "key 113");
    }
  }

  @Test
  void hidPosReportsAreJoined() throws IOException {
    String text = "H".repeat(55) + "Đơn";
    assertThat(run(new InspectHidpos(), HidPosEmulator.reports("]Q1", text))).isZero();
    assertThat(lines()).singleElement().asString().contains(text, "\"symbology\":\"QR Code\"");
    assertThat(run(new InspectHidpos(), new byte[70])).isEqualTo(3);
    assertThat(lines().getLast()).contains("\"offset\":64", "\"garbled\":6");
  }

  @Test
  void aFileThatCannotBeReadIsReportedOnStandardError() {
    assertThat(execute(new InspectSerial(), folder.resolve("none").toString())).isEqualTo(2);
    assertThat(err.toString()).contains("does not exist");
    assertThat(out.toString()).isEmpty();
  }

  private static byte[] narrow(byte[] wide) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int at = 0; at < wide.length; at += 24) {
      out.write(wide, at, 4);
      out.write(wide, at + 8, 4);
      out.write(wide, at + 16, 8);
    }
    return out.toByteArray();
  }

  private int run(CaptureCommand command, byte[] capture, String... options) throws IOException {
    Path file = Files.write(folder.resolve("capture"), capture);
    String[] arguments = Arrays.copyOf(options, options.length + 1);
    arguments[options.length] = file.toString();
    return execute(command, arguments);
  }

  private int execute(CaptureCommand command, String... arguments) {
    out.getBuffer().setLength(0);
    return new CommandLine(command)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  private List<String> lines() {
    return out.toString().lines().toList();
  }
}
