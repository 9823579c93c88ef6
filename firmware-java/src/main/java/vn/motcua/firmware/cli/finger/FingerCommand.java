package vn.motcua.firmware.cli.finger;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code motcua finger list|enrol|delete|backup|restore}. */
@Command(
    name = "finger",
    mixinStandardHelpOptions = true,
    description = {
      "Enrols, deletes and copies the fingers in a fingerprint module.",
      "Stop the board first: a serial port has one user.",
      "",
      "  motcua finger enrol --device /dev/motcua-fingerprint --slot 9",
      "  motcua finger backup --device /dev/motcua-fingerprint --key KEY --to DIR"
    },
    subcommands = {
      FingerList.class,
      FingerEnrol.class,
      FingerDelete.class,
      FingerBackup.class,
      FingerRestore.class
    })
public final class FingerCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Name a subcommand: list, enrol, delete, backup or restore.");
  }
}
