package vn.motcua.firmware.cli.inspect;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code motcua inspect}: explains captures, for technicians. */
@Command(
    name = "inspect",
    mixinStandardHelpOptions = true,
    description = {
      "Explains a capture of a device's bytes.",
      "Prints one JSON object on each line. Exit codes: 0 all bytes understood; 3 some bytes not"
          + " understood, with their offset; 2 the file cannot be read."
    },
    subcommands = {
      InspectEscpos.class,
      InspectEncode.class,
      InspectStatus.class,
      InspectR30x.class,
      InspectEvdev.class,
      InspectHidpos.class,
      InspectSerial.class,
      InspectZk.class,
      InspectImage.class
    })
public final class InspectCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(), "Name the kind of capture; --help lists them.");
  }
}
