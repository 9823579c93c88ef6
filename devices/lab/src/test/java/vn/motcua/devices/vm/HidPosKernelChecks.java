package vn.motcua.devices.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import vn.motcua.devices.emulator.scanner.HidPosEmulator;
import vn.motcua.devices.life.Supervisor;
import vn.motcua.devices.link.ByteLink;
import vn.motcua.devices.link.Fault;
import vn.motcua.devices.link.LinkException;
import vn.motcua.devices.link.LinkOpener;
import vn.motcua.devices.link.file.FileLink;
import vn.motcua.devices.link.file.FileLinkOpener;
import vn.motcua.devices.link.usb.JavaxHidPosOpener;
import vn.motcua.devices.link.usb.UsbAddress;
import vn.motcua.devices.link.usb.UsbNode;
import vn.motcua.devices.link.usb.UsbTree;
import vn.motcua.devices.scanner.HidPosScanner;

/** Scanners of HID POS that the kernel makes, by hidraw and by javax.usb. Guest only. */
final class HidPosKernelChecks {
  private static final int REPLUGS = 3;
  private static final int MOMENTS = 6;
  private static final long MOMENT_NANOS = Duration.ofMillis(3).toNanos();
  private static final Duration A_READ = Duration.ofMillis(200);

  /** A scanner of HID POS: 64 bytes of report 2 (usage page 8Ch). */
  private static final String HID_POS =
      "058c0902a1010912a1028502150026ff00750895010501093b8102950305 8c09fb09fc09fd810209fe9538"
          + "82020106 66ff9502090409008102058c09ff75019501250181029507 8103c0c0";

  private HidPosKernelChecks() {}

  static List<Check> all() {
    List<Check> checks = new ArrayList<>();
    checks.addAll(hidPos("by hidraw ", HidPosKernelChecks::byHidraw));
    checks.addAll(hidPos("by javax.usb ", HidPosKernelChecks::byJavax));
    checks.add(
        new Check(
            "a HID POS scanner is given back whenever its link is closed",
            HidPosKernelChecks::closedAtAnyMoment));
    return checks;
  }

  private static LinkOpener byHidraw(UsbAddress address) {
    return UsbScannerChecks.at(address, UsbNode.HIDRAW);
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
    try (Gadget gadget = Gadget.make(Gadget.Function.hid(0, 64, HID_POS), 0, 0x0c2e, "pos");
        Supervisor scanner = hidPosScanner("s", way.apply(gadget.address()), heard)) {
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
    try (Gadget gadget = Gadget.make(Gadget.Function.hid(0, 64, HID_POS), 0, 0x0c2e, "pull")) {
      try (Supervisor scanner = hidPosScanner("s", way.apply(gadget.address()), heard)) {
        scanner.start();
        int descriptors = 0;
        for (int round = 1; round <= REPLUGS; round++) {
          gadget.plug();
          heard.awaitReady(round);
          report(gadget, UsbScannerChecks.CODE + round);
          heard.awaitScan("s", UsbScannerChecks.CODE + round);
          descriptors = round == 1 ? descriptors() : descriptors;
          assertThat(descriptors()).isLessThanOrEqualTo(descriptors + 1);
          gadget.unplug();
          heard.awaitGone(round);
        }
        gadget.plug();
        heard.awaitReady(REPLUGS + 1);
      }
      awaitGivenBack(gadget);
    }
  }

  /** Before its first read, while that begins, and in the midst of it. */
  private static void closedAtAnyMoment() throws Exception {
    try (Gadget gadget = Gadget.make(Gadget.Function.hid(0, 64, HID_POS), 0, 0x0c2e, "shut")) {
      gadget.plug();
      for (int moment = 0; moment < MOMENTS; moment++) {
        awaitGivenBack(gadget);
        ByteLink link = byJavax(gadget.address()).open();
        FutureTask<Fault> reading = new FutureTask<>(() -> readToTheEnd(link));
        Thread.ofPlatform().start(reading);
        LockSupport.parkNanos(moment * MOMENT_NANOS);
        link.close();
        assertThat(reading.get()).isInstanceOf(Fault.Unplugged.class);
      }
      awaitGivenBack(gadget);
    }
  }

  private static Fault readToTheEnd(ByteLink link) {
    try {
      while (true) {
        link.read(new byte[64], A_READ);
      }
    } catch (LinkException e) {
      return e.fault();
    }
  }

  /** What was taken from the kernel's driver is its own again. */
  private static void awaitGivenBack(Gadget gadget) {
    await()
        .atMost(Heard.PATIENCE)
        .ignoreExceptionsInstanceOf(LinkException.class)
        .untilAsserted(
            () -> assertThat(UsbTree.SYSTEM.node(gadget.address(), UsbNode.HIDRAW)).exists());
  }

  private static void equalHidPos(Function<UsbAddress, LinkOpener> way) throws Exception {
    Heard heard = new Heard();
    try (Gadget one = Gadget.make(Gadget.Function.hid(0, 64, HID_POS), 0, 0x0c2e, "same");
        Gadget two = Gadget.make(Gadget.Function.hid(0, 64, HID_POS), 1, 0x0c2e, "same")) {
      one.plug();
      UsbAddress first = one.portAddress(0);
      two.plug();
      UsbAddress second = two.portAddress(two.portAddress(0).equals(first) ? 1 : 0);
      try (Supervisor left = hidPosScanner("left", way.apply(first), heard);
          Supervisor right = hidPosScanner("right", way.apply(second), heard)) {
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

  private static Supervisor hidPosScanner(String name, LinkOpener opener, Heard heard) {
    return new Supervisor(
        name,
        opener,
        new HidPosScanner(name, heard.readings::add, System::nanoTime),
        heard.readings::add);
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
}
