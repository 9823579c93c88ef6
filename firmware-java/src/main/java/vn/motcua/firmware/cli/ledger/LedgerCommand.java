package vn.motcua.firmware.cli.ledger;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code motcua ledger verify|export|show|backup|anchor}. */
@Command(
    name = "ledger",
    mixinStandardHelpOptions = true,
    description = "Reads or copies a board's ledger, even while the board runs.",
    subcommands = {
      LedgerVerifyCommand.class,
      ExportCommand.class,
      ShowCommand.class,
      BackupCommand.class,
      LedgerAnchorCommand.class
    })
public final class LedgerCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Name a subcommand: verify, export, show, backup or anchor.");
  }
}
