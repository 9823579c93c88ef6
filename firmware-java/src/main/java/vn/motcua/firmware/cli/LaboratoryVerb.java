package vn.motcua.firmware.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Replaces a verb of the laboratory when it is not installed, and says so. */
@Command(hidden = true)
final class LaboratoryVerb implements Callable<Integer> {
  private static final List<String> NAMES = List.of("demo", "simulate", "torture", "bench");

  @Spec private CommandSpec spec = CommandSpec.create();

  /** Adds a replacement for each verb of the laboratory that is missing. */
  static void standInFor(CommandLine command) {
    for (String name : NAMES) {
      if (!command.getSubcommands().containsKey(name)) {
        command.addSubcommand(
            name, new CommandLine(new LaboratoryVerb()).setUnmatchedArgumentsAllowed(true));
      }
    }
  }

  @Override
  public Integer call() {
    spec.commandLine()
        .getErr()
        .println(
            "motcua: "
                + spec.name()
                + " belongs to the laboratory, which is not installed here; motcua-lab.jar of the"
                + " same version has it");
    return ExitCode.UNAVAILABLE;
  }
}
