package vn.motcua.devices.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import vn.motcua.devices.emulator.pty.PosixTerminal;
import vn.motcua.devices.life.Supervisor;
import vn.motcua.devices.link.ByteLink;
import vn.motcua.devices.link.LinkOpener;
import vn.motcua.devices.link.file.FileKeyLinkOpener;
import vn.motcua.devices.link.file.FileLink;
import vn.motcua.devices.link.file.FileLinkOpener;
import vn.motcua.devices.link.posix.Posix;
import vn.motcua.devices.link.serial.SerialLinkOpener;
import vn.motcua.devices.link.usb.UsbAddress;
import vn.motcua.devices.link.usb.UsbNode;
import vn.motcua.devices.link.usb.UsbNodeOpener;
import vn.motcua.devices.link.usb.UsbTree;
import vn.motcua.devices.scanner.SerialScanner;
import vn.motcua.devices.scanner.Suffix;
import vn.motcua.devices.scanner.evdev.KeyPad;
import vn.motcua.devices.scanner.evdev.KeyboardScanner;

/** Scanners and a button pad of the kernel's making. Guest only. */
final class UsbScannerChecks {
  private static final int TRIES_MAX = 10;
  private static final long CHARACTER_NANOS = Duration.ofMillis(20).toNanos();

  /** A receipt. */
  static final String CODE = "H48-220921-0099";

  /** A boot keyboard, HID 1.11 appendix B.1. */
  private static final String KEYBOARD =
      "05010906a101050719e029e71500250175019508810295017508810395057501050819012905910295017503"
          + "9103950675081500256505071900296581 00c0";

  private UsbScannerChecks() {}

  static List<Check> all() {
    List<Check> checks = new ArrayList<>();
    checks.add(
        new Check(
            "a keyboard scanner is grabbed: we hear it, nobody else", UsbScannerChecks::keys));
    checks.add(new Check("a CDC-ACM scanner is back after a replug", UsbScannerChecks::serial));
    checks.add(new Check("two equal scanners are told apart by port", UsbScannerChecks::equals));
    checks.add(new Check("a pad of uinput gives one reading a press", UsbScannerChecks::pad));
    return checks;
  }

  private static void keys() throws Exception {
    Heard heard = new Heard();
    try (Gadget gadget = Gadget.make(Gadget.Function.hid(1, 8, KEYBOARD), 0, 0x0c2e, "kbd");
        Supervisor scanner =
            new Supervisor(
                "s",
                at(gadget.address(), UsbNode.KEYS),
                new KeyboardScanner("s", Suffix.CR, heard.readings::add, System::nanoTime),
                heard.readings::add)) {
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

  private static void serial() throws Exception {
    Heard heard = new Heard();
    try (Gadget gadget = Gadget.make(Gadget.Function.serial(), 0, 0x05e0, "acm");
        Supervisor scanner = scanner("s", gadget.address(), heard)) {
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
    try (Gadget one = Gadget.make(Gadget.Function.serial(), 0, 0x05e0, "same");
        Gadget two = Gadget.make(Gadget.Function.serial(), 1, 0x05e0, "same")) {
      one.plug();
      UsbAddress first = one.portAddress(0);
      two.plug();
      UsbAddress second = two.portAddress(two.portAddress(0).equals(first) ? 1 : 0);
      try (Supervisor left = scanner("left", first, heard);
          Supervisor right = scanner("right", second, heard)) {
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
        Supervisor pad =
            new Supervisor(
                "pad",
                new FileKeyLinkOpener(keys.node()),
                new KeyPad(
                    "pad", Map.of(2, 1, 3, 2, 4, 3, 5, 4), heard.readings::add, System::nanoTime),
                heard.readings::add)) {
      pad.start();
      heard.awaitReady(1);
      keys.press(5);
      keys.press(30); // A key that is no button.
      keys.press(2);
      await()
          .atMost(Heard.PATIENCE)
          .untilAsserted(() -> assertThat(heard.pressed()).containsExactly(4, 1));
    }
  }

  private static Supervisor scanner(String name, UsbAddress address, Heard heard) {
    return new Supervisor(
        name,
        at(address, UsbNode.SERIAL),
        new SerialScanner(name, Suffix.CR, heard.readings::add, System::nanoTime),
        heard.readings::add);
  }

  static LinkOpener at(UsbAddress address, UsbNode node) {
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
}
