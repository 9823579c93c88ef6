package vn.motcua.firmware.cli.site;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code motcua site init|board|pages|catalogue|serve|replace|revoke|show}. */
@Command(
    name = "site",
    mixinStandardHelpOptions = true,
    description = {
      "Makes a centre and issues the certificates of its boards.",
      "Run it on a machine that only the technician uses, not on a board.",
      "",
      "  motcua site init minh-hoa --centre minh-hoa --name \"TTPVHCC phường Minh Hoạ\" \\",
      "    --broker broker.minh-hoa.example --enrolment 192.0.2.5",
      "  motcua site board minh-hoa kiosk-1        prints the board's one-time code",
      "  motcua site pages minh-hoa kiosk-1 192.0.2.7   where people open its pages",
      "  motcua site serve minh-hoa                while boards enrol and renew"
    },
    subcommands = {
      SiteInit.class,
      SiteBoard.class,
      SitePages.class,
      SiteCatalogue.class,
      SiteServe.class,
      SiteReplace.class,
      SiteRevoke.class,
      SiteRenew.class,
      SiteRenewCa.class,
      SiteRetireCa.class,
      SiteShow.class
    })
public final class SiteCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "Name a subcommand: init, board, pages, catalogue, serve, replace, revoke, renew, renew-ca, retire-ca or show.");
  }
}
