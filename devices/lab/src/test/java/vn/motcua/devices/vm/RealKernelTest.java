package vn.motcua.devices.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * The drivers on a stock Debian kernel under QEMU: real GPIO lines, USB printers, keyboards and
 * serial adapters of the kernel's own making, no test doubles. Skipped, with the reason, where QEMU
 * or the kernel is not available.
 *
 * <p>The kernel is kept in {@code ~/.cache/motcua-kiosk/vm}, or where MOTCUA_VM_DIR says.
 */
@Tag("vm")
class RealKernelTest {
  private static final int EXIT_CANNOT = 77;
  private static final long PREPARE_MINUTES_MAX = 10;
  private static final long RUN_MINUTES_MAX = 8;
  private static final Path RECIPE = Path.of("src/test/vm").toAbsolutePath();

  @TestFactory
  Stream<DynamicTest> theDriversWorkOnARealKernel() throws IOException, InterruptedException {
    Path directory = directory();
    Finished prepared =
        run(PREPARE_MINUTES_MAX, RECIPE.resolve("prepare.sh").toString(), directory.toString());
    if (prepared.exit == EXIT_CANNOT) {
      System.out.println("real-kernel tests skipped: " + prepared.output);
      abort("real-kernel tests skipped: " + prepared.output);
    }
    assertThat(prepared.exit).as(prepared.output).isZero();

    Path job = Files.createTempFile(directory, "job", ".sh");
    Files.writeString(job, script());
    Finished finished =
        run(
            RUN_MINUTES_MAX,
            RECIPE.resolve("run.sh").toString(),
            directory.toString(),
            job.toString());
    Files.delete(job);
    List<String> lines = finished.output.lines().map(String::strip).toList();
    return GuestMain.checks().stream().map(check -> test(check, lines, finished.output));
  }

  private static DynamicTest test(Check check, List<String> lines, String console) {
    return DynamicTest.dynamicTest(
        check.sentence(),
        () -> {
          String said =
              lines.stream()
                  .filter(line ->
                      line.equals(GuestMain.OK + check.sentence())
                          || line.startsWith(GuestMain.NOT_OK + check.sentence() + ":"))
                  .findFirst()
                  .orElse("the guest said nothing of it; its console:\n" + console);
          assertThat(said).isEqualTo(GuestMain.OK + check.sentence());
        });
  }

  /** What the guest runs: this process's own Java and class path, as root. */
  private static String script() {
    return String.format(
        Locale.ROOT,
        """
        exec '%s/bin/java' -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx512m -Xshare:auto \\
          --enable-native-access=ALL-UNNAMED -Djava.io.tmpdir=/run -cp '%s' %s
        """,
        System.getProperty("java.home"),
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
        GuestMain.class.getName());
  }

  private static Path directory() throws IOException {
    String given = System.getenv("MOTCUA_VM_DIR");
    Path directory =
        given != null
            ? Path.of(given)
            : Path.of(System.getProperty("user.home"), ".cache", "motcua-kiosk", "vm");
    return Files.createDirectories(directory).toRealPath();
  }

  private record Finished(int exit, String output) {}

  private static Finished run(long minutesMax, String... command)
      throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (InputStream output = process.getInputStream()) {
      String text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
      boolean ended = process.waitFor(minutesMax, TimeUnit.MINUTES);
      return new Finished(ended ? process.exitValue() : -1, text);
    } finally {
      process.destroyForcibly();
    }
  }
}
