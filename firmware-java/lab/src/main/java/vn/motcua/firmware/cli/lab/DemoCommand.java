package vn.motcua.firmware.cli.lab;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import vn.motcua.firmware.cli.ExitCode;
import vn.motcua.firmware.cli.option.Sentence;
import vn.motcua.firmware.demo.Burst;
import vn.motcua.firmware.demo.Demo;
import vn.motcua.firmware.demo.Smoke;
import vn.motcua.firmware.system.DemoData;
import vn.motcua.firmware.system.Lifetime;
import vn.motcua.provisioning.BoardConfig;
import vn.motcua.provisioning.ConfigException;

/** {@code motcua demo}: a whole centre in one process. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Runs a whole centre in one process, with emulated devices.",
      "Starts a broker, a case server and one board with all roles. Ctrl-C ends it; the data"
          + " stays.",
      "With --scenario intruder it attacks a centre of real processes instead (docs/access.md)."
    })
final class DemoCommand implements Callable<Integer> {
  private static final int PORT_DEFAULT = 8080;
  private static final List<String> OF_ONE_PROCESS =
      List.of("--host", "--port", "--smoke", "--burst", "--insecure-open");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = {"Directory for the data. Default:", "~/.local/state/motcua/demo."})
  private @Nullable Path data;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description = "Address of the pages. Default: ${DEFAULT-VALUE}.")
  private String host = "127.0.0.1";

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "TCP port of the pages, 0 for any free port. Default: 8080.")
  private @Nullable Integer port;

  @Option(
      names = "--smoke",
      description =
          "Create one event of each kind through the devices, wait for the case server, print the"
              + " times and end: exit code 0 when all went well, 1 at the first failure. Uses new"
              + " data and any free port.")
  private boolean smoke;

  @Option(
      names = "--burst",
      paramLabel = "N",
      description =
          "Take N tickets (1 to 500) at once, as at opening time, print p50 and p99, and end.")
  private @Nullable Integer burst;

  @Option(
      names = "--insecure-open",
      description =
          "Serve the pages to other machines too, without accounts: anyone who reaches them can"
              + " call, rate, reprint and read names. Every page then says so.")
  private boolean insecureOpen;

  @Option(
      names = "--scenario",
      paramLabel = "NAME",
      description =
          "intruder: set up a site, a broker with TLS and a board with accounts as processes, try"
              + " every address as every kind of caller and the broker's topics by certificate, and"
              + " end: exit code 0 when each is as declared, 1 when a door is open. Needs"
              + " mosquitto.")
  private @Nullable String scenario;

  @Mixin private IntruderRun.Options intruder = new IntruderRun.Options();

  @Override
  public Integer call() throws Exception {
    if (scenario != null) {
      return attack(scenario);
    }
    if (intruder.areGiven()) {
      throw new ParameterException(
          spec.commandLine(), "--plant and --json belong to --scenario intruder");
    }
    if (burst != null && (burst < 1 || burst > Burst.TICKETS_MAX)) {
      throw new ParameterException(
          spec.commandLine(), "--burst takes 1 to " + Burst.TICKETS_MAX + " tickets, not " + burst);
    }
    if (port != null && (port < 0 || port > 65_535)) {
      throw new ParameterException(spec.commandLine(), "--port takes 0 to 65535, not " + port);
    }
    return smoke || burst != null ? measure() : serve();
  }

  private int attack(String name) throws Exception {
    if (!name.equals("intruder")) {
      throw new ParameterException(
          spec.commandLine(), "--scenario takes intruder, not \"" + name + "\"");
    }
    for (String other : OF_ONE_PROCESS) {
      if (spec.commandLine().getParseResult().hasMatchedOption(other)) {
        throw new ParameterException(spec.commandLine(), other + " does not go with --scenario");
      }
    }
    return new IntruderRun(spec, intruder).run(data);
  }

  private int measure() throws Exception {
    Path place = data == null ? Files.createTempDirectory("motcua-demo-") : data;
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try (Demo demo = demo(place, port == null ? 0 : port, this::complain)) {
      if (smoke) {
        new Smoke(demo, out).run();
      }
      if (burst != null) {
        new Burst(demo, out).run(burst);
      }
      return ExitCode.OK;
    } catch (Smoke.Miss miss) {
      spec.commandLine().getErr().println("motcua: missed: " + miss.getMessage());
      return ExitCode.FAILED;
    } finally {
      if (data == null) {
        Scratch.delete(place);
      }
    }
  }

  private int serve() throws Exception {
    Path place = data == null ? DemoData.usual().root() : data;
    Lifetime lifetime = new Lifetime();
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try (Demo demo = demo(place, port == null ? PORT_DEFAULT : port, lifetime::fail)) {
      out.println("Motcua demo: http://localhost:" + demo.port() + "/   (Ctrl-C ends it)");
      out.println("broker: " + demo.broker());
      out.println("data: " + place.toAbsolutePath());
      Throwable cause = lifetime.await();
      if (cause != null) {
        spec.commandLine().getErr().println("motcua: the board stopped: " + Sentence.of(cause));
        return ExitCode.FAILED;
      }
      out.println("stopping; the data stays in " + place.toAbsolutePath());
      return ExitCode.OK;
    } finally {
      lifetime.closed();
    }
  }

  private Demo demo(Path place, int wantedPort, Consumer<Throwable> fatal)
      throws IOException, ConfigException {
    int numbers = burst == null ? BoardConfig.Web.NUMBERS_DEFAULT : BoardConfig.Web.PER_MINUTE_MAX;
    var web = new BoardConfig.Web(host, wantedPort, numbers, BoardConfig.Web.TOUCHES_DEFAULT);
    return new Demo(new Demo.Place(new DemoData(place.toAbsolutePath()), web, insecureOpen), fatal);
  }

  private void complain(Throwable cause) {
    spec.commandLine().getErr().println("motcua: the board stopped: " + Sentence.of(cause));
  }
}
