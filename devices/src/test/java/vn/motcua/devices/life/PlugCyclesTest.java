package vn.motcua.devices.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.pi4j.context.Context;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.motcua.devices.Life;
import vn.motcua.devices.Reading;
import vn.motcua.devices.ReadingSink;
import vn.motcua.devices.button.DebounceTimes;
import vn.motcua.devices.button.PanelLines;
import vn.motcua.devices.button.Pi4jContexts;
import vn.motcua.devices.button.Pi4jPanelLines;
import vn.motcua.devices.button.RatingPanel;
import vn.motcua.devices.camera.CameraScanner;
import vn.motcua.devices.camera.MjpegOpener;
import vn.motcua.devices.emulator.fingerprint.FingerprintModuleEmulator;
import vn.motcua.devices.emulator.printer.EmulatedModel;
import vn.motcua.devices.emulator.printer.PrinterEmulator;
import vn.motcua.devices.emulator.pty.PtyCable;
import vn.motcua.devices.emulator.zkteco.TerminalEmulator;
import vn.motcua.devices.fingerprint.FingerprintReader;
import vn.motcua.devices.fingerprint.ModuleOptions;
import vn.motcua.devices.link.Attachment;
import vn.motcua.devices.link.Fault;
import vn.motcua.devices.link.FileLinkOpener;
import vn.motcua.devices.link.HttpStreamOpener;
import vn.motcua.devices.link.LinkException;
import vn.motcua.devices.link.Opener;
import vn.motcua.devices.link.SerialLinkOpener;
import vn.motcua.devices.link.TcpLinkOpener;
import vn.motcua.devices.link.usb.LpLinkOpener;
import vn.motcua.devices.printer.EscPosPrinter;
import vn.motcua.devices.printer.PrinterProfile;
import vn.motcua.devices.printer.PrinterSurroundings;
import vn.motcua.devices.printer.PrinterTimes;
import vn.motcua.devices.scanner.HidPosScanner;
import vn.motcua.devices.scanner.SerialScanner;
import vn.motcua.devices.scanner.Suffix;
import vn.motcua.devices.scanner.evdev.KeyboardScanner;
import vn.motcua.devices.zkteco.Backlog;
import vn.motcua.devices.zkteco.PunchCursor;
import vn.motcua.devices.zkteco.PunchSink;
import vn.motcua.devices.zkteco.ZkLinkOpener;
import vn.motcua.devices.zkteco.ZkTerminal;
import vn.motcua.devices.zkteco.ZkTransport;

/** A cable pulled and put back a thousand times costs no descriptor and no thread. */
@Timeout(300)
class PlugCyclesTest {
  private static final int CYCLES = 1_000;
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final long LEAP_NANOS = TimeUnit.SECONDS.toNanos(3);

  @TempDir Path folder = Path.of("");

  /** A driver on a cable. */
  interface Bench extends AutoCloseable {
    void plug();

    void cut();

    @Override
    void close();
  }

  /** Counts what the driver says of its life. */
  static final class Lives implements ReadingSink {
    final AtomicInteger ready = new AtomicInteger();
    final AtomicInteger gone = new AtomicInteger();

    @Override
    public void accept(Reading reading) {
      if (reading instanceof Reading.LifeChanged changed) {
        if (changed.life() == Life.READY) {
          ready.incrementAndGet();
        } else if (changed.life() == Life.ABSENT || changed.life() == Life.FAULTED) {
          gone.incrementAndGet();
        }
      }
    }
  }

  static Stream<Arguments> drivers() {
    return Stream.of(
        driver("serial scanner", PlugCyclesTest::serial),
        driver("keyboard scanner", PlugCyclesTest::keys),
        driver("HID POS scanner", PlugCyclesTest::hidPos),
        driver("network printer", PlugCyclesTest::printer),
        driver("printer at a device file", PlugCyclesTest::printerFile),
        driver("fingerprint module", PlugCyclesTest::finger),
        driver("GPIO panel", PlugCyclesTest::panel),
        driver("terminal over TCP", PlugCyclesTest::terminal),
        driver("terminal over UDP", PlugCyclesTest::datagrams),
        driver("camera", PlugCyclesTest::camera));
  }

  record Made(Path folder, Lives lives) {}

  private static Arguments driver(String name, Function<Made, Bench> make) {
    return Arguments.of(name, make);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("drivers")
  void nothingIsLeftBehindByAThousandCycles(String name, Function<Made, Bench> make)
      throws Exception {
    Lives lives = new Lives();
    try (Bench bench = make.apply(new Made(folder, lives))) {
      int descriptors = 0;
      int threads = 0;
      for (int cycle = 1; cycle <= CYCLES; cycle++) {
        int ready = lives.ready.get();
        bench.plug();
        until(() -> lives.ready.get() > ready);
        if (cycle == 10) {
          descriptors = descriptors();
          threads = Thread.getAllStackTraces().size();
        }
        int gone = lives.gone.get();
        bench.cut();
        until(() -> lives.gone.get() > gone);
      }
      int ready = lives.ready.get();
      bench.plug();
      until(() -> lives.ready.get() > ready);
      assertThat(descriptors()).as("descriptors of %s", name).isLessThanOrEqualTo(descriptors + 1);
      assertThat(Thread.getAllStackTraces().size())
          .as("threads of %s", name)
          .isLessThanOrEqualTo(threads + 1);
    }
  }

  private static void until(java.util.concurrent.Callable<Boolean> met) {
    await().atMost(PATIENCE).pollInterval(Duration.ofMillis(1)).until(met);
  }

  private static int descriptors() {
    return Objects.requireNonNull(new File("/proc/self/fd").list()).length;
  }

  /** Time that leaps over every back-off. */
  private static java.util.function.LongSupplier leaps() {
    AtomicLong nanos = new AtomicLong();
    return () -> nanos.addAndGet(LEAP_NANOS);
  }

  /** Real time, but for leaps over every wait while the cable is out. */
  private static final class LeapingWhileOut implements java.util.function.LongSupplier {
    private final AtomicLong leaped = new AtomicLong();
    private volatile boolean out = true;

    @Override
    public long getAsLong() {
      long further = out ? leaped.addAndGet(LEAP_NANOS) : leaped.get();
      return System.nanoTime() + further;
    }
  }

  private record OnPty(PtyCable cable, Runnable end) implements Bench {
    @Override
    public void plug() {
      cable.plug();
    }

    @Override
    public void cut() {
      cable.cut();
    }

    @Override
    public void close() {
      end.run();
      cable.close();
    }
  }

  private static Bench serial(Made made) {
    Path path = made.folder().resolve("serial");
    var scanner =
        new SerialScanner("s", new SerialLinkOpener(path, 9600), Suffix.CR, made.lives(), leaps());
    scanner.start();
    return new OnPty(new PtyCable(path), scanner::close);
  }

  private static Bench keys(Made made) {
    Path path = made.folder().resolve("keys");
    var scanner =
        new KeyboardScanner("s", new FileLinkOpener(path), Suffix.CR, made.lives(), leaps());
    scanner.start();
    return new OnPty(new PtyCable(path), scanner::close);
  }

  private static Bench hidPos(Made made) {
    Path path = made.folder().resolve("hid");
    var scanner = new HidPosScanner("s", new FileLinkOpener(path), made.lives(), leaps());
    scanner.start();
    return new OnPty(new PtyCable(path), scanner::close);
  }

  private static PrinterTimes quick(Duration reply) {
    Duration proof = Duration.ofSeconds(3);
    Duration age = Duration.ofSeconds(5);
    return new PrinterTimes(
        Duration.ofMillis(1), reply, proof, age, Duration.ofMillis(1), Duration.ofMillis(2));
  }

  /** As {@code /dev/usb/lp0}, but for what only a printer's port can say; it says nothing. */
  private static Bench printerFile(Made made) {
    Path path = made.folder().resolve("lp0");
    var driver =
        new EscPosPrinter(
            "p",
            new LpLinkOpener(path),
            PrinterProfile.SAFE_80_MM,
            PrinterSurroundings.usual(made.lives()).with(quick(Duration.ofMillis(1))));
    return new OnPty(new PtyCable(path), driver::close);
  }

  private static Bench finger(Made made) {
    Path path = made.folder().resolve("finger");
    FingerprintModuleEmulator module = new FingerprintModuleEmulator(path);
    module.cut();
    var reader =
        new FingerprintReader(
            "f",
            new SerialLinkOpener(path, 57_600),
            ModuleOptions.FACTORY,
            made.lives(),
            System::nanoTime,
            new BackOff(Duration.ofMillis(1), Duration.ofMillis(2)));
    reader.start();
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
        reader.close();
        module.close();
      }
    };
  }

  /** Lines of a chip that is taken away under the panel. */
  private static Bench panel(Made made) {
    Context context = Pi4jContexts.mock();
    AtomicReference<@Nullable PanelLines> chip = new AtomicReference<>();
    Opener<PanelLines> opener =
        new Opener<>() {
          @Override
          public PanelLines open() {
            PanelLines lines =
                new Pi4jPanelLines(context, List.of(1, 2), List.of(3, 4), System::nanoTime);
            chip.set(lines);
            return lines;
          }

          @Override
          public String where() {
            return "mock";
          }
        };
    Gate<PanelLines> gate = new Gate<>(opener);
    var panel = new RatingPanel("g", gate, DebounceTimes.DEFAULT, made.lives(), leaps());
    panel.start();
    return new Bench() {
      @Override
      public void plug() {
        gate.plugged = true;
      }

      @Override
      public void cut() {
        gate.plugged = false;
        Objects.requireNonNull(chip.get(), "plugged before").close();
      }

      @Override
      public void close() {
        panel.close();
        context.shutdown();
      }
    };
  }

  private static Bench printer(Made made) {
    PrinterEmulator emulator = new PrinterEmulator(EmulatedModel.GOOD_80_MM, 0, _ -> {});
    emulator.pullCable();
    var driver =
        new EscPosPrinter(
            "p",
            new TcpLinkOpener("127.0.0.1", emulator.port()),
            PrinterProfile.SAFE_80_MM,
            PrinterSurroundings.usual(made.lives()).with(quick(Duration.ofSeconds(2))));
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
        driver.close();
        emulator.close();
      }
    };
  }

  /** A network without cable: the far end would take a new connection at once. */
  private static final class Gate<A extends Attachment> implements Opener<A> {
    private final Opener<A> real;
    private volatile boolean plugged;

    Gate(Opener<A> real) {
      this.real = real;
    }

    @Override
    public A open() throws LinkException {
      if (!plugged) {
        throw new LinkException(new Fault.Unplugged("no cable"));
      }
      return real.open();
    }

    @Override
    public String where() {
      return real.where();
    }
  }

  /** A supervised session behind a gate; {@code hangUp} is the far end closing its connection. */
  private static <A extends Attachment> Bench gated(
      Made made, Opener<A> opener, SessionOn<A> session, Runnable hangUp, Runnable end) {
    Gate<A> gate = new Gate<>(opener);
    Supervisor supervisor =
        new Supervisor("g", gate, session, made.lives(), leaps(), RandomGenerator.getDefault());
    supervisor.start();
    return new Bench() {
      @Override
      public void plug() {
        gate.plugged = true;
      }

      @Override
      public void cut() {
        gate.plugged = false;
        hangUp.run();
      }

      @Override
      public void close() {
        supervisor.close();
        end.run();
      }
    };
  }

  private static Bench terminal(Made made) {
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
    return gated(made, opener, session, hangUp, emulator::close);
  }

  /** Nothing tells that a cable has gone: the terminal's answers no longer come. */
  private static Bench datagrams(Made made) {
    TerminalEmulator emulator = new TerminalEmulator(ZkTransport.UDP, 16, 0, 10);
    emulator.swallow(Integer.MAX_VALUE);
    LeapingWhileOut clock = new LeapingWhileOut();
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
    Bench gated = gated(made, opener, session, talking::acquireUninterruptibly, emulator::close);
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

  private static Bench camera(Made made) {
    try {
      ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
      Runnable hangUp =
          () -> {
            try {
              server.accept().close();
            } catch (IOException e) {
              throw new UncheckedIOException(e);
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
      CameraScanner session = new CameraScanner("g", made.lives(), System::nanoTime);
      return gated(made, opener, session, hangUp, end);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
