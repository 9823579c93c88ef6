package vn.motcua.firmware.cli.site;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.motcua.firmware.cli.ExitCode;
import vn.motcua.provisioning.ConfigException;
import vn.motcua.provisioning.SiteConfig;
import vn.motcua.provisioning.site.RefusedException;
import vn.motcua.provisioning.site.Registrar;

/** {@code motcua site revoke}. */
@Command(
    name = "revoke",
    mixinStandardHelpOptions = true,
    description = {
      "Revokes the certificates of a board and takes it off the access list.",
      "For a board or a card that was stolen or lost. A dead board that gets a new card needs"
          + " \"motcua site replace\" only.",
      "With --pages only those of its pages, with --role those of the hub, an inbox or the publisher"
          + " of catalogues, when a key of theirs is in other hands."
    })
final class SiteRevoke implements Callable<Integer> {
  private static final String INBOX = "inbox-";

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private SiteOption site = new SiteOption();
  @Mixin private WhyOption why = new WhyOption();

  @Parameters(index = "1", arity = "0..1", paramLabel = "BOARD", description = "Id of the board.")
  private @Nullable String board;

  @Option(
      names = "--pages",
      description = "Only the certificates of the board's pages; the board itself stays admitted.")
  private boolean pages;

  @Option(
      names = "--role",
      paramLabel = "ROLE",
      description = "Instead of a board: hub, inbox-1 (or another number) or site.")
  private @Nullable String role;

  @Override
  public Integer call() throws IOException, ConfigException, RefusedException {
    String reason = why.reason();
    Registrar registrar = site.open();
    PrintWriter out = spec.commandLine().getOut();
    if (role != null && board == null && !pages) {
      ofRole(registrar, role, reason, out);
    } else if (role == null && board != null) {
      ofBoard(registrar, site.board(board), reason, out);
    } else {
      throw new ParameterException(
          spec.commandLine(), "Name a BOARD, which --pages may follow, or a --role.");
    }
    out.flush();
    return ExitCode.OK;
  }

  private void ofBoard(Registrar registrar, String id, String reason, PrintWriter out)
      throws IOException, RefusedException {
    String name = registrar.config().client(id);
    if (pages) {
      out.printf(
          "%d certificates of the pages of %s are revoked. Browsers do not read the list of revoked"
              + " certificates: on the board, delete certificate and key under [web], and get new"
              + " ones with \"motcua enrol … --pages\".%n",
          registrar.revokePages(id, reason), name);
      return;
    }
    int revoked = registrar.revoke(name, reason);
    AccessList.remove(registrar.folder(), registrar.config(), id);
    out.printf(
        "%d certificates of %s are revoked. Copy acl.json and revoked.crl from %s to the broker,"
            + " which restarts and no longer lets the board in (docs/install.md, the broker).%n",
        revoked, name, registrar.folder().broker());
  }

  private void ofRole(Registrar registrar, String id, String reason, PrintWriter out)
      throws IOException, RefusedException {
    String name = commonName(registrar.config(), id);
    int revoked = registrar.revoke(name, reason);
    out.printf(
        "%d certificates of %s are revoked. Copy revoked.crl from %s to the broker, which restarts"
            + " and no longer lets it in. \"motcua site %s %s\" makes a new key and certificate.%n",
        revoked,
        name,
        registrar.folder().broker(),
        id.equals("site") ? "catalogue" : "renew",
        site.folder());
  }

  /** The name in the certificate of a role. */
  private String commonName(SiteConfig config, String id) {
    if (id.equals("hub") || id.equals("site")) {
      return config.client(id);
    }
    for (int i = 1; i <= config.inboxes(); i++) {
      if (id.equals(INBOX + i)) {
        return id;
      }
    }
    throw new ParameterException(
        spec.commandLine(),
        "--role takes hub, site or %s1 to %s%d, not \"%s\"; boards do not read the list of revoked"
                .formatted(INBOX, INBOX, config.inboxes(), id)
            + " certificates, so a broker or an enrolment service whose key was stolen needs"
            + " \"motcua site renew-ca\"");
  }
}
