package vn.motcua.firmware.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.bridge.BoardEvent.DeviceChanged;
import vn.motcua.bridge.ClockQuality;
import vn.motcua.bridge.EventData;
import vn.motcua.bridge.Moment;
import vn.motcua.devices.Reading;
import vn.motcua.devices.life.LifeChanged;
import vn.motcua.devices.life.LifeStage;
import vn.motcua.devices.printer.PrintTap;
import vn.motcua.devices.printer.profile.PrinterProfiles;
import vn.motcua.firmware.board.device.DeviceKind;
import vn.motcua.firmware.board.device.DeviceKinds;
import vn.motcua.firmware.board.device.Drivers;
import vn.motcua.firmware.board.device.PanelWiring;
import vn.motcua.firmware.board.doorbell.DoorReading;
import vn.motcua.firmware.board.doorbell.DoorbellEmulator;
import vn.motcua.firmware.board.doorbell.DoorbellSession;
import vn.motcua.firmware.core.Core;
import vn.motcua.firmware.core.Site;
import vn.motcua.firmware.core.Stations;
import vn.motcua.firmware.core.WholeBoard;
import vn.motcua.firmware.station.Input;
import vn.motcua.firmware.upkeep.DeviceView;
import vn.motcua.firmware.view.DeliveryView;
import vn.motcua.provisioning.BoardConfig;
import vn.motcua.provisioning.BoardToml;
import vn.motcua.provisioning.Catalogue;
import vn.motcua.provisioning.CatalogueToml;
import vn.motcua.provisioning.ConfigException;

/** A new kind of device needs one package and one line. */
class DeviceKindTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  @TempDir Path directory;

  private final List<DeviceKind<?>> kinds = new ArrayList<>(DeviceKinds.SHIPPED);
  private final List<Reading> readings = new CopyOnWriteArrayList<>();

  @Test
  void aNewKindIsReadFromBoardTomlDrivenOverItsLinkAndShown() throws Exception {
    kinds.add(DoorbellSession.KIND); // The one line.
    try (DoorbellEmulator bell = new DoorbellEmulator()) {
      BoardConfig config = load("link = \"" + bell.link() + "\"");
      Core core = new Core(Site.of(config, catalogue()), Stations.ALL);
      var needs =
          new Drivers.Needs(
              readings::add, _ -> true, PanelWiring.GPIO, PrintTap.NONE, Optional::empty);
      try (DeviceRack rack = new DeviceRack(config.devices(), kinds, needs)) {
        rack.start();
        bell.attach();
        bell.ring();
        bell.battery(9);
        await().atMost(LONG).until(() -> readings.size() == 4);
      }
      assertThat(readings)
          .startsWith(
              new LifeChanged("cua", LifeStage.OPENING, "first opening: not opened yet"),
              new LifeChanged("cua", LifeStage.READY, "opened and greeted"),
              new DoorReading.Rung("cua"),
              new DoorReading.BatteryLow("cua", 9));
      assertThat(recorded(core))
          .contains(new DeviceChanged("cua", "doorbell", "ready", "opened and greeted", null))
          .contains(new DeviceChanged("cua", "doorbell", "battery-low", "9 %", 1));
      assertThat(WholeBoard.of(core.pages(at(), new DeliveryView(true, 0))).devices())
          .containsExactly(new DeviceView("cua", "doorbell", "battery-low", "9 %"));
    }
  }

  @Test
  void aFaultInATableOfANewKindIsReportedWithItsLine() {
    kinds.add(DoorbellSession.KIND);
    assertThatThrownBy(() -> load("link = \"usb:1-1\""))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("link: \"usb:1-1\" is not a link; write bell:PORT");
  }

  @Test
  void aKindThatIsNotRegisteredIsAnUnknownTable() {
    assertThatThrownBy(() -> load("link = \"bell:1\""))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("doorbell");
  }

  /** Events that the readings make, as if none were in the ledger before. */
  private List<EventData> recorded(Core core) {
    List<EventData> events = new ArrayList<>();
    for (Reading reading : readings) {
      core.note(new Input.Heard(reading), at());
      events.addAll(core.decide(new Input.Heard(reading), at()).events());
    }
    return events;
  }

  private static Moment at() {
    return new Moment(Instant.parse("2026-11-20T01:00:00Z"), "boot", 1, ClockQuality.SYNCHRONISED);
  }

  private BoardConfig load(String link) throws Exception {
    Path file = directory.resolve("board.toml");
    Files.writeString(
        file,
        """
        centre = "minh-hoa"
        board = "mot-cua-1"
        roles = ["display"]
        [broker]
        url = "tcp://127.0.0.1:1883"
        [[doorbell]]
        name = "cua"
        %s
        """
            .formatted(link));
    return BoardToml.load(
        file, catalogue(), PrinterProfiles.shipped().names(), DeviceKinds.tables(kinds));
  }

  private Catalogue catalogue() throws Exception {
    Path file = directory.resolve("catalogue.toml");
    try (var in = CatalogueToml.class.getResourceAsStream("catalogue.example.toml")) {
      Files.write(file, Objects.requireNonNull(in).readAllBytes());
    }
    return CatalogueToml.load(file);
  }
}
