package vn.motcua.firmware.cli.inbox;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vn.motcua.bridge.conform.BrokerVersion;
import vn.motcua.bridge.conform.Conformance;
import vn.motcua.bridge.conform.ConformanceCheck;
import vn.motcua.bridge.link.Brokers;
import vn.motcua.bridge.link.paho.Paho3MqttPort;
import vn.motcua.bridge.link.paho.PahoMqttPort;
import vn.motcua.firmware.cli.ExitCode;
import vn.motcua.firmware.cli.progress.Progress;

/** {@code motcua conform}: acts as a board towards a case server and checks its answers. */
@Command(
    name = "conform",
    mixinStandardHelpOptions = true,
    description = {
      "Checks whether a case server acknowledges correctly.",
      "Acts as boards of the invented centre \"conform\" towards the case server behind a broker,"
          + " and prints the result of each check. What is retained of these boards is taken off"
          + " the broker at the end."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every check passed",
      "1:a check failed",
      "2:wrong arguments",
      "69:the broker is not there, or knows only MQTT 3.1.1"
    })
public final class ConformCommand implements Callable<Integer> {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration QUIET = Duration.ofSeconds(1);

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private BrokerOption broker = new BrokerOption();

  @Option(
      names = "--patience",
      paramLabel = "SECONDS",
      defaultValue = "10",
      description = "How long an answer may take, 1 to 300 s. Default: ${DEFAULT-VALUE}.")
  private int patience = 10;

  @Option(
      names = "--check",
      paramLabel = "NAME",
      split = ",",
      description = "Run these checks only, such as gap,withheld. Default: all.")
  private List<String> names = List.of();

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException, IOException {
    if (patience < 1 || patience > 300) {
      throw new ParameterException(
          spec.commandLine(), "--patience takes 1 to 300 seconds, not " + patience);
    }
    for (String name : names) {
      if (!Conformance.names().contains(name)) {
        throw new ParameterException(
            spec.commandLine(),
            "--check " + name + " is none of " + String.join(", ", Conformance.names()));
      }
    }
    Brokers brokers = broker.brokers(spec);
    Duration longest = Duration.ofSeconds(patience);
    String trouble = trouble(brokers, longest);
    if (trouble != null) {
      spec.commandLine().getErr().println(trouble);
      return ExitCode.UNAVAILABLE;
    }
    PrintWriter out = spec.commandLine().getOut();
    Conformance kit = new Conformance(PahoMqttPort.to(brokers), new SecureRandom(), longest, QUIET);
    CheckLines lines = new CheckLines(out);
    List<ConformanceCheck> checks = run(kit, json ? _ -> {} : lines::take);
    long failed = checks.stream().filter(check -> !check.passed()).count();
    if (json) {
      out.println(object(checks, failed));
    } else {
      lines.end();
      out.printf("%d checks, %d failed%n", checks.size(), failed);
    }
    out.flush();
    return failed == 0 ? ExitCode.OK : ExitCode.FAILED;
  }

  private List<ConformanceCheck> run(Conformance kit, Consumer<ConformanceCheck> print)
      throws InterruptedException {
    List<String> asked = names.isEmpty() ? Conformance.names() : names;
    PrintWriter err = spec.commandLine().getErr();
    try (Progress progress = Progress.of("conform", asked.size(), "checks", err)) {
      return kit.run(
          asked,
          check -> {
            progress.aside(() -> print.accept(check));
            progress.step();
          });
    }
  }

  /** Why the checks cannot run with this broker, in one sentence; null when they can. */
  private @Nullable String trouble(Brokers brokers, Duration longest) throws InterruptedException {
    String urls = broker.urls().stream().map(URI::toString).collect(Collectors.joining(","));
    return switch (BrokerVersion.of(
        PahoMqttPort.to(brokers), Paho3MqttPort.to(brokers), new SecureRandom(), longest)) {
      case MQTT_5 -> null;
      case ONLY_MQTT_3_1_1 ->
          urls
              + " knows only MQTT 3.1.1, and conform needs MQTT 5; a board can use this broker"
              + " with mqtt = \"3.1.1\" in board.toml.";
      case NONE ->
          urls + " accepts no MQTT connection; check the address and whether the broker runs.";
    };
  }

  private static ObjectNode object(List<ConformanceCheck> checks, long failed) {
    ObjectNode object = JSON.createObjectNode();
    object.put("checks", checks.size()).put("failed", failed);
    var array = object.putArray("results");
    for (ConformanceCheck check : checks) {
      array
          .addObject()
          .put("name", check.name())
          .put("passed", check.passed())
          .put("expected", check.expected())
          .put("seen", check.seen());
    }
    return object;
  }
}
