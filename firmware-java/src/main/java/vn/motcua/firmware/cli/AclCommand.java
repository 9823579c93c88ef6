package vn.motcua.firmware.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import vn.motcua.bridge.broker.BoardList;
import vn.motcua.bridge.broker.BrokerAcl;

/** {@code motcua acl}: what the broker is told about who may do what. */
@Command(
    name = "acl",
    mixinStandardHelpOptions = true,
    description = {
      "Prints who may do what on the broker, for Mosquitto's dynamic security plugin as",
      "provisioning/image/mosquitto/motcua.conf loads it: each board writes and reads under its",
      "own name only, and only the inboxes read events.",
      "",
      "  motcua acl --boards boards > /etc/motcua/broker/acl.json && systemctl restart mosquitto"
    })
final class AclCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--boards",
      required = true,
      paramLabel = "FILE",
      description =
          "The boards, one \"centre board\" or \"centre.board\" a line; # begins a remark.")
  private Path boards = Path.of("boards");

  @Option(
      names = "--inboxes",
      paramLabel = "N",
      defaultValue = "4",
      description = {
        "How many inboxes have a name: inbox-1 to inbox-N, each the common name of a",
        "certificate of its own. 1 to " + BrokerAcl.INBOXES_MAX + ". Default: ${DEFAULT-VALUE}"
      })
  private int inboxes = 4;

  @Option(
      names = "--share",
      paramLabel = "NAME",
      defaultValue = "motcua",
      description =
          "Shared subscription of the inboxes, as inbox --share. Default: ${DEFAULT-VALUE}")
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
          .print(new BrokerAcl(BoardList.read(boards), inboxes, share).text());
      spec.commandLine().getOut().flush();
      return ExitCode.OK;
    } catch (BoardList.FaultsException e) {
      spec.commandLine().getErr().println(e.getMessage());
      return ExitCode.USAGE;
    }
  }
}
