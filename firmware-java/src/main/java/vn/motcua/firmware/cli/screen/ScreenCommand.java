package vn.motcua.firmware.cli.screen;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code motcua screen add|list|remove}. */
@Command(
    name = "screen",
    mixinStandardHelpOptions = true,
    description = {
      "Gives a kiosk, a display, a pad or an officer's screen its token, and takes it away.",
      "With a token a screen may do what it must, and nobody signs in to it; at a screen of kind"
          + " counter an officer signs in by finger or card, where board.toml has [sign-in].",
      "The board need not be stopped; it takes a change at the next request.",
      "",
      "  motcua screen add --data /var/lib/motcua own-screen kiosk",
      "  motcua screen add --data /var/lib/motcua pad-1 pad --counter 1",
      "  motcua screen add --data /var/lib/motcua pc-1 counter --counter 1"
    },
    subcommands = {ScreenAdd.class, ScreenList.class, ScreenRemove.class})
public final class ScreenCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Name a subcommand: add, list or remove.");
  }
}
