package vn.motcua.firmware.cli.site;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.motcua.firmware.cli.ExitCode;
import vn.motcua.provisioning.ConfigException;
import vn.motcua.provisioning.SiteToml;
import vn.motcua.provisioning.site.Registrar;

/** {@code motcua site pages}. */
@Command(
    name = "pages",
    mixinStandardHelpOptions = true,
    description = {
      "Says under which names and addresses people open the pages of a board.",
      "The board gets a certificate for these when it enrols, renews, or asks with \"motcua enrol"
          + " --pages\", and for no others. What was said before is replaced."
    })
final class SitePages implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private SiteOption site = new SiteOption();

  @Parameters(index = "1", paramLabel = "BOARD", description = "Id of the board, as in board.toml.")
  private String board = "";

  @Parameters(
      index = "2..*",
      arity = "1..*",
      paramLabel = "HOST",
      description = "A name or an address, as people write it after https://.")
  private List<String> hosts = List.of();

  @Override
  public Integer call() throws IOException, ConfigException {
    for (String host : hosts) {
      SiteToml.host()
          .wrong(host)
          .ifPresent(fault -> {
            throw new ParameterException(
                spec.commandLine(), "HOST \"%s\" %s".formatted(host, fault));
          });
    }
    Registrar registrar = site.open();
    registrar.namePages(site.board(board), hosts);
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        "On the board, while \"motcua site serve %s\" runs here:%n"
            + "motcua enrol --config board.toml --service https://%s:%d --pages%n%s%n",
        site.folder(),
        registrar.config().enrolment().getFirst(),
        SiteServe.PORT,
        BrowserTrust.sentence(registrar));
    out.flush();
    return ExitCode.OK;
  }
}
