package vn.motcua.firmware.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.bridge.ClockQuality;
import vn.motcua.bridge.Moment;
import vn.motcua.bridge.inbox.Inbox;
import vn.motcua.bridge.journal.Identity;
import vn.motcua.bridge.journal.sqlite.SqliteJournal;
import vn.motcua.bridge.link.Brokers;
import vn.motcua.bridge.link.paho.PahoMqttPort;
import vn.motcua.firmware.core.Stations;
import vn.motcua.firmware.queue.ticket.TicketEvent.TicketNoshow;

/**
 * A directory with what command lines name: a ledger, an inbox that is open, configuration files, a
 * key, a text, and a port that another program uses.
 */
abstract class CommandLineFixture {
  static final int EVENTS = 7;

  @TempDir static Path place;

  static ServerSocket taken;
  private static Inbox inbox;

  /** What a command line in this process printed, and its exit code. */
  record Answer(int code, String out, String err) {}

  @BeforeAll
  static void prepare() throws Exception {
    taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    Files.createDirectories(place.resolve("dir"));
    Files.writeString(place.resolve("text"), "hello\n");
    Path key = Files.write(place.resolve("key"), new byte[32]);
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    try (InputStream example =
        CommandLineFixture.class.getResourceAsStream(
            "/vn/motcua/provisioning/catalogue.example.toml")) {
      assertThat(example).isNotNull();
      Files.write(place.resolve("catalogue.toml"), example.readAllBytes());
    }
    board("board", "mqtt", taken.getLocalPort(), "");
    board("tcp", "tcp", 0, "");
    board("mqtt", "mqtt", 0, "");
    try (SqliteJournal ledger =
        SqliteJournal.open(
            place.resolve("ledger"),
            new Identity("minh-hoa", "mot-cua-1"),
            Stations.ALL.events(),
            new SplittableRandom(1))) {
      Moment at =
          new Moment(Instant.parse("2026-11-21T00:00:00Z"), "boot", 1, ClockQuality.SYNCHRONISED);
      for (int i = 0; i < EVENTS; i++) {
        ledger.append(List.of(new TicketNoshow(LocalDate.of(2026, 11, 21), "200" + i, "2")), at);
      }
    }
    inbox =
        Inbox.open(
            place.resolve("demo").resolve("inbox"),
            Stations.ALL.events(),
            PahoMqttPort.to(Brokers.of(URI.create("mqtt://127.0.0.1:1"))),
            InstantSource.system());
  }

  static Path board(String name, String scheme, int port, String devices) throws IOException {
    return Files.writeString(
        place.resolve(name + ".toml"),
        """
        centre = "minh-hoa"
        board = "mot-cua-1"
        roles = ["hub", "ticket", "attendance", "handoff"]
        data = "%s"
        [broker]
        url = "%s://127.0.0.1:1"
        [web]
        host = "127.0.0.1"
        port = %d
        %s\
        """
            .formatted(place.resolve(name + "-data"), scheme, port == 0 ? 1024 : port, devices));
  }

  @AfterAll
  static void end() throws IOException {
    inbox.close();
    taken.close();
  }

  /**
   * Runs a command line.
   *
   * @param words see {@link #filled}
   */
  static Answer motcua(String words) {
    return run(filled(words));
  }

  /** Runs a command line whose words are complete. */
  static Answer run(String words) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        Motcua.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(words.strip().split(" +", -1));
    return new Answer(code, out.toString(), err.toString());
  }

  /** The words, with {@code @} for the directory and {@code #} for the port that is in use. */
  static String filled(String words) {
    return words
        .replace("@", place.toString())
        .replace("#", Integer.toString(taken.getLocalPort()));
  }
}
