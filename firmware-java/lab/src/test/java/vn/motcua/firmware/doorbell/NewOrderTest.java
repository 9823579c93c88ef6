package vn.motcua.firmware.doorbell;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import vn.motcua.bridge.command.ServerCommand.Read;
import vn.motcua.bridge.lab.EmbeddedBroker;
import vn.motcua.bridge.wire.Topics;
import vn.motcua.devices.emulator.printer.EmulatedModel;
import vn.motcua.devices.emulator.printer.Paper;
import vn.motcua.devices.emulator.printer.PrinterEmulator;
import vn.motcua.firmware.board.BoardProgram;
import vn.motcua.firmware.board.QuietNeeds;
import vn.motcua.firmware.core.Core;
import vn.motcua.firmware.core.Scene;
import vn.motcua.firmware.core.Stations;
import vn.motcua.firmware.station.Answer;
import vn.motcua.firmware.station.Input;
import vn.motcua.provisioning.BoardConfig;
import vn.motcua.provisioning.DeviceConfig;
import vn.motcua.provisioning.link.Link.Tcp;

/** A new station obeys an order of its own and prints a slip of its own. */
class NewOrderTest {
  private static final Stations STATIONS = NewStationTest.STATIONS;
  private static final Topics TOPICS = new Topics("minh-hoa", "board-1");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final BlockingQueue<String> replies = new LinkedBlockingQueue<>();
  private final BlockingQueue<Paper> papers = new LinkedBlockingQueue<>();

  @TempDir Path directory;

  @Test
  void aChimeOrderedOverTheBrokerIsObeyedOnceAndItsSlipComesOut() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(0, null);
        var printer = new PrinterEmulator(EmulatedModel.GOOD_80_MM, 0, papers::add);
        BoardProgram program = program(broker.url(), printer.port());
        var server =
            new MqttClient("tcp://127.0.0.1:" + broker.port(), "server", new MemoryPersistence())) {
      server.connect();
      server.subscribe(
          TOPICS.reply(),
          1,
          (_, message) -> replies.add(new String(message.getPayload(), StandardCharsets.UTF_8)));
      String epoch = program.ledger().head().epoch();
      String chime = command(epoch, "\"door\":\"door-2\"");
      String reply = Objects.requireNonNull(answer(server, "c-1", chime), "no answer");
      assertThat(reply)
          .startsWith("{\"id\":\"c-1\",\"outcome\":\"done\",\"event\":\"" + epoch + "-");
      Paper paper = papers.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      assertThat(qr(Objects.requireNonNull(paper, "no slip").picture().toImage()))
          .isEqualTo("DOOR/door-2");
      assertThat(answer(server, "c-1", chime)).as("ordered again").isEqualTo(reply);
      assertThat(answer(server, "c-2", chime.replace("c-1", "c-2").replace("door-2", "Cửa")))
          .isEqualTo(
              "{\"id\":\"c-2\",\"outcome\":\"refused\","
                  + "\"code\":\"malformed: door is not 1 to 40 of a-z, 0-9 and '-'\"}");
      assertThat(printer.papers()).hasSize(1);
      assertThat(printer.faults()).isEmpty();
      server.disconnect();
    }
  }

  @Test
  void itsOrderStandsInTheContract() {
    JsonNode schema = NewStationTest.contract(STATIONS).at("/components/schemas/command");
    assertThat(schema.at("/properties/order/enum").toString()).contains("\"chime\"");
    assertThat(schema.at("/properties/door/pattern").asString()).isEqualTo("^[a-z0-9-]{1,40}$");
  }

  @Test
  void aProgramWithoutTheStationDoesNotKnowTheOrder() {
    assertThat(Stations.ALL.orders().read(command("00000000000000aa", "\"door\":\"door-2\"")))
        .isEqualTo(new Read.Bad("c-1", "order is none of [close-line, open-line, erase-data]"));
  }

  @Test
  void aBoardWithoutItsRoleRefusesTheOrder() {
    Core core = new Core(NewStationTest.withoutItsRole(), STATIONS);
    Read read = STATIONS.orders().read(command("00000000000000aa", "\"door\":\"door-2\""));
    Input chime = new Input.Commanded(((Read.Good) read).command());
    assertThat(core.decide(chime, NewStationTest.at(0)).answer())
        .isInstanceOfSatisfying(
            Answer.Refused.class,
            refused -> assertThat(refused.code()).isEqualTo("no-such-station"));
  }

  /** Sends a command until it is answered, as a case server does. */
  private @Nullable String answer(MqttClient server, String id, String command) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      server.publish(TOPICS.command(), command.getBytes(StandardCharsets.UTF_8), 1, false);
      String reply = replies.poll(2, TimeUnit.SECONDS);
      if (reply != null && reply.contains("\"id\":\"" + id + "\"")) {
        return reply;
      }
    }
    return null;
  }

  private BoardProgram program(URI broker, int printer) throws IOException {
    BoardConfig config =
        new BoardConfig(
            "minh-hoa",
            "board-1",
            EnumSet.of(BoardConfig.Role.HUB),
            directory,
            BoardConfig.RETENTION_DEFAULT,
            new BoardConfig.Broker(broker),
            new BoardConfig.Web("127.0.0.1", 0),
            List.of(new DeviceConfig.Printer("printer-1", new Tcp("127.0.0.1", printer), 576)),
            BoardConfig.SLOTS_DEFAULT);
    return new BoardProgram(
        config, Scene.site().catalogue(), QuietNeeds.of(UnaryOperator.identity(), STATIONS));
  }

  private static String command(String epoch, String fields) {
    return "{\"id\":\"c-1\",\"epoch\":\""
        + epoch
        + "\",\"until\":900,\"order\":\"chime\","
        + fields
        + "}";
  }

  private static String qr(BufferedImage picture) throws Exception {
    int width = picture.getWidth();
    int height = picture.getHeight();
    int[] pixels = picture.getRGB(0, 0, width, height, null, 0, width);
    var luminance = new RGBLuminanceSource(width, height, pixels);
    return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(luminance))).getText();
  }
}
