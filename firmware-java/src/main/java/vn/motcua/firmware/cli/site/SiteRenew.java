package vn.motcua.firmware.cli.site;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import vn.motcua.firmware.cli.ExitCode;
import vn.motcua.provisioning.ConfigException;
import vn.motcua.provisioning.site.RefusedException;
import vn.motcua.provisioning.site.Registrar;

/** {@code motcua site renew}. */
@Command(
    name = "renew",
    mixinStandardHelpOptions = true,
    description = {
      "Makes the certificates of brokers, inboxes, the enrolment service and the hub's role anew.",
      "Those that have less than a third of their life left, or were revoked; it says which. It also"
          + " writes the list of revoked certificates anew, without which a broker lets nobody in"
          + " after 400 days. Once in half a year is enough. Boards renew by themselves."
    })
final class SiteRenew implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private SiteOption site = new SiteOption();

  @Override
  public Integer call() throws IOException, ConfigException, RefusedException {
    Registrar registrar = site.open();
    List<Path> renewed = site.certificates(registrar).renew();
    PrintWriter out = spec.commandLine().getOut();
    renewed.forEach(each -> out.printf("%s has a new certificate; copy it to its machine%n", each));
    out.printf(
        "%s is new; copy it to each broker and restart it%n", registrar.folder().revocations());
    out.flush();
    return ExitCode.OK;
  }
}
