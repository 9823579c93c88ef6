package vn.motcua.firmware.cli.site;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.motcua.firmware.cli.ExitCode;
import vn.motcua.firmware.system.Lifetime;
import vn.motcua.provisioning.ConfigException;
import vn.motcua.provisioning.est.EstService;
import vn.motcua.provisioning.site.Registrar;

/** {@code motcua site serve}. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = {
      "Answers boards that ask for their first certificate or the next one (EST, RFC 7030).",
      "It needs the issuing CA's key. A board renews its certificate at two thirds of its life, so"
          + " this has to run at some time in each four months."
    })
final class SiteServe implements Callable<Integer> {
  /** Where boards find the service unless told otherwise. */
  static final int PORT = 8445;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private SiteOption site = new SiteOption();

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      defaultValue = "0.0.0.0",
      description = "Address of this machine to listen on. Default: ${DEFAULT-VALUE}.")
  private String host = "0.0.0.0";

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "" + PORT,
      description = "Port to listen on; 0 takes a free one. Default: ${DEFAULT-VALUE}.")
  private int port = PORT;

  @Override
  public Integer call() throws IOException, ConfigException, InterruptedException {
    Lifetime lifetime = new Lifetime();
    Registrar registrar = site.open();
    try (EstServer server = new EstServer(registrar, new EstService(registrar), host, port)) {
      PrintWriter out = spec.commandLine().getOut();
      out.printf("boards enrol at https://%s:%d; Ctrl-C ends%n", host, server.port());
      out.flush();
      lifetime.await();
    } finally {
      lifetime.closed();
    }
    return ExitCode.OK;
  }
}
