package vn.motcua.firmware.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import vn.motcua.bridge.broker.AccountRights;
import vn.motcua.bridge.broker.BoardList;
import vn.motcua.bridge.broker.BrokerAcl;
import vn.motcua.bridge.wire.Topics;
import vn.motcua.firmware.cli.option.ExistingFile;

/** {@code motcua acl}: the access list of the broker. */
@Command(
    name = "acl",
    mixinStandardHelpOptions = true,
    description = {
      "Prints the access list of the broker.",
      "It is a configuration of Mosquitto's dynamic security plugin, which"
          + " provisioning/image/mosquitto/motcua.conf loads: each board publishes and subscribes"
          + " under its own name only, and only the inboxes receive events.",
      "",
      "  motcua acl --boards boards > /etc/motcua/broker/acl.json",
      "  systemctl restart mosquitto"
    })
final class AclCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--boards",
      converter = ExistingFile.class,
      required = true,
      paramLabel = "FILE",
      description =
          "The boards, one \"centre board\" or \"centre.board\" on each line; # begins a comment.")
  private Path boards = Path.of("boards");

  @Option(
      names = "--names",
      converter = ExistingFile.class,
      paramLabel = "FILE",
      description = "Those of the boards that read the names of people, in the same form.")
  private @Nullable Path names;

  @Option(
      names = "--accounts",
      converter = ExistingFile.class,
      paramLabel = "FILE",
      description = "Those of the boards that get the accounts of their centre, in the same form.")
  private @Nullable Path accounts;

  @Option(
      names = "--accounts-owners",
      converter = ExistingFile.class,
      paramLabel = "FILE",
      description =
          "The board of each centre that owns the accounts and sends them, in the same form.")
  private @Nullable Path owners;

  @Option(
      names = "--inboxes",
      paramLabel = "N",
      defaultValue = "4",
      description =
          "Number of inboxes, 1 to "
              + BrokerAcl.INBOXES_MAX
              + ": inbox-1 to inbox-N, each the common name of a certificate of its own. Default:"
              + " ${DEFAULT-VALUE}.")
  private int inboxes = 4;

  @Option(
      names = "--share",
      paramLabel = "NAME",
      defaultValue = "motcua",
      description =
          "Name of the shared subscription of inboxes of earlier versions. Default:"
              + " ${DEFAULT-VALUE}.")
  private String share = "motcua";

  @Override
  public Integer call() throws IOException {
    if (inboxes < 1 || inboxes > BrokerAcl.INBOXES_MAX) {
      throw new ParameterException(
          spec.commandLine(), "--inboxes takes 1 to " + BrokerAcl.INBOXES_MAX + ", not " + inboxes);
    }
    if (!share.matches("[a-z0-9-]{1,40}")) {
      throw new ParameterException(
          spec.commandLine(), "--share takes 1 to 40 of a-z, 0-9 and '-', not " + share);
    }
    try {
      spec.commandLine()
          .getOut()
          .print(
              new BrokerAcl(BoardList.read(boards), listed(names), accountRights(), inboxes, share)
                  .text());
      spec.commandLine().getOut().flush();
      return ExitCode.OK;
    } catch (BoardList.FaultsException e) {
      spec.commandLine().getErr().println(e.getMessage());
      return ExitCode.USAGE;
    }
  }

  private AccountRights accountRights() throws IOException, BoardList.FaultsException {
    Set<Topics> owning = listed(owners);
    try {
      return new AccountRights(owning, listed(accounts));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--accounts-owners: " + e.getMessage(), e);
    }
  }

  private static Set<Topics> listed(@Nullable Path file)
      throws IOException, BoardList.FaultsException {
    return file == null ? Set.of() : Set.copyOf(BoardList.read(file));
  }
}
