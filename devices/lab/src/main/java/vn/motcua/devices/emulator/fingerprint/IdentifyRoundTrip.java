package vn.motcua.devices.emulator.fingerprint;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import vn.motcua.devices.ReadingSink;
import vn.motcua.devices.fingerprint.FingerprintReader;
import vn.motcua.devices.fingerprint.module.ModuleCommands;
import vn.motcua.devices.life.LifeChanged;
import vn.motcua.devices.life.LifeStage;
import vn.motcua.devices.life.Supervisor;
import vn.motcua.devices.link.LinkException;
import vn.motcua.devices.link.serial.SerialLinkOpener;

/**
 * The time of GenImg, Img2Tz and Search through driver, serial library and kernel, and the
 * transmission time of their 82 bytes.
 *
 * @param fingers templates in the emulated module
 * @param p50Nanos median of one identification
 * @param wireNanos bytes of the three commands and answers, ten bits each, at the module's speed
 */
public record IdentifyRoundTrip(int fingers, int rounds, long p50Nanos, long wireNanos) {
  private static final int BYTES = 12 + 12 + 13 + 12 + 17 + 16;
  private static final int BITS_A_BYTE = 10;
  private static final int MAXIMUM_SECONDS = 120;

  /** Measures on a pseudo terminal made in {@code directory}. */
  public static IdentifyRoundTrip measure(Path directory, int fingers, int rounds)
      throws InterruptedException, ExecutionException, TimeoutException {
    ModuleSpec spec = ModuleSpec.ZFM.withCapacity(fingers).withPace(Pace.WIRE);
    CountDownLatch ready = new CountDownLatch(1);
    ReadingSink sink =
        reading -> {
          if (reading instanceof LifeChanged changed && changed.life() == LifeStage.READY) {
            ready.countDown();
          }
        };
    FingerprintReader reader = new FingerprintReader("identify", sink, System::nanoTime);
    try (FingerprintModuleEmulator module =
            new FingerprintModuleEmulator(directory.resolve("identify"), spec);
        Supervisor life =
            new Supervisor(
                "identify", new SerialLinkOpener(module.path(), spec.baud()), reader, sink)) {
      for (int slot = 0; slot < fingers; slot++) {
        module.enrol(slot);
      }
      life.start();
      if (!ready.await(MAXIMUM_SECONDS, TimeUnit.SECONDS)) {
        throw new TimeoutException("the emulated module did not get ready");
      }
      module.touch(fingers - 1);
      long[] nanos = reader.submit(m -> identify(m, rounds)).get(MAXIMUM_SECONDS, TimeUnit.SECONDS);
      Arrays.sort(nanos);
      long wire = TimeUnit.SECONDS.toNanos(1) * BYTES * BITS_A_BYTE / spec.baud();
      return new IdentifyRoundTrip(fingers, rounds, nanos[rounds / 2], wire);
    }
  }

  private static long[] identify(ModuleCommands module, int rounds) throws LinkException {
    long[] nanos = new long[rounds];
    for (int i = 0; i < rounds; i++) {
      long begun = System.nanoTime();
      boolean found =
          module.genImg().isEmpty() && module.img2Tz(1).isEmpty() && module.search(1).isPresent();
      nanos[i] = found ? System.nanoTime() - begun : Long.MAX_VALUE;
    }
    return nanos;
  }

  /** The ratio to the transmission time. */
  public double timesTheWire() {
    return (double) p50Nanos / wireNanos;
  }
}
