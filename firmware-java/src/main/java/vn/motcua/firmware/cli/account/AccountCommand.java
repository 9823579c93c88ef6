package vn.motcua.firmware.cli.account;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code motcua account}. */
@Command(
    name = "account",
    mixinStandardHelpOptions = true,
    description = "Makes the one-time code with which a board gets a supervisor.",
    subcommands = {FirstCodeCommand.class, RecoverCommand.class})
public final class AccountCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(), "Name a verb: first-code or recover.");
  }
}
