package vn.motcua.firmware.cli.finger;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import vn.motcua.devices.Reading;
import vn.motcua.devices.ReadingSink;
import vn.motcua.devices.fingerprint.BaudDetectingOpener;
import vn.motcua.devices.fingerprint.FingerprintReader;
import vn.motcua.devices.fingerprint.module.ModuleOptions;
import vn.motcua.devices.fingerprint.module.ModuleTask;
import vn.motcua.devices.life.LifeChanged;
import vn.motcua.devices.life.LifeStage;
import vn.motcua.devices.life.Supervisor;
import vn.motcua.devices.link.serial.SerialLinkOpener;

/** The module that a command works on, through the driver of a board; its speed is found. */
final class ModuleOption {
  private static final String NAME = "module";
  private static final Duration READY_MAX = Duration.ofSeconds(20);

  /** Copying a library of 1 000 slots takes some six minutes at 57 600 baud. */
  private static final Duration TASK_MAX = Duration.ofMinutes(20);

  @Option(
      names = "--device",
      required = true,
      paramLabel = "FILE",
      description = "The serial port of the module, such as /dev/motcua-fingerprint.")
  private Path device = Path.of("");

  @Option(
      names = "--password",
      paramLabel = "HEX",
      defaultValue = "00000000",
      description =
          "The password of the module, eight hexadecimal digits. Default: ${DEFAULT-VALUE}, the"
              + " factory's.")
  private String password = "00000000";

  /**
   * Runs {@code task} once the module has answered.
   *
   * @throws IOException when there is no module, or it is lost, refuses or has another password
   */
  <T> T run(CommandSpec spec, ModuleTask<T> task) throws IOException, InterruptedException {
    ModuleOptions options = ModuleOptions.password(password(spec));
    var ready = new CompletableFuture<Boolean>();
    ReadingSink sink = reading -> heard(reading, ready);
    var module = new FingerprintReader(NAME, options, sink, System::nanoTime);
    var opener =
        new BaudDetectingOpener(baud -> new SerialLinkOpener(device, baud), System::nanoTime);
    try (var life = new Supervisor(NAME, opener, module, sink)) {
      life.start();
      result(ready, READY_MAX);
      return result(module.submit(task), TASK_MAX);
    }
  }

  private static void heard(Reading reading, CompletableFuture<Boolean> ready) {
    if (reading instanceof LifeChanged now) {
      if (now.life() == LifeStage.READY) {
        ready.complete(true);
      } else if (now.life() == LifeStage.ABSENT || now.life() == LifeStage.FAULTED) {
        ready.completeExceptionally(new IOException(now.reason()));
      }
    }
  }

  private static <T> T result(Future<T> work, Duration most)
      throws IOException, InterruptedException {
    try {
      return work.get(most.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new IOException(String.valueOf(cause.getMessage()), e);
    } catch (TimeoutException e) {
      throw new IOException("the module did not answer in " + most.toSeconds() + " s", e);
    }
  }

  private int password(CommandSpec spec) {
    if (!password.matches("[0-9a-fA-F]{8}")) {
      throw new ParameterException(
          spec.commandLine(), "--password takes eight hexadecimal digits, not " + password);
    }
    return Integer.parseUnsignedInt(password, 16);
  }
}
