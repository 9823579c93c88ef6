package vn.motcua.firmware.cli;

import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.motcua.bridge.inbox.Inbox;
import vn.motcua.bridge.mqtt.PahoMqttPort;
import vn.motcua.firmware.system.SdNotify;

/** {@code motcua inbox}: the case server's side as a process of its own. */
@Command(
    name = "inbox",
    mixinStandardHelpOptions = true,
    description = "Receives the events of all boards: verifies, stores each once, acknowledges.")
final class InboxCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--broker",
      required = true,
      paramLabel = "URL",
      description = "MQTT 5 broker, such as tcp://127.0.0.1:1883")
  private URI broker = URI.create("tcp://127.0.0.1:1883");

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "Where received events are stored.")
  private Path data = Path.of(".");

  @Override
  public Integer call() throws Exception {
    Lifetime lifetime = new Lifetime();
    SdNotify systemd = SdNotify.fromEnvironment();
    try (Inbox _ = Inbox.open(data, PahoMqttPort.to(broker), InstantSource.system())) {
      spec.commandLine().getOut().println("inbox " + data + " listens to " + broker);
      spec.commandLine().getOut().flush();
      systemd.ready();
      lifetime.await();
      systemd.stopping();
      return ExitCode.OK;
    } finally {
      lifetime.closed();
    }
  }
}
