package vn.motcua.devices.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.motcua.devices.life.Cables.Bench;
import vn.motcua.devices.life.Cables.Lives;
import vn.motcua.devices.life.Cables.Made;

/** Unplugging and plugging in a cable a thousand times leaks no descriptor and no thread. */
@Timeout(300)
class PlugCyclesTest {
  private static final int CYCLES = 1_000;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir Path folder = Path.of("");

  static Stream<Arguments> drivers() {
    return Stream.of(
        driver("serial scanner", PlugBenches::serial),
        driver("keyboard scanner", PlugBenches::keys),
        driver("HID POS scanner", PlugBenches::hidPos),
        driver("network printer", PlugBenches::printer),
        driver("printer at a device file", PlugBenches::printerFile),
        driver("fingerprint module", PlugBenches::finger),
        driver("GPIO panel", PlugBenches::panel),
        driver("terminal over TCP", PlugBenches::terminal),
        driver("terminal over UDP", PlugBenches::datagrams),
        driver("camera", PlugBenches::camera));
  }

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
}
