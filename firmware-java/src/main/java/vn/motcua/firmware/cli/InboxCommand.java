package vn.motcua.firmware.cli;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import vn.motcua.bridge.EventCatalogue;
import vn.motcua.bridge.inbox.Inbox;
import vn.motcua.bridge.inbox.InboxWatch;
import vn.motcua.bridge.inbox.postgres.PostgresAddress;
import vn.motcua.bridge.link.Brokers;
import vn.motcua.bridge.link.MqttPort;
import vn.motcua.bridge.link.paho.PahoMqttPort;
import vn.motcua.firmware.cli.inbox.BrokerOption;
import vn.motcua.firmware.cli.inbox.InboxAnchorCommand;
import vn.motcua.firmware.cli.inbox.InboxVerifyCommand;
import vn.motcua.firmware.cli.inbox.ReportCommand;
import vn.motcua.firmware.cli.inbox.StoreOption;
import vn.motcua.firmware.cli.option.Sentence;
import vn.motcua.firmware.core.Stations;
import vn.motcua.firmware.system.Lifetime;
import vn.motcua.firmware.system.SdNotify;

/** {@code motcua inbox}: the case server's side as a process of its own. */
@Command(
    name = "inbox",
    mixinStandardHelpOptions = true,
    subcommands = {ReportCommand.class, InboxVerifyCommand.class, InboxAnchorCommand.class},
    description = {
      "Receives the events of all boards, stores each once and acknowledges it.",
      "With --store any number of inboxes share the work; they can be added and stopped at any"
          + " time."
    })
final class InboxCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private BrokerOption broker = new BrokerOption();

  @Mixin private StoreOption store = new StoreOption();

  @Option(
      names = "--share",
      paramLabel = "NAME",
      defaultValue = "motcua",
      description =
          "Name of the inboxes on one database that divide the boards among them. Default:"
              + " ${DEFAULT-VALUE}.")
  private String share = "motcua";

  @Override
  public Integer call() throws Exception {
    if (broker.urls().isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          "Name a broker with --broker URL, or use the subcommand report, verify or anchor.");
    }
    if (!share.matches("[a-z0-9-]{1,40}")) {
      throw new ParameterException(
          spec.commandLine(), "--share takes 1 to 40 of a-z, 0-9 and '-', not " + share);
    }
    PostgresAddress database = store.database(spec);
    Lifetime lifetime = new Lifetime();
    SdNotify systemd = SdNotify.fromEnvironment();
    try (Inbox _ = open(broker.brokers(spec), database, watch(systemd, lifetime))) {
      String urls = broker.urls().stream().map(URI::toString).collect(joining(", "));
      Object place = database == null ? store.directory() : database;
      spec.commandLine().getOut().println("inbox " + place + " listens to " + urls);
      spec.commandLine().getOut().flush();
      systemd.ready();
      Throwable cause = lifetime.await();
      systemd.stopping();
      if (cause != null) {
        spec.commandLine().getErr().println("motcua: the inbox stopped: " + Sentence.of(cause));
        return ExitCode.FAILED;
      }
      return ExitCode.OK;
    } finally {
      lifetime.closed();
    }
  }

  private static InboxWatch watch(SdNotify systemd, Lifetime lifetime) {
    return new InboxWatch() {
      @Override
      public void turned() {
        systemd.watchdog();
      }

      @Override
      public void failed(Throwable cause) {
        lifetime.fail(cause);
      }
    };
  }

  private Inbox open(Brokers brokers, @Nullable PostgresAddress database, InboxWatch watch)
      throws IOException {
    MqttPort.Opener port = PahoMqttPort.to(brokers);
    EventCatalogue events = Stations.ALL.events();
    Path directory = store.directory();
    return database == null && directory != null
        ? Inbox.open(directory, events, port, InstantSource.system(), watch)
        : Inbox.join(
            Objects.requireNonNull(database), events, share, port, InstantSource.system(), watch);
  }
}
