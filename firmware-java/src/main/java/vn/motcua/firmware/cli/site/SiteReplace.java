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
import vn.motcua.provisioning.site.NewCard;
import vn.motcua.provisioning.site.RefusedException;
import vn.motcua.provisioning.site.Registrar;

/** {@code motcua site replace}. */
@Command(
    name = "replace",
    mixinStandardHelpOptions = true,
    description = {
      "Gives a dead board a new card in the same role.",
      "Revokes the certificates of the old card, and prints what the new one needs: slots that no"
          + " card of the centre has had, so that its numbers never meet the old ones, and a"
          + " one-time code. Its empty ledger begins an epoch by itself."
    })
final class SiteReplace implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private SiteOption site = new SiteOption();
  @Mixin private WhyOption why = new WhyOption();

  @Parameters(index = "1", paramLabel = "BOARD", description = "Id of the board.")
  private String board = "";

  @Override
  public Integer call() throws IOException, ConfigException {
    String reason = why.reason();
    Registrar registrar = site.open();
    NewCard card;
    try {
      card = registrar.replace(site.board(board), reason);
    } catch (RefusedException none) {
      spec.commandLine().getErr().println("motcua: " + none.getMessage());
      return ExitCode.FAILED;
    }
    AccessList.add(registrar.folder(), registrar.config(), board);
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        "%d certificates of the old card of %s are revoked. Destroy that card.%n"
            + "1. Copy revoked.crl from %s to the broker, which restarts on it.%n"
            + "2. In board.toml of the new card, and on its label:%n"
            + "slots = %s%n"
            + "3. On the new card, while \"motcua site serve %s\" runs here:%n"
            + "motcua enrol --config board.toml --service https://%s:%d --code %s%n",
        card.revoked(),
        board,
        registrar.folder().broker(),
        card.slots(),
        site.folder(),
        registrar.config().enrolment().getFirst(),
        SiteServe.PORT,
        card.code());
    out.flush();
    return ExitCode.OK;
  }
}
