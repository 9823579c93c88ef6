package vn.motcua.devices.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import vn.motcua.devices.Life;
import vn.motcua.devices.Reading;
import vn.motcua.devices.emulator.evdev.HidPosEmulator;
import vn.motcua.devices.link.ByteLink;
import vn.motcua.devices.link.FileKeyLinkOpener;
import vn.motcua.devices.link.FileLink;
import vn.motcua.devices.link.FileLinkOpener;
import vn.motcua.devices.link.LinkException;
import vn.motcua.devices.link.LinkOpener;
import vn.motcua.devices.link.Posix;
import vn.motcua.devices.link.PosixTerminal;
import vn.motcua.devices.link.SerialLinkOpener;
import vn.motcua.devices.link.usb.JavaxHidPosOpener;
import vn.motcua.devices.link.usb.UsbAddress;
import vn.motcua.devices.link.usb.UsbNode;
import vn.motcua.devices.link.usb.UsbNodeOpener;
import vn.motcua.devices.link.usb.UsbTree;
import vn.motcua.devices.scanner.HidPosScanner;
import vn.motcua.devices.scanner.SerialScanner;
import vn.motcua.devices.scanner.Suffix;
import vn.motcua.devices.scanner.evdev.KeyPad;
import vn.motcua.devices.scanner.evdev.KeyboardScanner;

/** Scanners and a button pad of the kernel's making. Guest only. */
final class UsbScannerChecks {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int TRIES_MAX = 10;
  private static final int REPLUGS = 3;
  private static final long SCAN_NANOS_MAX = Duration.ofSeconds(3).toNanos();
  private static final long CHARACTER_NANOS = Duration.ofMillis(20).toNanos();
  private static final String CODE = "H48-220921-0099";

  /** A boot keyboard, HID 1.11 appendix B.1. */
  private static final String KEYBOARD =
      "05010906a101050719e029e71500250175019508810295017508810395057501050819012905910295017503"
          + "9103950675081500256505071900296581 00c0";

  /** A scanner of HID POS: 64 bytes of report 2 (usage page 8Ch). */
  private static final String HID_POS =
      "058c0902a1010912a1028502150026ff00750895010501093b8102950305 8c09fb09fc09fd810209fe9538"
          + "82020106 66ff9502090409008102058c09ff75019501250181029507 8103c0c0";

  private UsbScannerChecks() {}

  static List<Check> all() {
    List<Check> checks = new ArrayList<>();
    checks.add(
        new Check(
            "a keyboard scanner is grabbed: we hear it, nobody else", UsbScannerChecks::keys));
    checks.addAll(hidPos("by hidraw ", UsbScannerChecks::byHidraw));
    checks.addAll(hidPos("by javax.usb ", UsbScannerChecks::byJavax));
    checks.add(new Check("a CDC-ACM scanner is back after a replug", UsbScannerChecks::serial));
    checks.add(new Check("two equal scanners are told apart by port", UsbScannerChecks::equals));
    checks.add(new Check("a pad of uinput gives one reading a press", UsbScannerChecks::pad));
    return checks;
  }

  private static void keys() throws Exception {
    Heard heard = new Heard();
    try (Gadget gadget = Gadget.make(Gadget.Function.hid(1, 8, KEYBOARD), 0, "0c2e", "kbd");
        KeyboardScanner scanner =
            new KeyboardScanner(
                "s",
                at(gadget.address(), UsbNode.KEYS),
                Suffix.CR,
                heard.readings::add,
                System::nanoTime)) {
      gadget.plug();
      scanner.start();
      heard.awaitReady(1);
      Path node = UsbTree.SYSTEM.node(gadget.address(), UsbNode.KEYS);
      try (ByteLink other = new FileLinkOpener(node).open();
          FileLink far = FileLinkOpener.openFile(gadget.far(), "far")) {
        // An emulated machine may be too slow for the 64 events that evdev keeps: then a code is
        // lost as a whole, and is scanned again as a person would.
        for (int tries = 0; tries < TRIES_MAX && heard.scans().isEmpty(); tries++) {
          type(far, CODE);
          heard.waitForScan();
        }
        assertThat(heard.scans()).containsOnly("s " + CODE);
        assertThat(other.read(new byte[240], Duration.ofMillis(200))).isZero();
      }
    }
  }

  private static LinkOpener byHidraw(UsbAddress address) {
    return at(address, UsbNode.HIDRAW);
  }

  private static LinkOpener byJavax(UsbAddress address) {
    return new JavaxHidPosOpener(UsbTree.SYSTEM, address);
  }

  private static List<Check> hidPos(String how, Function<UsbAddress, LinkOpener> way) {
    return List.of(
        new Check(how + "a HID POS code of three reports is one scan", () -> joined(way)),
        new Check(
            how + "a HID POS scanner that is pulled is absent, then reads", () -> pulled(way)),
        new Check(how + "two equal HID POS scanners are told apart", () -> equalHidPos(way)));
  }

  private static void joined(Function<UsbAddress, LinkOpener> way) throws Exception {
    Heard heard = new Heard();
    String text = "Nguyễn Thị Hồng|".repeat(8);
    try (Gadget gadget = Gadget.make(Gadget.Function.hid(0, 64, HID_POS), 0, "0c2e", "pos");
        HidPosScanner scanner = hidPosScanner("s", way.apply(gadget.address()), heard)) {
      gadget.plug();
      scanner.start();
      heard.awaitReady(1);
      assertThat(HidPosEmulator.reports("]Q1", text).length).isGreaterThanOrEqualTo(3 * 64);
      report(gadget, text);
      heard.awaitScan("s", text);
    }
  }

  private static void pulled(Function<UsbAddress, LinkOpener> way) throws Exception {
    Heard heard = new Heard();
    try (Gadget gadget = Gadget.make(Gadget.Function.hid(0, 64, HID_POS), 0, "0c2e", "pull")) {
      try (HidPosScanner scanner = hidPosScanner("s", way.apply(gadget.address()), heard)) {
        scanner.start();
        int descriptors = 0;
        for (int round = 1; round <= REPLUGS; round++) {
          gadget.plug();
          heard.awaitReady(round);
          report(gadget, CODE + round);
          heard.awaitScan("s", CODE + round);
          descriptors = round == 1 ? descriptors() : descriptors;
          assertThat(descriptors()).isLessThanOrEqualTo(descriptors + 1);
          gadget.unplug();
          heard.awaitGone(round);
        }
        gadget.plug();
        heard.awaitReady(REPLUGS + 1);
      }
      // What was taken from the kernel's driver is given back.
      await()
          .atMost(PATIENCE)
          .ignoreExceptionsInstanceOf(LinkException.class)
          .untilAsserted(
              () -> assertThat(UsbTree.SYSTEM.node(gadget.address(), UsbNode.HIDRAW)).exists());
    }
  }

  private static void equalHidPos(Function<UsbAddress, LinkOpener> way) throws Exception {
    Heard heard = new Heard();
    try (Gadget one = Gadget.make(Gadget.Function.hid(0, 64, HID_POS), 0, "0c2e", "same");
        Gadget two = Gadget.make(Gadget.Function.hid(0, 64, HID_POS), 1, "0c2e", "same")) {
      one.plug();
      UsbAddress first = one.portAddress(0);
      two.plug();
      UsbAddress second = two.portAddress(two.portAddress(0).equals(first) ? 1 : 0);
      try (HidPosScanner left = hidPosScanner("left", way.apply(first), heard);
          HidPosScanner right = hidPosScanner("right", way.apply(second), heard)) {
        left.start();
        right.start();
        heard.awaitReady(2);
        report(one, "ONE");
        report(two, "TWO");
        heard.awaitScan("left", "ONE");
        heard.awaitScan("right", "TWO");
      }
    }
  }

  private static HidPosScanner hidPosScanner(String name, LinkOpener opener, Heard heard) {
    return new HidPosScanner(name, opener, heard.readings::add, System::nanoTime);
  }

  private static void report(Gadget gadget, String text) throws Exception {
    byte[] reports = HidPosEmulator.reports("]Q1", text);
    try (FileLink far = FileLinkOpener.openFile(gadget.far(), "far")) {
      for (int at = 0; at < reports.length; at += 64) {
        far.write(Arrays.copyOfRange(reports, at, at + 64));
      }
    }
  }

  private static int descriptors() {
    return Objects.requireNonNull(new File("/proc/self/fd").list()).length;
  }

  private static void serial() throws Exception {
    Heard heard = new Heard();
    try (Gadget gadget = Gadget.make(Gadget.Function.serial(), 0, "05e0", "acm");
        SerialScanner scanner = scanner("s", gadget.address(), heard)) {
      scanner.start();
      for (int round = 1; round <= 2; round++) {
        gadget.plug();
        heard.awaitReady(round);
        send(gadget, CODE + round);
        heard.awaitScan("s", CODE + round);
        gadget.unplug();
      }
    }
  }

  private static void equals() throws Exception {
    Heard heard = new Heard();
    try (Gadget one = Gadget.make(Gadget.Function.serial(), 0, "05e0", "same");
        Gadget two = Gadget.make(Gadget.Function.serial(), 1, "05e0", "same")) {
      one.plug();
      UsbAddress first = one.portAddress(0);
      two.plug();
      UsbAddress second = two.portAddress(two.portAddress(0).equals(first) ? 1 : 0);
      try (SerialScanner left = scanner("left", first, heard);
          SerialScanner right = scanner("right", second, heard)) {
        left.start();
        right.start();
        heard.awaitReady(2);
        send(one, "ONE");
        send(two, "TWO");
        heard.awaitScan("left", "ONE");
        heard.awaitScan("right", "TWO");
        // Back in the other order, so that ttyACM0 and ttyACM1 change places.
        one.unplug();
        two.unplug();
        two.plug();
        one.plug();
        heard.awaitReady(4);
        send(one, "ONE AGAIN");
        send(two, "TWO AGAIN");
        heard.awaitScan("left", "ONE AGAIN");
        heard.awaitScan("right", "TWO AGAIN");
      }
    }
  }

  private static void pad() throws Exception {
    Heard heard = new Heard();
    try (UinputKeys keys = UinputKeys.make("Motcua pad");
        KeyPad pad =
            new KeyPad(
                "pad",
                new FileKeyLinkOpener(keys.node()),
                Map.of(2, "1", 3, "2", 4, "3", 5, "4"),
                heard.readings::add,
                System::nanoTime)) {
      pad.start();
      heard.awaitReady(1);
      keys.press(5);
      keys.press(30); // A key that is no button.
      keys.press(2);
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(heard.pressed()).containsExactly("4", "1"));
    }
  }

  private static SerialScanner scanner(String name, UsbAddress address, Heard heard) {
    return new SerialScanner(
        name, at(address, UsbNode.SERIAL), Suffix.CR, heard.readings::add, System::nanoTime);
  }

  private static LinkOpener at(UsbAddress address, UsbNode node) {
    return new UsbNodeOpener(
        UsbTree.SYSTEM,
        address,
        node,
        path ->
            switch (node) {
              case KEYS -> new FileKeyLinkOpener(path);
              case SERIAL -> new SerialLinkOpener(path, 9600);
              case HIDRAW, PRINTER, VIDEO -> new FileLinkOpener(path);
            });
  }

  private static void send(Gadget gadget, String code) throws Exception {
    String path = gadget.far().toString();
    int fd = Posix.openPath(path);
    assertThat(fd).as(path).isPositive();
    PosixTerminal.makeRaw(fd);
    try (FileLink far = FileLink.of(fd, path)) {
      far.write((code + "\r").getBytes(java.nio.charset.StandardCharsets.US_ASCII));
      Thread.sleep(Duration.ofMillis(200)); // Closing throws away what the host has not fetched.
    }
  }

  /** Types digits, capital letters and hyphens as HID usages, then Enter. */
  private static void type(FileLink far, String text) throws Exception {
    for (char c : (text + "\r").toCharArray()) {
      int usage =
          switch (c) {
            case '\r' -> 40;
            case '-' -> 45;
            case '0' -> 39;
            default -> c <= '9' ? c - '1' + 30 : c - 'A' + 4;
          };
      boolean shift = c >= 'A' && c <= 'Z';
      far.write(new byte[] {(byte) (shift ? 2 : 0), 0, (byte) usage, 0, 0, 0, 0, 0});
      far.write(new byte[8]);
      // A scanner's own pace: evdev keeps 64 events, and this machine is an emulated one.
      LockSupport.parkNanos(CHARACTER_NANOS);
    }
  }

  private static final class Heard {
    final List<Reading> readings = new CopyOnWriteArrayList<>();

    void awaitReady(int times) {
      await()
          .atMost(PATIENCE)
          .until(() ->
              readings.stream()
                      .filter(each ->
                          each instanceof Reading.LifeChanged changed
                              && changed.life() == Life.READY)
                      .count()
                  >= times);
    }

    void awaitGone(int times) {
      await()
          .atMost(PATIENCE)
          .untilAsserted(() ->
              assertThat(readings)
                  .filteredOn(each ->
                      each instanceof Reading.LifeChanged(String _, Life life, String reason)
                          && life == Life.ABSENT
                          && !reason.startsWith("no USB device"))
                  .hasSizeGreaterThanOrEqualTo(times));
    }

    void waitForScan() {
      long deadline = System.nanoTime() + SCAN_NANOS_MAX;
      while (scans().isEmpty() && deadline - System.nanoTime() > 0) {
        LockSupport.parkNanos(CHARACTER_NANOS);
      }
    }

    void awaitScan(String device, String text) {
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(scans()).contains(device + " " + text));
    }

    private List<String> scans() {
      return readings.stream()
          .filter(Reading.Scanned.class::isInstance)
          .map(Reading.Scanned.class::cast)
          .map(scan -> scan.device() + " " + scan.text())
          .toList();
    }

    List<String> pressed() {
      return readings.stream()
          .filter(Reading.Pressed.class::isInstance)
          .map(each -> ((Reading.Pressed) each).button())
          .toList();
    }
  }
}
