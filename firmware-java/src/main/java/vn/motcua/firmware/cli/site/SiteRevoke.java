package vn.motcua.firmware.cli.site;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.motcua.firmware.cli.ExitCode;
import vn.motcua.provisioning.ConfigException;
import vn.motcua.provisioning.site.RefusedException;
import vn.motcua.provisioning.site.Registrar;

/** {@code motcua site revoke}. */
@Command(
    name = "revoke",
    mixinStandardHelpOptions = true,
    description = {
      "Revokes the certificates of a board and takes it off the access list.",
      "For a board or a card that was stolen or lost. A dead board that gets a new card needs"
          + " \"motcua site replace\" only."
    })
final class SiteRevoke implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private SiteOption site = new SiteOption();
  @Mixin private WhyOption why = new WhyOption();

  @Parameters(index = "1", paramLabel = "BOARD", description = "Id of the board.")
  private String board = "";

  @Override
  public Integer call() throws IOException, ConfigException, RefusedException {
    String reason = why.reason();
    Registrar registrar = site.open();
    String name = registrar.config().client(site.board(board));
    int revoked = registrar.revoke(name, reason);
    AccessList.remove(registrar.folder(), registrar.config(), board);
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        "%d certificates of %s are revoked. Copy acl.json and revoked.crl from %s to the broker and"
            + " restart it: from then on it no longer lets the board in.%n",
        revoked, name, registrar.folder().broker());
    out.flush();
    return ExitCode.OK;
  }
}
