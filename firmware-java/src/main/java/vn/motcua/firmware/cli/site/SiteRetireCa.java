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
import vn.motcua.provisioning.ConfigException;
import vn.motcua.provisioning.site.RefusedException;
import vn.motcua.provisioning.site.Registrar;

/** {@code motcua site retire-ca}. */
@Command(
    name = "retire-ca",
    mixinStandardHelpOptions = true,
    description = {
      "Ends the trust in the former issuing CA, when nothing in use was signed by it.",
      "It names the boards that have not renewed yet. With --anyway it does not wait for them, as"
          + " after the theft of the technician's machine; each of them then needs a new code."
    })
final class SiteRetireCa implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private SiteOption site = new SiteOption();

  @Option(names = "--anyway", description = "Also when boards have not renewed.")
  private boolean anyway;

  @Override
  public Integer call() throws IOException, ConfigException {
    Registrar registrar = site.open();
    try {
      site.rollOver(registrar).retire(anyway);
    } catch (RefusedException refused) {
      spec.commandLine().getErr().println("motcua: " + refused.getMessage());
      return ExitCode.FAILED;
    }
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        "The former issuing CA of %s is trusted no more, and its key is deleted here. Copy %s to"
            + " each broker and restart it; copy ca.crt to each inbox.%n",
        registrar.config().centre(), registrar.folder().broker());
    out.flush();
    return ExitCode.OK;
  }
}
