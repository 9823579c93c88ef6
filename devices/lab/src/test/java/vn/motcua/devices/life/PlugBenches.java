package vn.motcua.devices.life;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import vn.motcua.devices.button.PanelLines;
import vn.motcua.devices.button.PanelRig;
import vn.motcua.devices.button.Pi4jPanelLines;
import vn.motcua.devices.camera.CameraScanner;
import vn.motcua.devices.camera.WarmUp;
import vn.motcua.devices.camera.picture.MjpegOpener;
import vn.motcua.devices.emulator.fingerprint.FingerprintModuleEmulator;
import vn.motcua.devices.emulator.panel.MockLines;
import vn.motcua.devices.emulator.printer.EmulatedModel;
import vn.motcua.devices.emulator.printer.PrinterEmulator;
import vn.motcua.devices.emulator.pty.PtyCable;
import vn.motcua.devices.emulator.zkteco.TerminalEmulator;
import vn.motcua.devices.fingerprint.FingerprintReader;
import vn.motcua.devices.life.Cables.Bench;
import vn.motcua.devices.life.Cables.Made;
import vn.motcua.devices.link.LinkException;
import vn.motcua.devices.link.LinkOpener;
import vn.motcua.devices.link.Opener;
import vn.motcua.devices.link.file.FileLinkOpener;
import vn.motcua.devices.link.net.HttpStreamOpener;
import vn.motcua.devices.link.net.TcpLinkOpener;
import vn.motcua.devices.link.serial.SerialLinkOpener;
import vn.motcua.devices.link.usb.LpLinkOpener;
import vn.motcua.devices.printer.EscPosPrinter;
import vn.motcua.devices.printer.PrinterNeeds;
import vn.motcua.devices.printer.PrinterTimes;
import vn.motcua.devices.printer.profile.PrinterProfile;
import vn.motcua.devices.scanner.HidPosScanner;
import vn.motcua.devices.scanner.SerialScanner;
import vn.motcua.devices.scanner.Suffix;
import vn.motcua.devices.scanner.evdev.KeyboardScanner;
import vn.motcua.devices.zkteco.ZkLinkOpener;
import vn.motcua.devices.zkteco.ZkTerminal;
import vn.motcua.devices.zkteco.ZkTransport;
import vn.motcua.devices.zkteco.records.Backlog;
import vn.motcua.devices.zkteco.records.PunchCursor;
import vn.motcua.devices.zkteco.records.PunchSink;

/** Each driver on a cable that can be pulled. */
final class PlugBenches {
  private PlugBenches() {}

  static Bench serial(Made made) {
    Path path = made.folder().resolve("serial");
    var scanner = new SerialScanner("s", Suffix.CR, made.lives(), Cables.leaps());
    return onPty(made, path, new SerialLinkOpener(path, 9600), scanner);
  }

  static Bench keys(Made made) {
    Path path = made.folder().resolve("keys");
    var scanner = new KeyboardScanner("s", Suffix.CR, made.lives(), Cables.leaps());
    return onPty(made, path, new FileLinkOpener(path), scanner);
  }

  static Bench hidPos(Made made) {
    Path path = made.folder().resolve("hid");
    var scanner = new HidPosScanner("s", made.lives(), Cables.leaps());
    return onPty(made, path, new FileLinkOpener(path), scanner);
  }

  private static Bench onPty(Made made, Path path, LinkOpener opener, Session session) {
    var life =
        new Supervisor(
            "s", opener, session, made.lives(), Cables.leaps(), RandomGenerator.getDefault());
    life.start();
    return new Cables.OnPty(new PtyCable(path), life::close);
  }

  private static PrinterTimes quick(Duration reply) {
    Duration proof = Duration.ofSeconds(3);
    Duration age = Duration.ofSeconds(5);
    return new PrinterTimes(
        Duration.ofMillis(1), reply, proof, age, Duration.ofMillis(1), Duration.ofMillis(2));
  }

  /** As {@code /dev/usb/lp0}, but for what only a printer's port can say; it says nothing. */
  static Bench printerFile(Made made) {
    Path path = made.folder().resolve("lp0");
    var driver =
        new EscPosPrinter(
            "p",
            PrinterProfile.SAFE_80_MM,
            PrinterNeeds.usual(made.lives()).with(quick(Duration.ofMillis(1))));
    var life = driver.supervised(new LpLinkOpener(path));
    life.start();
    return new Cables.OnPty(new PtyCable(path), life::close);
  }

  static Bench finger(Made made) {
    Path path = made.folder().resolve("finger");
    FingerprintModuleEmulator module = new FingerprintModuleEmulator(path);
    module.cut();
    var life =
        new Supervisor(
            "f",
            new SerialLinkOpener(path, 57_600),
            new FingerprintReader("f", made.lives(), System::nanoTime),
            made.lives(),
            System::nanoTime,
            RandomGenerator.getDefault(),
            new BackOff(Duration.ofMillis(1), Duration.ofMillis(2)));
    life.start();
    return new Bench() {
      @Override
      public void plug() {
        module.replug();
      }

      @Override
      public void cut() {
        module.cut();
      }

      @Override
      public void close() {
        life.close();
        module.close();
      }
    };
  }

  /** Lines of a chip that is taken away under the panel. */
  static Bench panel(Made made) {
    AtomicReference<@Nullable PanelLines> chip = new AtomicReference<>();
    Opener<PanelLines> opener =
        new Opener<>() {
          @Override
          public PanelLines open() throws LinkException {
            PanelLines lines =
                new Pi4jPanelLines(
                    MockLines.context(), List.of(1, 2), List.of(3, 4), System::nanoTime);
            chip.set(lines);
            return lines;
          }

          @Override
          public String where() {
            return "mock";
          }
        };
    Cables.Gate<PanelLines> gate = new Cables.Gate<>(opener);
    var panel = new PanelRig(gate, made.lives(), Cables.leaps());
    panel.start();
    return Cables.behind(
        gate, () -> Objects.requireNonNull(chip.get(), "plugged before").close(), panel::close);
  }

  static Bench printer(Made made) {
    PrinterEmulator emulator = new PrinterEmulator(EmulatedModel.GOOD_80_MM, 0, _ -> {});
    emulator.pullCable();
    var driver =
        new EscPosPrinter(
            "p",
            PrinterProfile.SAFE_80_MM,
            PrinterNeeds.usual(made.lives()).with(quick(Duration.ofSeconds(2))));
    var life = driver.supervised(new TcpLinkOpener("127.0.0.1", emulator.port()));
    life.start();
    return new Bench() {
      @Override
      public void plug() {
        emulator.plugCable();
      }

      @Override
      public void cut() {
        emulator.pullCable();
      }

      @Override
      public void close() {
        life.close();
        emulator.close();
      }
    };
  }

  static Bench terminal(Made made) {
    TerminalEmulator emulator = new TerminalEmulator(ZkTransport.TCP, 40, 0, 10);
    Semaphore talking = new Semaphore(0);
    PunchSink punches =
        new PunchSink() {
          @Override
          public PunchCursor cursor(String device) {
            talking.release();
            return PunchCursor.START;
          }

          @Override
          public void take(String device, Backlog backlog) {
            throw new AssertionError("nobody has punched");
          }
        };
    ZkTerminal session =
        new ZkTerminal("g", ZkTransport.TCP, 0, punches, Optional::empty, System::nanoTime);
    Runnable hangUp =
        () -> {
          talking.acquireUninterruptibly();
          emulator.cut();
          talking.drainPermits();
        };
    ZkLinkOpener opener = new ZkLinkOpener(ZkTransport.TCP, "127.0.0.1", emulator.port());
    return Cables.gated(made, opener, session, hangUp, emulator::close);
  }

  /** Nothing shows that a cable is out except that the terminal's answers stop coming. */
  static Bench datagrams(Made made) {
    TerminalEmulator emulator = new TerminalEmulator(ZkTransport.UDP, 16, 0, 10);
    emulator.swallow(Integer.MAX_VALUE);
    Cables.LeapingWhileOut clock = new Cables.LeapingWhileOut();
    Semaphore talking = new Semaphore(0);
    PunchSink punches =
        new PunchSink() {
          @Override
          public PunchCursor cursor(String device) {
            emulator.swallow(Integer.MAX_VALUE);
            clock.out = true;
            talking.release();
            return PunchCursor.START;
          }

          @Override
          public void take(String device, Backlog backlog) {
            throw new AssertionError("nobody has punched");
          }
        };
    ZkTerminal session = new ZkTerminal("g", ZkTransport.UDP, 0, punches, Optional::empty, clock);
    ZkLinkOpener opener = new ZkLinkOpener(ZkTransport.UDP, "127.0.0.1", emulator.port());
    Bench gated =
        Cables.gated(made, opener, session, talking::acquireUninterruptibly, emulator::close);
    return new Bench() {
      @Override
      public void plug() {
        emulator.swallow(0);
        clock.out = false;
        gated.plug();
      }

      @Override
      public void cut() {
        gated.cut();
      }

      @Override
      public void close() {
        gated.close();
      }
    };
  }

  static Bench camera(Made made) {
    try {
      ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
      byte[] picture = picture();
      BlockingQueue<Socket> watching = new LinkedBlockingQueue<>();
      Thread.ofVirtual().start(() -> film(server, picture, watching));
      Runnable hangUp =
          () -> {
            try {
              watching.take().close();
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          };
      Runnable end =
          () -> {
            try {
              server.close();
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          };
      var opener = new MjpegOpener(new HttpStreamOpener("127.0.0.1", server.getLocalPort(), "/"));
      CameraScanner session = new CameraScanner("g", made.lives(), System::nanoTime, WarmUp.none());
      return Cables.gated(made, opener, session, hangUp, end);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A camera is ready after its first picture, so each client that connects gets one. */
  private static void film(ServerSocket server, byte[] picture, BlockingQueue<Socket> watching) {
    while (!server.isClosed()) {
      try {
        Socket viewer = server.accept();
        viewer.getOutputStream().write(picture);
        watching.add(viewer);
      } catch (IOException gone) {
        // the viewer left, or the server is closed and the loop ends
      }
    }
  }

  private static byte[] picture() throws IOException {
    var jpeg = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(64, 64, BufferedImage.TYPE_BYTE_GRAY), "jpeg", jpeg);
    jpeg.write(new byte[64]); // what follows a picture tells that it is whole
    return jpeg.toByteArray();
  }
}
