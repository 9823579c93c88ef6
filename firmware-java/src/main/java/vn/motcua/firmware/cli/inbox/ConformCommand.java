package vn.motcua.firmware.cli.inbox;

import java.io.IOException;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vn.motcua.bridge.conform.Conformance;
import vn.motcua.bridge.conform.ConformanceCheck;
import vn.motcua.bridge.link.paho.PahoMqttPort;

/** {@code motcua conform}: acts as a board towards a case server and checks its answers. */
@Command(
    name = "conform",
    mixinStandardHelpOptions = true,
    description = {
      "Checks whether a case server acknowledges correctly.",
      "Acts as boards of the invented centre \"conform\" towards the case server behind a broker,"
          + " and prints the result of each check. Exits with 1 when any check failed."
    })
public final class ConformCommand implements Callable<Integer> {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration QUIET = Duration.ofSeconds(1);
  private static final int PASSED = 0;
  private static final int FAILED = 1;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private BrokerOption broker = new BrokerOption();

  @Option(
      names = "--patience",
      paramLabel = "SECONDS",
      defaultValue = "10",
      description = "How long an answer may take, 1 to 300 s. Default: ${DEFAULT-VALUE}.")
  private int patience = 10;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException, IOException {
    if (patience < 1 || patience > 300) {
      throw new ParameterException(
          spec.commandLine(), "--patience takes 1 to 300 seconds, not " + patience);
    }
    PrintWriter out = spec.commandLine().getOut();
    Conformance kit =
        new Conformance(
            PahoMqttPort.to(broker.brokers(spec)),
            new SecureRandom(),
            Duration.ofSeconds(patience),
            QUIET);
    List<ConformanceCheck> checks = kit.run(check -> print(out, check));
    long failed = checks.stream().filter(check -> !check.passed()).count();
    if (json) {
      out.println(object(checks, failed));
    } else {
      out.printf("%d checks, %d failed%n", checks.size(), failed);
    }
    out.flush();
    return failed == 0 ? PASSED : FAILED;
  }

  private void print(PrintWriter out, ConformanceCheck check) {
    if (!json) {
      out.printf(
          "%s  %-16s %s%s%n",
          check.passed() ? "pass" : "FAIL",
          check.name(),
          check.expected(),
          check.passed() ? "" : "; but " + check.seen());
      out.flush();
    }
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
