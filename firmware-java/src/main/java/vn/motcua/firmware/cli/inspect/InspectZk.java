package vn.motcua.firmware.cli.inspect;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.motcua.devices.zkteco.ZkMeaning;
import vn.motcua.devices.zkteco.ZkTranscript;
import vn.motcua.devices.zkteco.ZkTransport;
import vn.motcua.devices.zkteco.packet.ZkCommand;
import vn.motcua.devices.zkteco.packet.ZkDatagrams;
import vn.motcua.devices.zkteco.packet.ZkFrame;
import vn.motcua.devices.zkteco.packet.ZkPacket;
import vn.motcua.devices.zkteco.packet.ZkStreamDecoder;
import vn.motcua.devices.zkteco.records.LiveEvent;
import vn.motcua.devices.zkteco.records.Punch;
import vn.motcua.devices.zkteco.records.ZkUser;
import vn.motcua.firmware.cli.option.ExistingFile;

/** {@code motcua inspect zk --transport tcp|udp FILE}. */
@Command(
    name = "zk",
    mixinStandardHelpOptions = true,
    description = {
      "Reads a conversation with a ZKTeco terminal.",
      "The capture is binary or hex, and may contain both directions."
    })
public final class InspectZk implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--transport",
      defaultValue = "tcp",
      description =
          "tcp: a byte stream; udp: datagrams, one on each line when in hex. Default: tcp.")
  private ZkTransport transport = ZkTransport.TCP;

  @Parameters(paramLabel = "FILE", converter = ExistingFile.class, description = "The capture.")
  private Path file = Path.of("");

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    byte[] capture;
    try {
      capture = Findings.read(file);
    } catch (IOException e) {
      spec.commandLine().getErr().println("motcua: " + Findings.unreadable(file, e));
      return Findings.UNREADABLE;
    }
    Findings findings = new Findings(out);
    ZkTranscript transcript = new ZkTranscript(StandardCharsets.UTF_8);
    frames(capture).forEach(frame -> tell(frame, transcript, findings));
    if (transcript.incomplete()) {
      findings.unknown(Map.of("offset", capture.length, "error", "the end of a table is missing"));
    }
    return findings.exitCode();
  }

  private List<ZkFrame> frames(byte[] capture) {
    boolean hex = Findings.isHex(capture);
    if (transport == ZkTransport.TCP) {
      byte[] bytes = hex ? Findings.hex(new String(capture, StandardCharsets.ISO_8859_1)) : capture;
      ZkStreamDecoder decoder = new ZkStreamDecoder();
      List<ZkFrame> frames = new ArrayList<>(decoder.feed(bytes, bytes.length));
      frames.addAll(decoder.end());
      return frames;
    }
    if (!hex) {
      return ZkDatagrams.cut(capture);
    }
    return new String(capture, StandardCharsets.ISO_8859_1)
        .lines()
        .filter(line -> !line.isBlank())
        .map(Findings::hex)
        .flatMap(datagram -> ZkDatagrams.cut(datagram).stream())
        .toList();
  }

  private static void tell(ZkFrame frame, ZkTranscript transcript, Findings findings) {
    switch (frame) {
      case ZkFrame.Good(long offset, int length, ZkPacket packet) -> {
        Map<String, Object> line = header(offset, length, packet, "ok");
        if (meaning(transcript.take(packet), line)) {
          findings.line(line);
        } else {
          findings.unknown(line);
        }
      }
      case ZkFrame.BadChecksum(long offset, int length, ZkPacket packet) ->
          findings.unknown(header(offset, length, packet, "bad"));
      case ZkFrame.Noise(long offset, int length) -> {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("offset", offset);
        line.put("noise", length);
        findings.unknown(line);
      }
    }
  }

  private static Map<String, Object> header(
      long offset, int length, ZkPacket packet, String checksum) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("offset", offset);
    line.put("length", length);
    line.put("command", packet.command());
    line.put("name", ZkCommand.nameOf(packet.command()));
    line.put("checksum", checksum);
    line.put("session", packet.session());
    line.put("reply", packet.reply());
    return line;
  }

  /** Adds the meaning of the data; false when it was not understood. */
  private static boolean meaning(ZkMeaning meaning, Map<String, Object> line) {
    switch (meaning) {
      case ZkMeaning.Plain plain -> {
        // The header is complete.
      }
      case ZkMeaning.Text(String text) -> line.put("text", text);
      case ZkMeaning.Clock(LocalDateTime time) -> line.put("time", time(time));
      case ZkMeaning.StateOf(int state) -> line.put("state", state);
      case ZkMeaning.Wanted(int mask) -> line.put("events", mask);
      case ZkMeaning.Stored(var sizes) -> {
        line.put("users", sizes.users());
        line.put("fingers", sizes.fingers());
        line.put("records", sizes.records());
        line.put("capacity", sizes.recordCapacity());
      }
      case ZkMeaning.Users(List<ZkUser> users) ->
          line.put("users", users.stream().map(InspectZk::user).toList());
      case ZkMeaning.Attendance(var log) ->
          line.put("attendance", log.punches().stream().map(InspectZk::punch).toList());
      case ZkMeaning.Events(List<LiveEvent> events) ->
          line.put("events", events.stream().map(InspectZk::event).toList());
      case ZkMeaning.Unknown(String why) -> line.put("error", why);
    }
    return !(meaning instanceof ZkMeaning.Unknown);
  }

  private static Map<String, Object> user(ZkUser user) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("uid", user.uid());
    fields.put("userId", user.userId());
    fields.put("name", user.name());
    fields.put("privilege", user.privilege());
    fields.put("enabled", user.enabled());
    fields.put("card", user.card());
    fields.put("group", user.group());
    return fields;
  }

  private static Map<String, Object> punch(Punch punch) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("uid", punch.uid());
    fields.put("userId", punch.userId());
    fields.put("time", time(punch.time()));
    fields.put("verify", punch.verify());
    fields.put("state", punch.state());
    fields.put("workCode", punch.workCode());
    return fields;
  }

  private static String time(LocalDateTime time) {
    return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time);
  }

  private static Map<String, Object> event(LiveEvent event) {
    return switch (event) {
      case LiveEvent.Punched(Punch punch) -> {
        Map<String, Object> fields = punch(punch);
        fields.put("event", "EF_ATTLOG");
        yield fields;
      }
      case LiveEvent.FingerScore(int score) -> Map.of("event", "EF_FPFTR", "score", score);
      case LiveEvent.Other(int code, String name, int bytes) ->
          Map.of("event", name, "code", code, "bytes", bytes);
    };
  }
}
