package vn.motcua.firmware.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.devices.Reading;
import vn.motcua.devices.button.ButtonReading;
import vn.motcua.devices.fingerprint.FingerReading;
import vn.motcua.devices.life.LifeChanged;
import vn.motcua.devices.life.LifeStage;
import vn.motcua.devices.printer.JobOutcome;
import vn.motcua.devices.printer.PrintTap;
import vn.motcua.devices.printer.PrinterReading;
import vn.motcua.devices.printer.profile.PrinterProfiles;
import vn.motcua.devices.printer.slip.Slip;
import vn.motcua.devices.scanner.Scanned;
import vn.motcua.devices.zkteco.records.Punch;
import vn.motcua.devices.zkteco.records.Punched;
import vn.motcua.firmware.board.device.Commits;
import vn.motcua.firmware.board.device.DeviceKinds;
import vn.motcua.firmware.board.device.Drivers;
import vn.motcua.firmware.station.Effect;
import vn.motcua.provisioning.BoardConfig;
import vn.motcua.provisioning.BoardToml;
import vn.motcua.provisioning.Catalogue;
import vn.motcua.provisioning.CatalogueToml;

class DeviceRackTest {
  @TempDir Path directory = Path.of("");

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final LocalDateTime MORNING = LocalDateTime.of(2026, 11, 20, 7, 30);

  private final List<Reading> readings = new CopyOnWriteArrayList<>();

  @Test
  void everyKindOfDeviceInTheFileGivesAReading() throws Exception {
    try (EverythingAttached attached = new EverythingAttached();
        DeviceRack rack = rack(attached)) {
      awaitReady(
          "printer-1",
          "printer-2",
          "panel",
          "pad",
          "finger",
          "scanner-serial",
          "scanner-keys",
          "scanner-hidpos");
      attached.press(3);
      attached.pad.tap(62);
      attached.pad.flush();
      attached.reader.enrol(5);
      attached.reader.touch(5);
      attached.serial.scan("SERIAL-1");
      attached.keys.scan("KEYS-1");
      attached.hidPos.scan("]Q1", "Chữ Việt");
      attached.pulled.punch(new Punch(1, "1", MORNING, 1, 0, 0));
      attached.datagrams.punch(new Punch(2, "2", MORNING, 15, 1, 0));
      assertThat(push(attached, "7\t2026-11-20 07:30:00\t0\t4\t0\n")).isEqualTo("OK: 1");
      rack.perform(slip("job-1"));

      awaitReading(ButtonReading.Pressed.class, each -> each.equals("panel 3"), p -> words(p));
      awaitReading(ButtonReading.Pressed.class, each -> each.equals("pad 4"), p -> words(p));
      awaitReading(
          FingerReading.Matched.class, "finger 5"::equals, f -> f.device() + " " + f.slot());
      for (String scan :
          List.of(
              "scanner-serial SERIAL-1",
              "scanner-keys KEYS-1",
              "scanner-hidpos Chữ Việt",
              "camera CAMERA-1")) {
        awaitReading(Scanned.class, scan::equals, s -> s.device() + " " + s.text());
      }
      for (String row : List.of("terminal-tcp 1", "terminal-udp 2", "terminal-push 7")) {
        awaitReading(Punched.class, row::equals, p -> p.device() + " " + p.user());
      }
      awaitReading(
          PrinterReading.JobFinished.class,
          "printer-1 PRINTED"::equals,
          j -> j.device() + " " + j.outcome());
      assertThat(attached.printer.papers()).hasSize(1);
    }
  }

  @Test
  void aScannerSoundsOnceForAcceptedAndTwiceForRefused() throws Exception {
    try (EverythingAttached attached = new EverythingAttached();
        DeviceRack rack = rack(attached)) {
      awaitReady("scanner-serial");
      rack.perform(new Effect.ScanTone("scanner-serial", Effect.Tone.ACCEPTED));
      assertThat(attached.serial.received(PATIENCE)).containsExactly(7);
      rack.perform(new Effect.ScanTone("scanner-serial", Effect.Tone.REFUSED));
      assertThat(attached.serial.received(PATIENCE)).containsExactly(7, 7);
    }
  }

  @Test
  void theSecondPrinterTakesOverWhenTheFirstHasNoPaper() throws Exception {
    try (EverythingAttached attached = new EverythingAttached();
        DeviceRack rack = rack(attached)) {
      awaitReady("printer-1", "printer-2");
      attached.printer.paper(false);
      rack.perform(slip("job-1"));

      awaitReading(
          PrinterReading.JobFinished.class,
          ("printer-2 " + JobOutcome.PRINTED)::equals,
          j -> j.device() + " " + j.outcome());
      assertThat(attached.printer.papers()).isEmpty();
      assertThat(attached.secondPrinter.papers()).hasSize(1);
      assertThat(attached.secondPrinter.faults()).isEmpty();
    }
  }

  @Test
  void aTerminalWhoseRowsAreNotOnDiskIsToldSo() throws Exception {
    try (EverythingAttached attached = new EverythingAttached();
        DeviceRack rack = rack(attached, _ -> false)) {
      assertThat(push(attached, "7\t2026-11-20 07:30:00\t0\t4\t0\n")).isEqualTo("try again");
      assertThat(rack).isNotNull();
    }
  }

  private DeviceRack rack(EverythingAttached attached) throws Exception {
    return rack(attached, readings::addAll);
  }

  private DeviceRack rack(EverythingAttached attached, Commits commits) throws Exception {
    Catalogue catalogue = CatalogueToml.load(example());
    BoardConfig config =
        BoardToml.load(
            attached.boardToml(),
            catalogue,
            PrinterProfiles.shipped().names(),
            DeviceKinds.tables(DeviceKinds.SHIPPED));
    DeviceRack rack =
        new DeviceRack(
            config.devices(),
            DeviceKinds.SHIPPED,
            new Drivers.Needs(
                readings::add, commits, attached.wiring(), PrintTap.NONE, Optional::empty));
    rack.start();
    return rack;
  }

  private Path example() throws Exception {
    Path file = directory.resolve("catalogue.toml");
    try (var in = CatalogueToml.class.getResourceAsStream("catalogue.example.toml")) {
      Files.copy(Objects.requireNonNull(in), file, StandardCopyOption.REPLACE_EXISTING);
    }
    return file;
  }

  private static String push(EverythingAttached attached, String rows) throws Exception {
    String where =
        "http://127.0.0.1:"
            + attached.admsPort
            + "/iclock/cdata?SN="
            + EverythingAttached.SERIAL
            + "&table=ATTLOG&Stamp=9";
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(where))
            .POST(HttpRequest.BodyPublishers.ofString(rows))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, BodyHandlers.ofString()).body();
    }
  }

  private static Effect.Print slip(String job) {
    return new Effect.Print(
        "printer-1",
        job,
        new Slip(
            "Trung tâm Minh Hoạ",
            "1001",
            "Đất đai",
            3,
            LocalDateTime.of(2026, 11, 20, 8, 0),
            "Sáng",
            null,
            "MOTCUA/MINH-HOA/20261120/1001",
            false));
  }

  private static String words(ButtonReading.Pressed pressed) {
    return pressed.device() + " " + pressed.button();
  }

  private void awaitReady(String... devices) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(readings)
                .filteredOn(each ->
                    each instanceof LifeChanged changed && changed.life() == LifeStage.READY)
                .extracting(Reading::device)
                .contains(devices));
  }

  private <T extends Reading> void awaitReading(
      Class<T> kind,
      java.util.function.Predicate<String> wanted,
      java.util.function.Function<T, String> words) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(readings.stream().filter(kind::isInstance).map(kind::cast).map(words))
                .anyMatch(wanted));
  }
}
